"""A picture file of digits, of any size, polarity and light -> images as MNIST has them."""

from pathlib import Path

import numpy as np

from blenddigits.core.errors import UserError
from blenddigits.core.given import checked_count
from blenddigits.data.idx import USUAL_SIDE as SIDE
from blenddigits.preprocessing.colour import grey_of
from blenddigits.preprocessing.decoding import Colours, colours_of
from blenddigits.preprocessing.ink import NoInkError, inks_of
from blenddigits.preprocessing.mnist_form import Digit, as_mnist, has_mnist_form

LARGEST_FILE = 256 * 2**20
ONE_COLOUR = 1 / 64  # contrasts below it are none
LONGEST = 10  # digits of such a number
CHOICE = "#"  # between the name of a file and the number of a digit in it


def read_digit(path: str | Path, side: int = SIDE) -> Digit:
    """The digit in a picture file, as MNIST has it: float32 in [0, 1], white on black.

    It may be a drawing or a photo, on plain, ruled, squared or dotted paper, of any size, colour
    and polarity, rotated by EXIF, transparent, with 16 bits or a palette. Of several digits
    "page.jpg#2" is the second in reading order. A picture that has MNIST's form is taken as it is.
    For a model of other images than MNIST's `side` is its `model.side`.

    Raises UserError when there is no such file, it is no picture, or shows no digit or several.

    >>> blenddigits.read_digit(file_a).shape
    (28, 28)
    """
    file, number = split_choice(str(path))
    return digit_from_bytes(content_of(file, str(file)), str(file), number, side=side)


def read_digits(path: str | Path, side: int = SIDE) -> list[Digit]:
    """All digits in a picture file, in reading order; otherwise as `read_digit`.

    >>> [digit.shape for digit in blenddigits.read_digits(file_a)]
    [(28, 28)]
    """
    file, number = split_choice(str(path))
    digits = digits_from_bytes(content_of(file, str(file)), str(file), side)
    return digits if number is None else [chosen_digit(digits, str(file), number)]


def digit_from_bytes(
    content: bytes, name: str, number: int | None = None, *, side: int = SIDE
) -> Digit:
    """The only digit in the content of a picture file, or the one with this number from 1.

    `name` stands in errors.
    """
    return chosen_digit(digits_from_bytes(content, name, side), name, number)


def digits_from_bytes(content: bytes, name: str, side: int = SIDE) -> list[Digit]:
    """All digits in the content of a picture file, in reading order."""
    check_length(content, name)
    return digits_of(colours_of(content, name), name, checked_count(side, "side", least=1))


def check_length(content: bytes, name: str) -> None:
    """Raise UserError for the content of a file that is empty, or larger than any picture."""
    if not content:
        raise UserError(f"{name}: empty")
    if len(content) > LARGEST_FILE:
        raise UserError(f"{name}: larger than {LARGEST_FILE >> 20} MB: no picture of one is")


def content_of(path: Path, name: str) -> bytes:
    """The content of a file, of a huge one no more than one byte above the largest.

    Raises UserError, which begins with `name`, where it cannot be read.
    """
    if path.is_dir():
        raise UserError(f"{name}: expected a picture, found a folder")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UserError(f"{name}: not found") from None
    except OSError as error:
        raise UserError(f"{name}: cannot be read ({error.strerror})") from None


def digits_of(colours: Colours, name: str, side: int = SIDE) -> list[Digit]:
    """All digits in a picture, in reading order; raises UserError where there are none."""
    if np.ptp(colours, axis=(0, 1)).max() < ONE_COLOUR:
        raise UserError(f"{name}: all of one colour: there is no digit in it")
    grey = grey_of(colours)
    if has_mnist_form(grey, side):
        return [grey]
    try:
        images = [as_mnist(ink, side) for ink in inks_of(grey)]
    except NoInkError as error:
        raise UserError(f"{name}: no digit found: {error}") from None
    # A thin pen is made as white as a thick one.
    return [(image / image.max()).astype(np.float32) for image in images]


def chosen_digit(digits: list[Digit], name: str, number: int | None) -> Digit:
    """The only one, or that of a number from 1; raises UserError where there is no such."""
    count = len(digits)
    if number is None and count > 1:
        raise UserError(
            f"{name}: {count} digits; choose one, as in {name}{CHOICE}2 for the second in reading "
            f"order: `blenddigits reconstruct {name} --digits -o digits.png` shows them"
        )
    if number is not None and not 1 <= number <= count:
        one_of = f"1 to {count}" if count > 1 else "1"
        raise UserError(f"{name}{CHOICE}{number}: no such digit in it; choose {one_of}")
    return digits[(number or 1) - 1]


def split_choice(path: str) -> tuple[Path, int | None]:
    """The file and the digit in it; a file whose name ends like a choice is that file."""
    name, separator, number = path.rpartition(CHOICE)
    if (
        separator
        and number.isascii()
        and number.isdecimal()
        and len(number) < LONGEST
        and not Path(path).exists()
    ):
        return Path(name), int(number)
    return Path(path), None
