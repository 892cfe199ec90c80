"""MNIST's four files: their names and their idx format; read with NumPy alone."""

import math
import struct
from pathlib import Path

import numpy as np
from jaxtyping import UInt8

from blenddigits.core.errors import UserError

SIDE = 28  # pixels of an image's height and width

TRAIN_IMAGES = "train-images-idx3-ubyte"
TRAIN_LABELS = "train-labels-idx1-ubyte"
TEST_IMAGES = "t10k-images-idx3-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"
FILES = (TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)

REMEDY = "run `dvc repro prepare_mnist` in the project's folder, which fetches MNIST"

_BYTE_TYPE = 8  # the format's number for unsigned bytes


def read_images(path: Path) -> UInt8[np.ndarray, "n 28 28"]:
    """All images of a file; raises UserError when it is missing, damaged or of another kind."""
    images = _read_idx(path, dimensions=3)
    if images.shape[1:] != (SIDE, SIDE):
        raise UserError(f"{path}: damaged: expected images of {SIDE}x{SIDE} pixels; {REMEDY}")
    return images


def read_labels(path: Path) -> UInt8[np.ndarray, " n"]:
    """All labels of a file; raises UserError when it is missing, damaged or of another kind."""
    return _read_idx(path, dimensions=1)


def _read_idx(path: Path, dimensions: int) -> UInt8[np.ndarray, "..."]:
    """Two zero bytes, the type, the number of sizes; the sizes; the bytes (LeCun & Cortes 1998)."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {REMEDY}") from None
    header = 4 + 4 * dimensions
    if content[:4] != bytes([0, 0, _BYTE_TYPE, dimensions]) or len(content) < header:
        raise UserError(f"{path}: damaged: no idx{dimensions} file of bytes; {REMEDY}")
    sizes = struct.unpack(f">{dimensions}I", content[4:header])
    expected = header + math.prod(sizes)
    if len(content) != expected:
        raise UserError(
            f"{path}: damaged: expected {expected} bytes, found {len(content)}; {REMEDY}"
        )
    return np.frombuffer(content, np.uint8, offset=header).reshape(sizes)
