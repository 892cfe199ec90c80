"""`blenddigits sample`: new digits in a square."""

import argparse
import math
from typing import TYPE_CHECKING

from blenddigits.cli.arguments import add_folder, add_output, add_seed, whole

if TYPE_CHECKING:
    from blenddigits.inference.blend_model import BlendModel

HELP = "make new digits"
EPILOG = """\
Examples:
  blenddigits sample -n 64 -o digits.png
  blenddigits sample --digit 7 -n 16 --seed 3 -o sevens.png
  blenddigits sample -n 1 --seed 7 --scale 1 -o - | blenddigits blend - digit:0 -o from_a_sample.gif
"""

MAX_SAMPLES = 10_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many, and of which seed."""
    add_output(parser, "a .png with all of them in a square", suffix=".png")
    add_folder(parser)
    parser.add_argument(
        "-n",
        "--count",
        type=whole(1, MAX_SAMPLES),
        default=64,
        metavar="N",
        help="how many (%(default)s)",
    )
    parser.add_argument(
        "--digit",
        "--class",
        metavar="NAME",
        help="which digit, or whose class the model has learned (any: as often as in its data)",
    )
    add_seed(parser, "of the codes")


def run(arguments: argparse.Namespace) -> None:
    """Write the square.

    Raises UserError when a model is not there or its prior knows no such digit, and OSError when
    OUT cannot be written.
    """
    from blenddigits.cli.drawing import drawn, shown_side
    from blenddigits.cli.sources import check_target, write_target
    from blenddigits.core.errors import UserError
    from blenddigits.figures.encoding import check_size, grid, png
    from blenddigits.inference.blend_model import load

    check_target(arguments.output, arguments.force)
    columns = math.ceil(math.sqrt(arguments.count))
    rows = math.ceil(arguments.count / columns)
    model = load(arguments.folder)
    check_size(columns * rows * shown_side(model.side, arguments) ** 2)
    try:
        label = _label_of(arguments.digit, model)
        images = model.sample(arguments.count, digit=label, seed=arguments.seed)
    except ValueError as error:
        raise UserError(str(error)) from None
    pictures, scale = drawn(images, arguments)
    write_target(arguments.output, png(grid(pictures, columns), scale))


def _label_of(name: str | None, model: "BlendModel") -> int | None:
    """The class of this name; raises UserError when the model has not learned it."""
    from blenddigits.cli.classes import label_of, listed
    from blenddigits.core.errors import UserError

    label = None if name is None else label_of(name, model.classes)
    if name is not None and label is None:
        raise UserError(
            f"--digit {name}: the model knows no such {model.learned.noun}; its "
            f"{model.learned.plural} are {listed(model.classes)}"
        )
    return label
