"""`blenddigits reconstruct`: what a model makes of a digit, and how familiar it is to it."""

import argparse
import sys
from typing import TYPE_CHECKING

from blenddigits.cli.arguments import (
    SOURCES,
    UsageError,
    add_ink,
    add_model,
    add_output,
    add_turn,
    check_turn,
)

if TYPE_CHECKING:
    from blenddigits.inference.blend_model import BlendModel
    from blenddigits.preprocessing.mnist_form import Digit

HELP = "show what comes back of a digit from its code"
EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits reconstruct photo.jpg --beside -o seen_and_reconstructed.png
  blenddigits reconstruct page.jpg --digits -o digits_with_numbers.png
  blenddigits reconstruct page.jpg#2 --turn auto -o second.png
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The digit and the model."""
    parser.add_argument("image", metavar="IN", help="the digit")
    add_output(parser, "a .png", suffix=".png")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--beside", action="store_true", help="show IN as the model sees it beside")
    shown.add_argument(
        "--digits",
        action="store_true",
        help="show all digits found in IN with their numbers instead; no model is asked",
    )
    add_ink(parser)
    add_turn(parser)
    add_model(parser)


def run(arguments: argparse.Namespace, noise_std: float | None = None, seed: int = 0) -> None:
    """Write what the model makes of the digit, and say how familiar it is.

    Where noise is to be taken out, that says nothing; Gaussian noise of `noise_std` is added first.
    Raises UserError when the digit or the model is not there, and OSError when OUT cannot be
    written.
    """
    import numpy as np

    from blenddigits.cli.drawing import drawn
    from blenddigits.cli.sources import check_target, read_source, reads_for, write_target
    from blenddigits.cli.turning import turned
    from blenddigits.figures.encoding import png, strip
    from blenddigits.inference.blend_model import load

    check_turn(arguments)
    if arguments.digits:
        _check_plain(arguments, noise_std)
    check_target(arguments.output, arguments.force)
    if arguments.digits:
        _write_all(arguments)
        return
    model = load(arguments.folder, arguments.model)
    image = read_source(arguments.image, reads_for(model))
    image = turned(image, arguments.turn, model, arguments.image)
    if model.kind == "vae" and noise_std is None:
        _tell_familiarity(model, image)
    if noise_std:
        noise = np.random.default_rng(seed).normal(0, noise_std, image.shape)
        image = (image + noise).clip(0, 1).astype(np.float32)
    result = model.reconstruct(image)
    shown = np.stack([image, result] if arguments.beside else [result])
    pictures, scale = drawn(shown, arguments)
    write_target(arguments.output, png(strip(pictures), scale))


def _check_plain(arguments: argparse.Namespace, noise_std: float | None) -> None:
    """Raise UsageError for what would change the digits that are shown."""
    from blenddigits.preprocessing.picture_file import split_choice

    if split_choice(arguments.image)[1] is not None:
        raise UsageError("argument --digits: shows all digits of a picture: leave its # out")
    if arguments.ink or arguments.size:
        raise UsageError("argument --digits: shows the pixels as they are read, at a --scale")
    if arguments.turn != "0" or noise_std:
        raise UsageError("argument --digits: shows them as they are read, neither turned nor noisy")


def _write_all(arguments: argparse.Namespace) -> None:
    from blenddigits.cli.sources import read_page, write_target
    from blenddigits.figures.numbered import numbered_png

    digits = read_page(arguments.image)
    write_target(arguments.output, numbered_png(digits, arguments.scale))


def _tell_familiarity(model: "BlendModel", image: "Digit") -> None:
    """On standard error: the picture may go to standard output."""
    from blenddigits.cli.strange import strange_words
    from blenddigits.inference.familiarity import STRANGE

    share, learned = float(model.familiarity(image)), model.learned
    said = strange_words(model) if share < STRANGE else "familiarity"
    print(
        f"{said}: {share:.1%} of {learned.title}'s {learned.plural} are no more familiar",
        file=sys.stderr,
    )
