"""A file of NumPy arrays, `images` and `labels`, and perhaps the names of the `classes`."""

import zipfile
import zlib
from pathlib import Path
from tokenize import TokenError

import numpy as np
from jaxtyping import Int64, UInt8

from blenddigits.core.errors import UserError
from blenddigits.download.classes import MOST_CLASSES, check_classes
from blenddigits.download.folder import Labelled
from blenddigits.download.npz import open_array

GREY_AXES = 3  # the number of images, height and width
_DAMAGED = (  # what NumPy and zipfile raise; RuntimeError for a password
    *(OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error),
    *(RuntimeError, NotImplementedError, MemoryError, TypeError, SyntaxError, TokenError),
)


def read_arrays(file: Path, side: int) -> Labelled:
    """The images of an .npz, as they are.

    Images are bytes, or numbers in [0, 1], of shape (n, side, side), 0 for the ground. Labels are
    positions in `classes`, or, where there are no `classes`, numbers from 0 or names. Raises
    UserError where they are something else.
    """
    try:
        # Of a file that is damaged np.load would not close what it has opened itself.
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
            images, labels = open_array(file, "images"), arrays["labels"]
            labels = labels.astype(str) if labels.dtype.kind == "S" else labels
            names = arrays["classes"].astype(str).ravel().tolist() if "classes" in arrays else None
    except KeyError as error:
        raise UserError(f"{file}: expected arrays images and labels: {error.args[0]}") from None
    except _DAMAGED as error:
        raise UserError(f"{file}: damaged ({' '.join(str(error).split())})") from None
    if labels.ndim != 1 or labels.shape != images.shape[:1]:
        count = len(images) if images.ndim else 0
        raise UserError(f"{file}: {count} images, but labels of shape {labels.shape}")
    classes, positions = _classes(file, labels, names)
    check_classes(file, classes, positions)
    return Labelled(classes, _bytes(file, images, side), positions)


def _bytes(file: Path, images: np.ndarray, side: int) -> UInt8[np.ndarray, "n side side"]:
    if images.ndim == GREY_AXES + 1 and 1 in (images.shape[1], images.shape[-1]):
        images = images.squeeze(1 if images.shape[1] == 1 else -1)
    if images.ndim == GREY_AXES + 1 and images.shape[-1] in (3, 4):
        raise UserError(f"{file}: images in colour, and colour is out of scope")
    if images.ndim != GREY_AXES:
        raise UserError(f"{file}: expected images of shape (n, side, side), found {images.shape}")
    if images.shape[1:] != (side, side):
        height, width = images.shape[1:]
        remedy = f"set dataset.side to {height}" if height == width else "make them square"
        raise UserError(
            f"{file}: images of {height}x{width} pixels, but dataset.side is {side}; {remedy}"
        )
    if images.dtype.kind == "f" and images.size and 0 <= images.min() <= images.max() <= 1:
        return (255 * images).round().astype(np.uint8)
    if images.dtype != np.uint8:
        raise UserError(f"{file}: expected images of bytes, or of numbers in [0, 1]")
    return images


def _classes(
    file: Path, labels: np.ndarray, names: list[str] | None
) -> tuple[list[str], Int64[np.ndarray, " n"]]:
    """The names of the classes, and the position of each image's."""
    if labels.dtype.kind == "U":
        known, positions = np.unique(labels, return_inverse=True)
        return known.tolist(), positions.astype(np.int64)
    if labels.dtype.kind not in "iu":
        raise UserError(f"{file}: expected labels that are whole numbers or names")
    largest = int(labels.max()) if labels.size else -1
    if names is None and largest >= MOST_CLASSES:
        raise UserError(f"{file}: a label of {largest}; the largest is {MOST_CLASSES - 1}")
    classes = names or [str(label) for label in range(largest + 1)]
    outside = sorted({int(label) for label in labels if not 0 <= label < len(classes)})
    if outside:
        raise UserError(
            f"{file}: labels outside of 0 to {len(classes) - 1}, the positions of its classes: "
            f"{', '.join(map(str, outside))}"
        )
    return classes, labels.astype(np.int64)
