"""`blenddigits sample`: new digits in a square."""

import argparse
import math

from blenddigits.cli.arguments import add_folder, add_output, add_seed, whole

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
        "--digit", type=whole(0, 9), metavar="D", help="which digit (any: as often as in MNIST)"
    )
    add_seed(parser, "of the codes")


def run(arguments: argparse.Namespace) -> None:
    """Write the square.

    Raises UserError when a model is not there or its prior knows no such digit, and OSError when
    OUT cannot be written.
    """
    from blenddigits.cli.sources import check_target, write_target
    from blenddigits.core.errors import UserError
    from blenddigits.data.idx import SIDE
    from blenddigits.figures.encoding import check_pixels, grid, png
    from blenddigits.inference.blend_model import load

    check_target(arguments.output, arguments.force)
    columns = math.ceil(math.sqrt(arguments.count))
    rows = math.ceil(arguments.count / columns)
    check_pixels(columns * rows * (SIDE * arguments.scale) ** 2)
    model = load(arguments.folder)
    try:
        images = model.sample(arguments.count, digit=arguments.digit, seed=arguments.seed)
    except ValueError as error:
        raise UserError(str(error)) from None
    write_target(arguments.output, png(grid(images, columns), arguments.scale))
