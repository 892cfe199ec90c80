"""MNIST's training images again and again, each a little moved: a data set of any size."""

from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path

import numpy as np
from jaxtyping import UInt8

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_npy, write_pieces
from blenddigits.data.data_set import load_data_set, save_data_set
from blenddigits.data.idx import (
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    idx_bytes,
    idx_header,
    read_images,
    read_labels,
)

SHIFTS = tuple(product(range(-3, 4), repeat=2))  # pixels down and to the right
VALIDATION = 5000

Images = UInt8[np.ndarray, "n side side"]


def make_data(folder: Path, count: int) -> None:
    """Write `count` images to train on, and MNIST's to test on, as prepare_mnist leaves them.

    5,000 of them, or a tenth, are for validation.
    """
    images, labels = read_images(paths.MNIST_RAW / TRAIN_IMAGES, 28), _labels(TRAIN_LABELS)
    raw = folder / paths.MNIST_RAW
    write_pieces(raw / TRAIN_IMAGES, _moved_pieces(images, count))
    write_bytes(raw / TRAIN_LABELS, idx_bytes(np.resize(labels, count)))
    for name in (TEST_IMAGES, TEST_LABELS):
        write_bytes(raw / name, (paths.MNIST_RAW / name).read_bytes())
    save_data_set(load_data_set(), raw / paths.DATA_SET.name)
    size = min(VALIDATION, count // 10)
    write_npy(folder / paths.VALIDATION_INDICES, np.arange(size) * (count // size))


def _moved_pieces(images: Images, count: int) -> Iterator[bytes]:
    """All images once for each of SHIFTS, which MNIST's ground on all sides has room for."""
    yield idx_header((count, *images.shape[1:]))
    for start, shift in zip(range(0, count, len(images)), cycle(SHIFTS), strict=False):
        yield np.roll(images[: count - start], shift, axis=(1, 2)).tobytes()


def _labels(name: str) -> UInt8[np.ndarray, " n"]:
    return read_labels(paths.MNIST_RAW / name)
