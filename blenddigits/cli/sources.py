"""Where the command line's pictures come from and go to: files, MNIST's test images, pipes."""

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from jaxtyping import Float

from blenddigits.cli.arguments import PIPE, NamedDigit, named_digit
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.data.idx import REMEDY, TEST_IMAGES, TEST_LABELS, read_images, read_labels
from blenddigits.figures.encoding import to_intensities
from blenddigits.inference.checks import MOST_OF_A_HAND
from blenddigits.preprocessing.mnist_form import Digit
from blenddigits.preprocessing.picture_file import (
    LARGEST_FILE,
    digit_from_bytes,
    digits_from_bytes,
    read_digit,
    read_digits,
)


def read_source(source: str) -> Digit:
    """What the user named: digit:3:12, test:123, - for a picture from a pipe, or a picture file.

    Raises UserError when there is none.
    """
    digit = named_digit(source)
    if digit is not None:
        index = find_test_image(digit)
        return to_intensities(read_images(paths.MNIST_RAW / TEST_IMAGES)[index])
    if source == PIPE:
        return digit_from_bytes(*_from_pipe())
    return read_digit(source)


def read_page(source: str) -> list[Digit]:
    """All digits of what the user named; raises UserError when there is none."""
    if named_digit(source) is not None:
        return [read_source(source)]
    if source == PIPE:
        return digits_from_bytes(*_from_pipe())
    return read_digits(source)


def read_hand(sources: Sequence[str]) -> Float[np.ndarray, "n 28 28"]:
    """The digits that the user named as a hand; raises UserError for a missing one and too many."""
    digits = [digit for source in sources for digit in read_page(source)]
    if len(digits) > MOST_OF_A_HAND:
        raise UserError(f"--hand: {len(digits)} digits; a hand is 1 to {MOST_OF_A_HAND} of them")
    return np.stack(digits)


def find_test_image(digit: NamedDigit) -> int:
    """Its index among the test images, from 0.

    Raises UserError when there is none, or the file with the labels is missing or damaged.
    """
    labels = read_labels(paths.MNIST_RAW / TEST_LABELS)
    _check_as_many_images(len(labels))
    if digit.label is None:
        if digit.number < len(labels):
            return digit.number
        raise UserError(f"{digit.text}: the test images are test:0 to test:{len(labels) - 1}")
    [own] = np.nonzero(labels == digit.label)
    if digit.number < len(own):
        return int(own[digit.number])
    if not len(own):
        raise UserError(f"{digit.text}: no test image shows it; digits are 0 to 9")
    raise UserError(
        f"{digit.text}: there are {len(own)} test images of {digit.label}; choose 1 to {len(own)}"
    )


def _check_as_many_images(count: int) -> None:
    images = len(read_images(paths.MNIST_RAW / TEST_IMAGES))
    if images != count:
        raise UserError(
            f"{paths.MNIST_RAW}: damaged: {images} images, but {count} labels; {REMEDY}"
        )


def check_target(target: str, force: bool) -> None:
    """Raise UserError when the result could not be written to `target`, before it is computed."""
    if target == PIPE:
        if sys.stdout is None:
            raise UserError("-: standard output is closed; name a file")
        if sys.stdout.isatty():
            raise UserError("-: a terminal shows no pictures; name a file, or pipe it to a program")
        return
    path = Path(target)
    if path.is_dir():
        raise UserError(f"{path}: expected the name of a picture, found a folder")
    if os.path.lexists(path) and not force:
        raise UserError(f"{path}: is there already; --force replaces it")
    above = next(folder for folder in path.parents if folder.exists())
    if not above.is_dir():
        raise UserError(f"{above}: expected a folder for {path.name}, found a file")
    if not os.access(above, os.W_OK):
        raise UserError(f"{above}: cannot be written to")


def _from_pipe() -> tuple[bytes, str]:
    if sys.stdin is None:
        raise UserError("standard input: closed; name a picture file")
    return sys.stdin.buffer.read(LARGEST_FILE + 1), "standard input"


def write_target(target: str, content: bytes) -> None:
    """Write a picture whole or not at all, and say so; to a pipe just write it.

    Of a link that is what it points to. A file that is there keeps its permissions.
    """
    if target == PIPE:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    file = Path(target)
    if file.is_symlink():
        file = file.resolve()
    if file.exists() and not file.is_file():  # a named pipe, a device
        file.write_bytes(content)
    else:
        mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else None
        write_bytes(file, content, mode)
    print(f"wrote {target}: {len(content):,} bytes")
