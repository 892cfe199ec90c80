"""What several commands understand in the same way: options, types of arguments, named digits."""

import argparse
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from blenddigits.core.errors import UserError
from blenddigits.inference.choices import Kind

PIPE = "-"  # in place of a file: standard input or output
TEST_IMAGE, CLASS, DIGIT = "test", "class", "digit"  # before a colon
MAX_SCALE = 64
MIN_SIZE, MAX_SIZE = 28, 4000  # pixels
TURNS = ("0", "90", "180", "270", "auto")
MAX_SEED = 2**63 - 1
LONGEST_NUMBER = 19  # digits, those of MAX_SEED
SHOWN = 60  # letters of what was given wrongly

NAMED_DIGITS = """\
  digit:7      the first test image of MNIST that shows a 7; digit:7:12 is the twelfth
  class:Bag    the same of any data set, by the name of the class; letter:A where they are letters
  test:123     number 123 of all test images, counted from 0
"""
SOURCES = f"""\
A digit is one of
  three.jpg    a picture file of any size and polarity: a drawing, a scan, a photo of paper
  page.jpg#2   the second of several digits in it, in reading order
  -            a picture from a pipe
{NAMED_DIGITS}"""


class UsageError(Exception):
    """Arguments that are right one by one and do not go together."""


class NamedDigit(NamedTuple):
    """A test image as the user wrote it: the `number`-th, from 0, of all or of those of a class."""

    text: str
    name: str | None  # of the class
    number: int


def named_digit(text: str, noun: str = DIGIT) -> NamedDigit | None:
    """What digit:3, class:Bag, digit:3:12 or test:123 name; None for the name of a file.

    `noun` is what the data set's pictures are called: letter:A, where they are letters. Raises
    UserError when a name is missing, or a number is missing or none.
    """
    if not text:
        raise UserError("the name of a digit is empty; name a picture file, or digit:3")
    kind, colon, rest = text.partition(":")
    if not colon or kind not in {TEST_IMAGE, CLASS, DIGIT, noun}:
        return None
    if kind == TEST_IMAGE:
        return NamedDigit(text, None, _number(text, f"{TEST_IMAGE}:", 0))
    name, colon, _ = rest.rpartition(":")
    if not (name if colon else rest):
        raise UserError(f"{text}: expected a name after {kind}:")
    if not colon:
        return NamedDigit(text, rest, 0)
    return NamedDigit(text, name, _number(text, f"{kind}:{name}:", 1) - 1)


def mnist_digit(noun: Callable[[], str]) -> Callable[[str], NamedDigit]:
    """A type for argparse: a digit that is no file; `noun` tells what one in data/ is called."""

    def parse(text: str) -> NamedDigit:
        try:
            found = named_digit(text) or named_digit(text, noun())
        except UserError as error:
            raise argparse.ArgumentTypeError(str(error)) from None
        if found is None:
            raise argparse.ArgumentTypeError(
                "expected digit:3, digit:3:12 for its twelfth test image, or test:123, "
                f"not {_short(text)}"
            )
        return found

    return parse


def add_target(parser: argparse.ArgumentParser, what: str, *suffixes: str) -> None:
    """Where the picture goes."""
    parser.add_argument(
        "-o",
        "--output",
        type=named(suffixes or ("",), PIPE),
        required=True,
        metavar="OUT",
        help=f"{what}; - writes it to standard output",
    )
    parser.add_argument("--force", action="store_true", help="replace OUT if it is there")


