"""The four files of a data set, as MNIST has them, in idx format; read with NumPy alone."""

import math
import mmap
import os
import struct
from pathlib import Path

import numpy as np
from jaxtyping import UInt8

from blenddigits.core.errors import UserError

USUAL_SIDE = 28  # pixels of the height and width of MNIST's images, and of most made after them

TRAIN_IMAGES = "train-images-idx3-ubyte"
TRAIN_LABELS = "train-labels-idx1-ubyte"
TEST_IMAGES = "t10k-images-idx3-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"
FILES = (TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)

REMEDY = "run `dvc repro prepare_mnist` in the project's folder, which fetches them"

_BYTE_TYPE = 8  # the format's number for unsigned bytes


def read_images(path: Path, side: int) -> UInt8[np.ndarray, "n side side"]:
    """All images of a file, mapped: only what is looked at is read from the disk.

    Raises UserError when it is missing, damaged or of another kind.
    """
    images = _read_idx(path, dimensions=3)
    if images.shape[1:] != (side, side):
        raise UserError(f"{path}: damaged: expected images of {side}x{side} pixels; {REMEDY}")
    return images


def read_labels(path: Path) -> UInt8[np.ndarray, " n"]:
    """All labels of a file; raises UserError when it is missing, damaged or of another kind."""
    return _read_idx(path, dimensions=1)


def give_back(mapped: UInt8[np.ndarray, "..."]) -> None:
    """Let go of the memory in which a file's pages lie; what is looked at again is mapped again."""
    base: object = mapped
    while isinstance(base, np.ndarray | memoryview):
        base = base.base if isinstance(base, np.ndarray) else base.obj
    if isinstance(base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)


def idx_bytes(array: UInt8[np.ndarray, "..."]) -> bytes:
    """The content of an idx file of bytes."""
    return idx_header(array.shape) + array.tobytes()


def idx_header(shape: tuple[int, ...]) -> bytes:
    """What an idx file of bytes of this shape begins with."""
    return bytes([0, 0, _BYTE_TYPE, len(shape)]) + struct.pack(f">{len(shape)}I", *shape)


def parse_idx(content: bytes | mmap.mmap, dimensions: int) -> UInt8[np.ndarray, "..."]:
    """Two zero bytes, the type, the number of sizes; the sizes; the bytes (LeCun & Cortes 1998).

    Raises ValueError when it is something else.
    """
    header = 4 + 4 * dimensions
    if content[:4] != bytes([0, 0, _BYTE_TYPE, dimensions]) or len(content) < header:
        raise ValueError(f"no idx{dimensions} file of bytes")
    sizes = struct.unpack(f">{dimensions}I", content[4:header])
    expected = header + math.prod(sizes)
    if len(content) != expected:
        raise ValueError(f"expected {expected} bytes, found {len(content)}")
    return np.frombuffer(content, np.uint8, offset=header).reshape(sizes)


def _read_idx(path: Path, dimensions: int) -> UInt8[np.ndarray, "..."]:
    try:
        return parse_idx(_mapped(path), dimensions)
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {REMEDY}") from None
    except ValueError as error:
        raise UserError(f"{path}: damaged: {error}; {REMEDY}") from None


def _mapped(path: Path) -> bytes | mmap.mmap:
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return b""  # which cannot be mapped
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
