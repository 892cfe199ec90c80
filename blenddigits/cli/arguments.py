"""The options of each command."""

import argparse
import math
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from blenddigits.inference.choices import CROSS_FADE, PIPE, Kind, PathName

PORT = 4173
MAX_FRAMES = 1000
MAX_SAMPLES = 10_000
MAX_SCALE = 64
MAX_SEED = 2**32 - 1


def add_blend_arguments(parser: argparse.ArgumentParser) -> None:
    """For two digits and the way between them."""
    parser.add_argument("a", metavar="A", help="the digit at the beginning")
    parser.add_argument("b", metavar="B", help="the digit at the end")
    _add_output(parser, "a .gif with the whole way, or a .png with a strip or one picture of it")
    parser.add_argument(
        "--format", choices=["gif", "png"], help="what -o - writes (gif; with --alpha png)"
    )
    many = parser.add_mutually_exclusive_group()
    many.add_argument(
        "--frames",
        type=_whole(2, MAX_FRAMES),
        metavar="N",
        help="pictures on the way, both ends among them (gif: 31, png: 11)",
    )
    many.add_argument(
        "--alpha",
        type=_between(0.0, 1.0),
        metavar="T",
        help="only the picture at this position: 0 is A, 1 is B",
    )
    parser.add_argument(
        "--path",
        choices=get_args(PathName),
        help="the way between the two codes (vae: shipped, that of the page; ae: straight; "
        "ae has no shipped one)",
    )
    _add_model(parser, [*get_args(Kind), CROSS_FADE])
    parser.add_argument("--back", action="store_true", help="gif: and the same way back again")
    parser.add_argument(
        "--frame-ms",
        type=_whole(20, 10_000),
        default=60,
        metavar="MS",
        help="gif: how long each picture is shown, in milliseconds (%(default)s)",
    )


def add_denoise_arguments(parser: argparse.ArgumentParser) -> None:
    """For one digit, with noise on it."""
    _add_image(parser)
    parser.add_argument(
        "--noise",
        type=_between(0.0, 10.0),
        default=0.0,
        metavar="STD",
        help="first add Gaussian noise of this standard deviation; white is 1 (%(default)s)",
    )
    _add_seed(parser, "of the noise")


def add_reconstruct_arguments(parser: argparse.ArgumentParser) -> None:
    """For one digit as it is."""
    _add_image(parser)
    parser.set_defaults(noise=0.0)


def add_sample_arguments(parser: argparse.ArgumentParser) -> None:
    """For new digits."""
    _add_output(parser, "a .png with all of them in a square", suffix=".png")
    parser.add_argument(
        "-n",
        "--count",
        type=_whole(1, MAX_SAMPLES),
        default=64,
        metavar="N",
        help="how many (%(default)s)",
    )
    _add_seed(parser, "of the codes")
    parser.set_defaults(model="vae")


def add_info_arguments(parser: argparse.ArgumentParser) -> None:
    """For model files."""
    parser.add_argument("models", nargs="+", type=Path, metavar="MODEL.onnx")


def add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    """For the server of the page."""
    parser.add_argument(
        "--port",
        type=_whole(0, 65535),
        default=PORT,
        help="on 127.0.0.1 (%(default)s); 0 takes any free one",
    )


def _add_image(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", metavar="IN", help="the digit")
    _add_output(parser, "a .png", suffix=".png")
    parser.add_argument("--beside", action="store_true", help="show IN as the model sees it beside")
    _add_model(parser, list(get_args(Kind)))


def _add_model(parser: argparse.ArgumentParser, models: list[str]) -> None:
    parser.add_argument(
        "--model",
        choices=models,
        default="vae",
        help="vae is the one that the page uses, ae the plain autoencoder (%(default)s)",
    )


def _add_output(parser: argparse.ArgumentParser, what: str, suffix: str = "") -> None:
    parser.add_argument(
        "-o",
        "--output",
        type=_named(suffix),
        required=True,
        metavar="OUT",
        help=f"{what}; - writes it to standard output",
    )
    parser.add_argument("--force", action="store_true", help="replace OUT if it is there")
    parser.add_argument(
        "--scale",
        type=_whole(1, MAX_SCALE),
        default=8,
        metavar="N",
        help="draw each of the 28x28 pixels as a square of NxN (%(default)s)",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="FOLDER",
        help="where the ONNX models are (artifacts/onnx, else what BLENDDIGITS_MODELS names)",
    )


def _add_seed(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "--seed",
        type=_whole(0, MAX_SEED),
        default=0,
        metavar="N",
        help=f"{what}: the same seed gives the same picture (%(default)s)",
    )


def _named(suffix: str) -> Callable[[str], str]:
    """A type for argparse: a file name with this ending, or a pipe."""

    def parse(text: str) -> str:
        if not text or (text != PIPE and not text.lower().endswith(suffix)):
            raise argparse.ArgumentTypeError(f"expected a name that ends in {suffix}, not {text!r}")
        return text

    return parse


def _whole(low: int, high: int) -> Callable[[str], int]:
    """A type for argparse: a whole number from `low` to `high`."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and low <= int(text) <= high):
            raise argparse.ArgumentTypeError(
                f"expected a whole number from {low} to {high}, not {text!r}"
            )
        return int(text)

    return parse


def _between(low: float, high: float) -> Callable[[str], float]:
    """A type for argparse: a number from `low` to `high`."""

    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(
                f"expected a number from {low:g} to {high:g}, not {text!r}"
            )
        return value

    return parse