def add_output(parser: argparse.ArgumentParser, what: str, suffix: str = "") -> None:
    """Where the picture goes, and how large it is drawn."""
    add_target(parser, what, suffix)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument(
        "--scale",
        type=whole(1, MAX_SCALE),
        default=8,
        metavar="N",
        help="draw each of the picture's pixels as a square of NxN (%(default)s)",
    )
    sizes.add_argument(
        "--size",
        type=whole(MIN_SIZE, MAX_SIZE),
        metavar="N",
        help="draw each digit on NxN pixels, any number, in place of --scale",
    )


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Where the models are."""
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="FOLDER",
        help="where the ONNX models are (what BLENDDIGITS_MODELS names, else artifacts/onnx)",
    )


def add_model(parser: argparse.ArgumentParser, *others: str) -> None:
    """Which model, or what there is in place of one, and where it is."""
    add_folder(parser)
    parser.add_argument(
        "--model",
        choices=[*get_args(Kind), *others],
        default="vae",
        help="vae is the one that the page uses, ae the plain autoencoder (%(default)s)",
    )


def add_ink(parser: argparse.ArgumentParser, and_more: str = "") -> None:
    """Whether digits are drawn as ink."""
    parser.add_argument(
        "--ink",
        action="store_true",
        help=f"smooth strokes, dark on white, in place of pixels{and_more}",
    )


def add_turn(parser: argparse.ArgumentParser) -> None:
    """How a picture that lies on its side is turned."""
    parser.add_argument(
        "--turn",
        choices=TURNS,
        default="0",
        help="turn digits by so many degrees to the left; auto: each to where it is most familiar "
        "to the model (%(default)s)",
    )


def check_turn(arguments: argparse.Namespace) -> None:
    """Raise UsageError where nobody knows what is familiar."""
    if arguments.model != "vae" and arguments.turn == "auto":
        raise UsageError("argument --turn: only the vae knows what is familiar")


def add_seed(parser: argparse.ArgumentParser, what: str) -> None:
    """What chance begins with."""
    parser.add_argument(
        "--seed",
        type=whole(0, MAX_SEED),
        default=0,
        metavar="N",
        help=f"{what}: the same seed gives the same picture (%(default)s)",
    )


def add_size(parser: argparse.ArgumentParser, default: int) -> None:
    """How high a picture of a line of digits is."""
    parser.add_argument(
        "--size",
        type=whole(MIN_SIZE, MAX_SIZE),
        default=default,
        metavar="N",
        help="height of the picture in pixels, any (%(default)s)",
    )
    parser.add_argument(
        "--pixels",
        action="store_true",
        help="the 28x28 pixels that the model makes, white on black, in place of ink",
    )


def add_hand(parser: argparse.ArgumentParser) -> None:
    """In whose hand something is written."""
    parser.add_argument(
        "--hand",
        nargs="+",
        default=[],
        metavar="IN",
        help="one to ten digits of yours, or a page of them: all others are written alike",
    )
    add_seed(parser, "of the hand where none is given")


def named(suffixes: Sequence[str], *others: str) -> Callable[[str], str]:
    """A type for argparse: a file name with one of these endings, or one of the others."""

    def parse(text: str) -> str:
        if not text or (text not in others and not text.lower().endswith(tuple(suffixes))):
            raise argparse.ArgumentTypeError(
                f"expected a name that ends in {' or '.join(suffixes)}, not {_short(text)}"
            )
        return text

    return parse


def number(longest: int) -> Callable[[str], str]:
    """A type for argparse: digits alone, up to so many."""

    def parse(text: str) -> str:
        if not (text.isascii() and text.isdecimal() and len(text) <= longest):
            raise argparse.ArgumentTypeError(f"expected up to {longest} digits, not {_short(text)}")
        return text

    return parse


def whole(low: int, high: int) -> Callable[[str], int]:
    """A type for argparse: a whole number from `low` to `high`."""

    def parse(text: str) -> int:
        if not (_is_number(text) and low <= int(text) <= high):
            raise argparse.ArgumentTypeError(
                f"expected a whole number from {low} to {high}, not {_short(text)}"
            )
        return int(text)

    return parse


def between(low: float, high: float) -> Callable[[str], float]:
    """A type for argparse: a number from `low` to `high`."""

    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(
                f"expected a number from {low:g} to {high:g}, not {_short(text)}"
            )
        return value

    return parse


def size(smallest: tuple[int, int], largest: tuple[int, int]) -> Callable[[str], tuple[int, int]]:
    """A type for argparse: width and height, as in 1400x900."""

    def parse(text: str) -> tuple[int, int]:
        sides = text.split("x")
        if len(sides) == 2 and all(_is_number(side) for side in sides):
            width, height = (int(side) for side in sides)
            if smallest[0] <= width <= largest[0] and smallest[1] <= height <= largest[1]:
                return width, height
        low, high = ("x".join(str(side) for side in sides) for sides in (smallest, largest))
        raise argparse.ArgumentTypeError(
            f"expected a size from {low} to {high}, not {_short(text)}"
        )

    return parse


def _number(text: str, start: str, least: int) -> int:
    digits = text.removeprefix(start)
    if not _is_number(digits) or int(digits) < least:
        what = "a number" if least == 0 else f"a number from {least}"
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
        raise UserError(f"{shown}: expected {what} after {start}")
    return int(digits)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER


def _short(text: str) -> str:
    return repr(text) if len(text) <= SHOWN else f"{text[:SHOWN]!r} and more"
