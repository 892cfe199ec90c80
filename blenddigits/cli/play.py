"""The command `play`: its arguments, and the window or the picture that it opens."""

import argparse
from pathlib import Path

from blenddigits.core.errors import UserError
from blenddigits.window.options import LARGEST, NOISE_MAX, PATHS, SMALLEST, USUAL, Wishes

START = Wishes()


def add_play_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `play` understands."""
    add = parser.add_argument
    first, second, metavar = START.first, START.second, "DIGIT[:N]"
    add("--first", type=_digit, default=first, metavar=metavar, help="its N-th test image (3)")
    add("--second", type=_digit, default=second, metavar=metavar, help="the other one (8)")
    add("--random", action="store_true", help="begin with two digits at random")
    add(
        "--blend",
        type=_share,
        default=START.blend,
        metavar="SHARE",
        help="of the second, 0 to 1 (0.5)",
    )
    add(
        "--noise",
        type=_noise,
        default=START.noise,
        metavar="STD",
        help=f"on both, 0 to {NOISE_MAX} (0)",
    )
    add("--path", choices=PATHS, default=START.path, help=f"between the codes ({START.path})")
    add("--seed", type=_seed, metavar="N", help="of noise and chance (that in params.yaml)")
    add("--size", type=_size, default=USUAL, metavar="WxH", help="in pixels (1400x900)")
    add("--save", type=Path, metavar="FILE.png", help="open no window, write its picture")
    add("--force", action="store_true", help="overwrite FILE.png")


def play(arguments: argparse.Namespace) -> int:
    """Open the window, or write its picture with --save; returns the exit code.

    Raises UserError when no window can be opened or a model is missing, and OSError when FILE.png
    cannot be written.
    """
    if arguments.save:
        _check_target(arguments.save, arguments.force)
    try:
        from blenddigits.window.opening import run
    except ValueError as error:  # matplotlib's, for an unknown name in MPLBACKEND
        raise UserError(f"matplotlib cannot start: {error}") from None
    run(Wishes(*(getattr(arguments, name) for name in Wishes._fields)))
    return 0


def _check_target(path: Path, may_overwrite: bool) -> None:
    if path.suffix.lower() != ".png":
        raise UserError(f"{path}: the picture is a PNG; let the name end with .png")
    if path.is_dir():
        raise UserError(f"{path}: is a folder; name a file")
    if path.exists() and not may_overwrite:
        raise UserError(f"{path}: is there already; add --force to overwrite it")


def _digit(text: str) -> tuple[int, int]:
    label, _, number = text.partition(":")
    if label not in list("0123456789") or not (number or "1").isdecimal():
        raise argparse.ArgumentTypeError(
            f"expected a digit such as 3, or 3:12 for its twelfth test image, found {text!r}"
        )
    return int(label), int(number or 1)


def _share(text: str, limit: float = 1) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= limit:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to {limit:g}, found {text!r}")
    return share


def _noise(text: str) -> float:
    return _share(text, NOISE_MAX)


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) >= 2**63:
        raise argparse.ArgumentTypeError(f"expected a whole number below 2**63, found {text!r}")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if width.isdecimal() and height.isdecimal():
        size = int(width), int(height)
        if all(
            low <= side <= high for low, side, high in zip(SMALLEST, size, LARGEST, strict=True)
        ):
            return size
    raise argparse.ArgumentTypeError(
        f"expected a size from {SMALLEST[0]}x{SMALLEST[1]} to {LARGEST[0]}x{LARGEST[1]}, "
        f"found {text!r}"
    )
