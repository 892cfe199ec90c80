"""Where the command line's pictures come from and go to: files, MNIST's test images, pipes."""

import errno
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, UInt8

from blenddigits.cli.arguments import PIPE, NamedDigit, named_digit
from blenddigits.cli.classes import label_of, listed
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.data.data_set import DataSet, load_data_set
from blenddigits.data.idx import (
    REMEDY,
    TEST_IMAGES,
    TEST_LABELS,
    USUAL_SIDE,
    read_images,
    read_labels,
)
from blenddigits.figures.encoding import to_intensities
from blenddigits.inference.blend_model import BlendModel
from blenddigits.inference.checks import MOST_OF_A_HAND
from blenddigits.inference.learned import Learned
from blenddigits.preprocessing.mnist_form import Digit
from blenddigits.preprocessing.picture_file import (
    LARGEST_FILE,
    digit_from_bytes,
    digits_from_bytes,
    read_digit,
    read_digits,
)


class Reads(NamedTuple):
    """What pictures may be read for: as a model has learned them, else as MNIST's are."""

    learned: Learned = Learned()
    side: int = USUAL_SIDE


def reads_for(model: BlendModel) -> Reads:
    """Pictures for this model."""
    return Reads(model.learned, model.side)


def reads_without_model() -> Reads:
    """Pictures such as those in data/; where there are none, such as MNIST's."""
    if not paths.DATA_SET.exists():
        return Reads()
    data = load_data_set()
    learned = Learned(data.title, data.noun, data.plural, data.classes, data.handwriting)
    return Reads(learned, data.side)


def read_source(source: str, reads: Reads | None = None) -> Digit:
    """What the user named: digit:3:12, test:123, - for a picture from a pipe, or a picture file.

    Raises UserError when there is none, or it is not for this model.
    """
    reads = reads or reads_without_model()
    digit = _named(source, reads)
    if digit is not None:
        return _test_image(digit, reads)
    _check_handwriting(source, reads)
    if source == PIPE:
        return digit_from_bytes(*_from_pipe(), side=reads.side)
    return read_digit(source, reads.side)


def read_page(source: str, reads: Reads | None = None) -> list[Digit]:
    """All digits of what the user named; raises UserError when there is none."""
    reads = reads or reads_without_model()
    if _named(source, reads) is not None:
        return [read_source(source, reads)]
    _check_handwriting(source, reads)
    if source == PIPE:
        return digits_from_bytes(*_from_pipe(), reads.side)
    return read_digits(source, reads.side)


def _named(source: str, reads: Reads) -> NamedDigit | None:
    """What names a picture in data/, also in the words for those that the model has learned."""
    return named_digit(source, noun_in_data()) or named_digit(source, reads.learned.noun)


def noun_in_data() -> str:
    """What a picture in data/ is called; a digit where there is none."""
    return reads_without_model().learned.noun


class TestImages(NamedTuple):
    """Those in data/, and what they show."""

    images: UInt8[np.ndarray, "n side side"]
    labels: UInt8[np.ndarray, " n"]
    data: DataSet


def _test_image(digit: NamedDigit, reads: Reads) -> Digit:
    test = _read_test_images()
    _check_learned(digit, test.data, reads)
    return to_intensities(test.images[_position(digit, test)])


def _check_learned(digit: NamedDigit, data: DataSet, reads: Reads) -> None:
    title, side = reads.learned.title, reads.side
    if data.title != title:
        raise UserError(
            f"{digit.text}: the pictures in {paths.DATA} are {data.title}, but the model has "
            f"learned {title}; name a picture file, or with --folder a model of {data.title}"
        )
    if data.side != side:
        raise UserError(
            f"{digit.text}: {data.title} has {data.side}x{data.side} pixels, but the model has "
            f"learned {side}x{side}"
        )


def _check_handwriting(source: str, reads: Reads) -> None:
    if not reads.learned.handwriting:
        raise UserError(
            f"{source}: only handwriting is read from pictures, but the model knows "
            f"{reads.learned.plural}; name one of its own, as in class:{reads.learned.classes[0]}"
        )


def read_hand(
    sources: Sequence[str], reads: Reads | None = None
) -> Float[np.ndarray, "n side side"]:
    """The digits that the user named as a hand; raises UserError for a missing one and too many."""
    digits = [digit for source in sources for digit in read_page(source, reads)]
    if len(digits) > MOST_OF_A_HAND:
        raise UserError(f"--hand: {len(digits)} digits; a hand is 1 to {MOST_OF_A_HAND} of them")
    return np.stack(digits)


def find_test_image(digit: NamedDigit) -> int:
    """Its index among the test images, from 0.

    Raises UserError when there is none, or the file with the labels is missing or damaged.
    """
    return _position(digit, _read_test_images())


def _read_test_images() -> TestImages:
    labels, data = read_labels(paths.MNIST_RAW / TEST_LABELS), load_data_set()
    images = read_images(paths.MNIST_RAW / TEST_IMAGES, data.side)
    if len(images) != len(labels):
        raise UserError(
            f"{paths.MNIST_RAW}: damaged: {len(images)} images, but {len(labels)} labels; {REMEDY}"
        )
    return TestImages(images, labels, data)


def _position(digit: NamedDigit, test: TestImages) -> int:
    _, labels, data = test
    if digit.name is None:
        if digit.number < len(labels):
            return digit.number
        raise UserError(f"{digit.text}: the test images are test:0 to test:{len(labels) - 1}")
    label = label_of(digit.name, data.classes)
    if label is None:
        raise UserError(
            f"{digit.text}: no test image shows it; {data.plural} are {listed(data.classes)}"
        )
    [own] = np.nonzero(labels == label)
    if digit.number < len(own):
        return int(own[digit.number])
    raise UserError(
        f"{digit.text}: there are {len(own)} test images of {data.classes[label]}; choose 1 to "
        f"{len(own)}"
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
    if _leads_back(path):
        raise UserError(f"{path}: a link that leads back to itself; remove it, or name another")
    above = next((folder for folder in path.parents if folder.exists()), None)
    if above is None:  # another drive of Windows
        raise UserError(f"{path}: there is no {path.anchor or path.parent}; name another folder")
    if not above.is_dir():
        raise UserError(f"{above}: expected a folder for {path.name}, found a file")
    if not os.access(above, os.W_OK):
        raise UserError(f"{above}: cannot be written to")


def _leads_back(path: Path) -> bool:
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


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
