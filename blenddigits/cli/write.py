"""`blenddigits write`: a number in your hand."""

import argparse
from pathlib import Path

from blenddigits.cli.arguments import (
    SOURCES,
    UsageError,
    add_folder,
    add_hand,
    add_size,
    add_target,
    number,
)

HELP = "write a number in your hand: a PNG or an SVG"
EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits write 2026 --hand three.jpg five.jpg -o year.png
  blenddigits write 0123456789 --hand page_of_my_digits.jpg -o all_of_mine.svg
  blenddigits write 2026 --seed 7 --size 1200 -o in_some_hand.png
"""

LONGEST = 40  # digits
SIZE = 448


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The number, the hand and the picture."""
    parser.add_argument("number", metavar="NUMBER", type=number(LONGEST), help="digits alone")
    add_target(parser, "a .png or an .svg of the line", ".png", ".svg")
    add_hand(parser)
    add_size(parser, SIZE)
    add_folder(parser)


def run(arguments: argparse.Namespace) -> None:
    """Write the number; raises UsageError where arguments do not go together.

    Raises UserError when a digit or the model is not there, or its prior knows no such digit, and
    OSError when OUT cannot be written.
    """
    is_svg = Path(arguments.output).suffix.lower() == ".svg"
    if is_svg and arguments.pixels:
        raise UsageError("argument --pixels: an .svg is of ink; name a .png file")

    from blenddigits.cli.hands import written
    from blenddigits.cli.sources import check_target, write_target
    from blenddigits.figures.line import line_png, line_svg
    from blenddigits.inference.blend_model import load

    check_target(arguments.output, arguments.force)
    images = written(arguments.number, load(arguments.folder), arguments)
    content = (
        line_svg(images) if is_svg else line_png(images, arguments.size, ink=not arguments.pixels)
    )
    write_target(arguments.output, content)
