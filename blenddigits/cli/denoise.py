"""`blenddigits denoise`: a digit without its noise, which may first be added."""

import argparse

from blenddigits.cli import reconstruct
from blenddigits.cli.arguments import SOURCES, add_seed, between

HELP = "take the noise out of a digit"
EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits denoise noisy.png -o clean.png
  blenddigits denoise digit:5 --noise 0.4 --beside -o before_and_after.png
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of reconstruct, and the noise."""
    reconstruct.add_arguments(parser)
    parser.add_argument(
        "--noise",
        type=between(0.0, 10.0),
        default=0.0,
        metavar="STD",
        help="first add Gaussian noise of this standard deviation; white is 1 (%(default)s)",
    )
    add_seed(parser, "of the noise")


def run(arguments: argparse.Namespace) -> None:
    """Write what the model makes of the noisy digit; raises what reconstruct raises."""
    reconstruct.run(arguments, arguments.noise, arguments.seed)
