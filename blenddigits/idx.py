"""MNIST's test images from the raw files, for programs that do without torch."""

import math
import struct
from pathlib import Path

import numpy as np
from jaxtyping import Float, UInt8

from blenddigits import paths
from blenddigits.errors import UserError
from blenddigits.handwriting import SIDE
from blenddigits.pictures import to_intensities

TEST_IMAGES = "t10k-images-idx3-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"
BYTE_TYPE = 8  # the format's number for unsigned bytes
_REMEDY = "run `dvc repro prepare_mnist` in the project's folder, which fetches MNIST"


def mnist_test_image(index: int, folder: Path = paths.MNIST_RAW) -> Float[np.ndarray, "28 28"]:
    """The test image at `index`, counted from 0, as intensities in [0, 1].

    Raises UserError when there is none, or the file is missing or damaged.
    """
    images = read_idx(folder / TEST_IMAGES, dimensions=3)
    if images.shape[1:] != (SIDE, SIDE):
        raise UserError(f"{folder / TEST_IMAGES}: expected images of 28x28 pixels; {_REMEDY}")
    if not 0 <= index < len(images):
        raise UserError(f"test:{index}: the test images are test:0 to test:{len(images) - 1}")
    return to_intensities(images[index])


def first_test_image(digit: int, folder: Path = paths.MNIST_RAW) -> Float[np.ndarray, "28 28"]:
    """The first test image of `digit`, in [0, 1]; raises UserError as mnist_test_image does."""
    [found] = np.nonzero(read_idx(folder / TEST_LABELS, dimensions=1) == digit)
    if not len(found):
        raise UserError(f"digit:{digit}: no test image shows it; digits are 0 to 9")
    return mnist_test_image(int(found[0]), folder)


def read_idx(path: Path, dimensions: int) -> UInt8[np.ndarray, "..."]:
    """The array of bytes in an idx file; raises UserError when it is missing or damaged."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {_REMEDY}") from None
    header = 4 + 4 * dimensions  # two zeros, the type, the number of sizes; then the sizes
    if content[:4] != bytes([0, 0, BYTE_TYPE, dimensions]) or len(content) < header:
        raise UserError(f"{path}: damaged: no idx{dimensions} file of bytes; {_REMEDY}")
    sizes = struct.unpack(f">{dimensions}I", content[4:header])
    if len(content) != header + math.prod(sizes):
        expected = header + math.prod(sizes)
        raise UserError(
            f"{path}: damaged: expected {expected} bytes, found {len(content)}; {_REMEDY}"
        )
    return np.frombuffer(content, np.uint8, offset=header).reshape(sizes)
