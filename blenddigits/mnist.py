"""The images and labels of MNIST, as prepare_mnist leaves them, and their splits."""

import struct
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from jaxtyping import Int64, UInt8
from torch import Tensor

from blenddigits import paths
from blenddigits import torchvision_ops as _torchvision_ops  # noqa: F401, torchvision needs it
from blenddigits.errors import UserError
from blenddigits.files import write_npy

from torchvision.datasets import MNIST  # isort: skip

Split = Literal["train", "validation", "test"]

NAME = "MNIST"
CLASSES = 10
TRAIN_SIZE = 60_000

FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)
_REMEDY = "run `dvc repro prepare_mnist`"


def write_split(size: int, generator: torch.Generator) -> None:
    """Fix which `size` of the training images are for validation."""
    chosen = torch.randperm(TRAIN_SIZE, generator=generator)[:size]
    write_npy(paths.VALIDATION_INDICES, chosen.sort().values.numpy())


def load_split(
    split: Split, folder: Path = paths.DATA
) -> tuple[UInt8[Tensor, "n 1 28 28"], Int64[Tensor, " n"]]:
    """Images and labels of one split: "train" is without the validation images.

    Raises UserError when a file is missing, truncated or no idx file.
    """
    for name in FILES:
        _check_idx(folder / paths.MNIST_RAW.relative_to(paths.DATA) / name)
    dataset = MNIST(folder, train=split != "test", download=False)
    images, labels = dataset.data.unsqueeze(1), dataset.targets
    if len(labels) != len(images):
        raise UserError(
            f"{dataset.raw_folder}: damaged: {len(images)} images of the {split} split, "
            f"but {len(labels)} labels; {_REMEDY}"
        )
    if split == "test":
        return images, labels
    validation = _load_validation_indices(
        folder / paths.VALIDATION_INDICES.relative_to(paths.DATA), len(images)
    )
    chosen = torch.zeros(len(images), dtype=torch.bool)
    chosen[validation] = True
    chosen = chosen if split == "validation" else ~chosen
    return images[chosen], labels[chosen]


def first_of_each_class(labels: Int64[Tensor, " n"]) -> list[int]:
    """The position of the first image of each digit, 0 to 9: the examples in our figures.

    Raises UserError when a digit has none.
    """
    found = labels.tolist()
    missing = set(range(CLASSES)) - set(found)
    if missing:
        raise UserError(f"the images hold no digit {min(missing)}; {_REMEDY}")
    return [found.index(digit) for digit in range(CLASSES)]


def _load_validation_indices(path: Path, train_size: int) -> Int64[Tensor, " n"]:
    try:
        indices = np.load(path, allow_pickle=False)
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {_REMEDY}") from None
    except (ValueError, EOFError) as error:
        raise UserError(f"{path}: damaged ({error}); {_REMEDY}") from None
    inside = (indices >= 0) & (indices < train_size)
    if indices.dtype != np.int64 or indices.ndim != 1 or not inside.all():
        raise UserError(f"{path}: expected positions below {train_size}; {_REMEDY}")
    return torch.from_numpy(indices)


def _check_idx(path: Path) -> None:
    """An idx file: two zero bytes, type 8 (uint8), the number of sizes, the sizes, the bytes."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {_REMEDY}") from None
    dimensions = 3 if "idx3" in path.name else 1
    if content[:4] != bytes([0, 0, 8, dimensions]):
        raise UserError(f"{path}: damaged: no idx{dimensions} file of bytes; {_REMEDY}")
    header = 4 + 4 * dimensions
    if len(content) >= header:
        sizes = struct.unpack(f">{dimensions}I", content[4:header])
        header += int(np.prod(sizes, dtype=np.int64))
    if len(content) != header:
        raise UserError(
            f"{path}: damaged: expected {header} bytes, found {len(content)}; {_REMEDY}"
        )
