"""Made-up data and settings in place of the real ones: no test downloads anything."""

import hashlib
import struct

import numpy as np
import pytest
import torch
from jaxtyping import Float, UInt8
from torch import Tensor
from torch.nn import functional as F

from blenddigits.core.params import (
    ComputeParams,
    ExportParams,
    FinetuneParams,
    FitParams,
    PrototypesParams,
    ReaderParams,
)
from blenddigits.data.images import to_intensities
from blenddigits.data.splits import ShuffledBatches, Splits
from blenddigits.data.stored import StoredImages
from blenddigits.download.fetching import Published
from blenddigits.download.published import PUBLISHED
from blenddigits.download.sources import Source
from blenddigits.inference.prior import NO_DIGIT, MixturePrior
from blenddigits.latent.digit_reader import DigitReader
from blenddigits.latent.guide import Guide
from tools import golden_path

MNIST = PUBLISHED["mnist"].data
MADE_UP = MNIST._replace(title="made-up")
COMPUTE = ComputeParams(device="cpu", processes=1, threads=1, precision="fp32")
FIT = FitParams(epochs=3, batch_size=8, max_lr=0.01, schedule="one-cycle", ema_decay=0.9)
READER = ReaderParams(hidden=5, epochs=2, batch_size=20, max_lr=0.05)
PROTOTYPES = PrototypesParams(count=6, iterations=5, reader=READER)
PATH = golden_path.CFG
EXPORT = ExportParams(images=50, max_abs_diff=1e-5, max_blend_diff=1e-4, max_pixel_error=0.0039)
FINETUNE = FinetuneParams(
    epochs=2,
    batch_size=8,
    max_lr=0.01,
    schedule="linear",
    ema_decay=0.9,
    beta=1.0,
    noise_std_min=0.1,
    noise_std_max=0.5,
    clean_share=0.3,
    weight_bits=7,
)


def blobs(count: int, seed: int = 0) -> UInt8[Tensor, "n 1 28 28"]:
    """Blurred random spots: smooth as digits are, no two alike."""
    coarse = torch.rand(count, 1, 7, 7, generator=seeded(seed)).pow(3)
    return (255 * F.interpolate(coarse, size=28, mode="bilinear")).to(torch.uint8)


def blob_intensities(count: int, seed: int = 0) -> Float[Tensor, "n 1 28 28"]:
    """The same in [0, 1]."""
    return to_intensities(blobs(count, seed))


def stored(images: UInt8[Tensor, "n 1 side side"]) -> StoredImages:
    """The same as if they lay in a file."""
    return StoredImages(images.squeeze(1).numpy())


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def random_guide(latent_dim: int = 2) -> Guide:
    """Six random codes, and a reader with random weights of three digits."""
    random = seeded()
    prototypes = 3 * torch.randn(6, latent_dim, generator=random)
    shapes = ((5, latent_dim), (5,), (3, 5), (3,))
    return Guide(
        prototypes, DigitReader(*(torch.randn(shape, generator=random) for shape in shapes))
    )


def made_up_prior() -> MixturePrior:
    """Four components of codes of two numbers: two of a 3, one of a 7 and one of no digit."""
    means = np.array([[-3, 0], [-3, 3], [3, 0], [0, 0]], dtype=np.float32)
    logvars = np.full_like(means, -2) + means / 10
    weights = np.array([0.1, 0.2, 0.3, 0.4], dtype=np.float32)
    return MixturePrior(means, logvars, weights, np.array([3, 3, 7, NO_DIGIT]))


def splits(batch_size: int = 8) -> Splits:
    """40 images to train on, 8 and 12 to measure on."""
    train = ShuffledBatches(stored(blobs(40, seed=1)), batch_size, torch.device("cpu"))
    return Splits(
        train, blob_intensities(8, seed=2), blob_intensities(12, 3), blob_intensities(10), 40
    )


def idx(array: np.ndarray) -> bytes:
    """An idx file of bytes."""
    header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.astype(np.uint8).tobytes()


def raw_files(train: int = 64, test: int = 64) -> dict[str, bytes]:
    """The four files of MNIST, with made-up images of all ten labels in turn."""
    files = {}
    for prefix, count in (("train", train), ("t10k", test)):
        images = blobs(count, seed=count + len(prefix)).squeeze(1).numpy()
        files[f"{prefix}-images-idx3-ubyte"] = idx(images)
        files[f"{prefix}-labels-idx1-ubyte"] = idx(np.arange(count) % len(MNIST.classes))
    return files


def use_made_up_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let prepare_mnist find raw_files() without a network and take them for the published ones."""
    monkeypatch.setitem(PUBLISHED, "mnist", made_up_mnist())


def made_up_mnist(*sources: Source) -> Published:
    """MNIST with raw_files() for its files, from these sources or as they are made."""
    files = raw_files()
    md5s = {name: (hashlib.md5(content).hexdigest(),) for name, content in files.items()}
    sources = sources or (Source("made-up data", lambda _: files),)
    return PUBLISHED["mnist"]._replace(md5s=md5s, sources=sources)
