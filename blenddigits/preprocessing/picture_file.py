"""A picture file of a digit, of any size, polarity and light -> an image as MNIST has them."""

import io
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
from PIL import (  # noqa: F401, the plugins add formats
    IcoImagePlugin,
    Image,
    ImageOps,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from blenddigits.core.errors import UserError
from blenddigits.data.idx import SIDE
from blenddigits.preprocessing.ink import Grey, NoInkError, ink_of
from blenddigits.preprocessing.mnist_form import Digit, as_mnist

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO")
WORKING_SIDE = 512  # pixels of the longer side while ink is looked for
LARGEST_FILE = 256 * 2**20
DARK = 0.25  # the border of MNIST's images, noise included, is darker in most places
ONE_COLOUR = 1 / 64  # contrasts below it are none

_DAMAGED = (  # what Pillow raises while it reads damaged files of one format or another
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)


def read_digit(path: str | Path) -> Digit:
    """The digit in a picture file, as MNIST has it: float32 in [0, 1], white on black.

    It may be a drawing or a photo, of any size and polarity, rotated by EXIF, transparent, with 16
    bits or a palette. A picture of 28x28 pixels with a dark border is taken as it is.

    Raises UserError when there is no such file, it is no picture, or shows no digit.

    >>> blenddigits.read_digit(file_a).shape
    (28, 28)
    """
    path = Path(path)
    if path.is_dir():
        raise UserError(f"{path}: expected a picture, found a folder")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UserError(f"{path}: not found") from None
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from None
    return digit_from_bytes(content, str(path))


def digit_from_bytes(content: bytes, name: str) -> Digit:
    """The same for the content of a picture file; `name` stands in errors."""
    if not content:
        raise UserError(f"{name}: empty")
    if len(content) > LARGEST_FILE:
        raise UserError(f"{name}: larger than {LARGEST_FILE >> 20} MB: no picture of a digit is")
    grey = _grey(_upright(content, name), name)
    if np.ptp(grey) < ONE_COLOUR:
        raise UserError(f"{name}: all of one colour: there is no digit in it")
    if _is_as_mnist(grey):
        return grey
    try:
        image = as_mnist(ink_of(grey))
    except NoInkError as error:
        raise UserError(f"{name}: no digit found: {error}") from None
    return (image / image.max()).astype(np.float32)  # a thin pen is as white as a thick one


def _upright(content: bytes, name: str) -> Image.Image:
    """The picture as the camera was held, decoded no larger than needed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow tells of odd metadata
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                picture.draft(None, (WORKING_SIDE, WORKING_SIDE))  # of a JPEG only what is needed
                return ImageOps.exif_transpose(picture)
    except UnidentifiedImageError:
        raise UserError(f"{name}: no picture that can be read; save it as PNG or JPEG") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UserError(f"{name}: too many pixels; make it smaller first") from None
    except _DAMAGED as error:
        raise UserError(f"{name}: damaged picture ({error})") from None


def _grey(picture: Image.Image, name: str) -> Grey:
    """Intensities in [0, 1], over white, and no larger than needed."""
    if _is_transparent(picture):
        grey = _over_what_shows_it(picture)
    elif picture.mode.startswith(("I", "F")):
        grey = _with_many_levels(picture, name)
    else:
        grey = picture.convert("L")
    grey.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.BOX, reducing_gap=None)
    values = np.asarray(grey, dtype=np.float32)
    return values if grey.mode == "F" else values / 255


def _is_transparent(picture: Image.Image) -> bool:
    return picture.mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in picture.info


def _over_what_shows_it(picture: Image.Image) -> Image.Image:
    """Over white, unless the ink is so light that it shows better over black."""
    rgba = picture.convert("RGBA")
    white, black = (
        Image.alpha_composite(Image.new("RGBA", rgba.size, colour), rgba).convert("L")
        for colour in ("white", "black")
    )
    spread_over_white, spread_over_black = (np.asarray(over).std() for over in (white, black))
    return black if 2 * spread_over_white < spread_over_black else white


def _with_many_levels(picture: Image.Image, name: str) -> Image.Image:
    """16 bits or more, from the darkest to the brightest value: files do not tell the range."""
    values = np.asarray(picture, dtype=np.float32)
    if not np.isfinite(values).all():
        raise UserError(f"{name}: damaged picture (some values are no numbers)")
    lowest, spread = values.min(), np.ptp(values)
    return Image.fromarray((values - lowest) / (spread or 1))


def _is_as_mnist(grey: Grey) -> bool:
    if grey.shape != (SIDE, SIDE):
        return False
    border = np.concatenate([grey[0], grey[-1], grey[1:-1, 0], grey[1:-1, -1]])
    return bool(np.median(border) < DARK and border.mean() < grey.mean())
