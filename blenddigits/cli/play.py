"""`blenddigits play`: the interactive program, or its picture."""

import argparse
from collections.abc import Callable
from pathlib import Path

from blenddigits.cli.arguments import (
    MAX_SEED,
    NAMED_DIGITS,
    NamedDigit,
    between,
    mnist_digit,
    named,
    size,
    whole,
)
from blenddigits.core.errors import UserError
from blenddigits.inference.choices import PATHS
from blenddigits.window.options import LARGEST, NOISE_MAX, SMALLEST, USUAL, Options

HELP = "open the interactive program"
EPILOG = f"""\
A digit is one of
{NAMED_DIGITS}
Examples:
  blenddigits play --first digit:3 --second digit:8:12 --alpha 0.3
  blenddigits play --save window.png
"""

START = Options()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the window shows at its start."""
    add = parser.add_argument
    digit = mnist_digit(_noun)
    add("--first", type=digit, metavar="DIGIT", help="the digit at the beginning (digit:3)")
    add("--second", type=digit, metavar="DIGIT", help="the digit at the end (digit:8)")
    add("--random", action="store_true", help="begin with two digits at random")
    add(
        "--alpha",
        type=between(0.0, 1.0),
        default=START.alpha,
        metavar="T",
        help="the position between them: 0 is the first, 1 the second (%(default)s)",
    )
    add(
        "--noise",
        type=between(0.0, NOISE_MAX),
        default=START.noise_std,
        metavar="STD",
        help="of the Gaussian noise on both; white is 1 (%(default)s)",
    )
    add(
        "--path",
        choices=PATHS,
        default=START.path,
        help="the path between the two codes (%(default)s)",
    )
    add(
        "--seed",
        type=whole(0, MAX_SEED),
        metavar="N",
        help="of noise and chance (that in params.yaml)",
    )
    add(
        "--size",
        type=size(SMALLEST, LARGEST),
        default=USUAL,
        metavar="WxH",
        help="of the window in pixels (1400x900)",
    )
    add("--save", type=named([".png"]), metavar="OUT.png", help="open no window, write its picture")
    add("--force", action="store_true", help="replace OUT.png if it is there")
    add("--blend", type=_now_alpha, help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> None:
    """Open the window, or write its picture.

    Raises UserError when no window can be opened, or a digit or a model is missing, and OSError
    when OUT.png cannot be written.
    """
    from blenddigits.cli.sources import check_target

    if arguments.save:
        check_target(arguments.save, arguments.force)
    open_window = _load_window()
    open_window(
        Options(
            first=_index_of(arguments.first),
            second=_index_of(arguments.second),
            random=arguments.random,
            alpha=arguments.alpha,
            noise_std=arguments.noise,
            path=arguments.path,
            seed=arguments.seed,
            size=arguments.size,
            save=arguments.save and Path(arguments.save),
        )
    )


def _load_window() -> Callable[[Options], None]:
    try:
        from blenddigits.window.opening import open_window
    except ModuleNotFoundError as error:
        raise UserError(
            f"play needs {error.name}, which is not installed: run `make setup` in the project's "
            "folder, or `pip install '.[train]'`"
        ) from None
    except ValueError as error:  # matplotlib's, for an unknown name in MPLBACKEND
        raise UserError(f"matplotlib cannot start: {error}") from None
    return open_window


def _noun() -> str:
    from blenddigits.cli.sources import noun_in_data

    return noun_in_data()


def _index_of(digit: NamedDigit | None) -> int | None:
    from blenddigits.cli.sources import find_test_image

    return None if digit is None else find_test_image(digit)


def _now_alpha(text: str) -> None:
    raise argparse.ArgumentTypeError(f"write --alpha {text}, as for blend")
