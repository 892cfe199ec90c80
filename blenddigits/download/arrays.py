"""A file of NumPy arrays, `images` and `labels`, and perhaps the names of the `classes`."""

import zipfile
import zlib
from collections import defaultdict
from pathlib import Path
from tokenize import TokenError

import numpy as np
from jaxtyping import Int64, Shaped, UInt8

from blenddigits.core.errors import UserError
from blenddigits.core.params import DataSetParams
from blenddigits.download.classes import MOST_CLASSES, check_classes
from blenddigits.download.folder import Labelled
from blenddigits.download.npz import open_array
from blenddigits.preprocessing.mnist_form import Digit
from blenddigits.preprocessing.picture_file import digits_of

GREY_AXES = 3  # the number of images, height and width
MOST_NAMED = 100  # of what is wrong with images or labels: there may be a million of them
_DAMAGED = (  # what NumPy and zipfile raise; RuntimeError for a password
    *(OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error),
    *(RuntimeError, NotImplementedError, MemoryError, TypeError, SyntaxError, TokenError),
)


def read_arrays(file: Path, cfg: DataSetParams) -> Labelled:
    """The images of an .npz, as they are or read as handwriting.

    Images are bytes, or numbers in [0, 1], of shape (n, side, side); those taken as they are have 0
    for the ground. Labels are positions in `classes` or names in it, or, where there are no
    `classes`, numbers from 0 or names. Raises UserError where they are something else.
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
    found = _bytes(file, images, cfg.side)
    if cfg.treatment == "handwriting":
        found = _as_handwriting(file, found)
    return Labelled(classes, found, positions)


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


def _as_handwriting(
    file: Path, images: UInt8[np.ndarray, "n side side"]
) -> UInt8[np.ndarray, "n side side"]:
    """What a folder of them would become."""
    read = np.empty_like(images)
    wrong: dict[str, list[str]] = defaultdict(list)
    for number, image in enumerate(images):
        try:
            read[number] = (255 * _only_digit(image)).round()
        except UserError as error:
            wrong[str(error)].append(str(number))
        if sum(map(len, wrong.values())) == MOST_NAMED:
            break
    if wrong:
        said = "; ".join(f"{', '.join(numbers)}{reason}" for reason, numbers in wrong.items())
        raise UserError(
            f"{file}: of its first {number + 1} images these cannot be read as handwriting, "
            f"counted from 0: {said}; mend them, or set dataset.treatment to as_is"
        )
    return read


def _only_digit(image: UInt8[np.ndarray, "side side"]) -> Digit:
    """Raises UserError that names no image, so that those of one fault are told together."""
    colours = np.repeat(image[..., None] / np.float32(255), 3, axis=2)
    found = digits_of(colours, "", len(image))
    if len(found) > 1:
        raise UserError(f": {len(found)} characters in one picture")
    return found[0]


def _classes(
    file: Path, labels: np.ndarray, names: list[str] | None
) -> tuple[list[str], Int64[np.ndarray, " n"]]:
    """The names of the classes, and the position of each image's."""
    if labels.dtype.kind == "U":
        return _named_classes(file, labels, names)
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


def _named_classes(
    file: Path, labels: Shaped[np.ndarray, " n"], names: list[str] | None
) -> tuple[list[str], Int64[np.ndarray, " n"]]:
    """In the order of `classes`, or else of their names."""
    distinct, which = np.unique(labels, return_inverse=True)
    found: list[str] = distinct.tolist()
    classes = names or found
    places = {name: place for place, name in enumerate(classes)}
    if unknown := [repr(name) for name in found if name not in places]:
        more = f" and {len(unknown) - MOST_NAMED} more" if len(unknown) > MOST_NAMED else ""
        raise UserError(
            f"{file}: labels that are none of its classes: {', '.join(unknown[:MOST_NAMED])}{more}"
        )
    return classes, np.array([places[name] for name in found], dtype=np.int64)[which]
