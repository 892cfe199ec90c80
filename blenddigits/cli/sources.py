"""Where the command line's pictures come from and go to: files, MNIST's test images, pipes."""

import sys
from pathlib import Path

import numpy as np
from jaxtyping import Float

from blenddigits.cli.mnist_examples import first_test_image, mnist_test_image
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.inference.choices import PIPE
from blenddigits.preprocessing.picture_file import LARGEST_FILE, digit_from_bytes, read_digit

TEST_IMAGE, DIGIT = "test:", "digit:"


def read_source(source: str) -> Float[np.ndarray, "28 28"]:
    """The digit that the user named: test:123, digit:7, - for a picture from a pipe, or a file.

    Raises UserError when there is none.
    """
    if source.startswith(TEST_IMAGE):
        return mnist_test_image(_number(source, TEST_IMAGE))
    if source.startswith(DIGIT):
        return first_test_image(_number(source, DIGIT))
    if source == PIPE:
        return digit_from_bytes(sys.stdin.buffer.read(LARGEST_FILE + 1), "standard input")
    return read_digit(source)


def check_target(target: str, force: bool) -> None:
    """Raise UserError when the result could not be written to `target`, before it is computed."""
    if target == PIPE:
        if sys.stdout.isatty():
            raise UserError("-: a terminal shows no pictures; name a file, or pipe it to a program")
        return
    path = Path(target)
    if path.is_dir():
        raise UserError(f"{path}: expected the name of a picture, found a folder")
    if path.exists() and not force:
        raise UserError(f"{path}: is there already; --force replaces it")


def write_target(target: str, content: bytes) -> None:
    """Write a picture whole or not at all, and say so; to a pipe just write it."""
    if target == PIPE:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    write_bytes(Path(target), content)
    print(f"wrote {target}: {len(content):,} bytes")


def _number(source: str, kind: str) -> int:
    number = source.removeprefix(kind)
    if not (number.isascii() and number.isdigit()):
        raise UserError(f"{source}: expected a number after {kind}")
    return int(number)
