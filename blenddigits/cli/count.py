"""`blenddigits count`: handwritten numbers that count up or down, as a GIF."""

import argparse

from blenddigits.cli import ticking
from blenddigits.cli.arguments import SOURCES, UsageError, whole

HELP = "count from one number to another: a GIF"
EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits count 0 20 -o count.gif
  blenddigits count 10 0 --hand three.jpg five.jpg --rest-ms 200 -o countdown.gif
"""

LARGEST = 10**9 - 1
MAX_STEPS = 3600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """From where to where."""
    parser.add_argument("first", metavar="FROM", type=whole(0, LARGEST), help="the first number")
    parser.add_argument("last", metavar="TO", type=whole(0, LARGEST), help="the last number")
    ticking.add_arguments(parser)


def run(arguments: argparse.Namespace) -> None:
    """Write the count; raises UsageError when it is long, and what `write_ticking` raises."""
    first, last = arguments.first, arguments.last
    if abs(last - first) > MAX_STEPS:
        raise UsageError(f"arguments FROM and TO: more than {MAX_STEPS} steps apart")
    numbers = range(first, last + 1) if first <= last else range(first, last - 1, -1)
    width = len(str(max(first, last)))
    ticking.write_ticking([f"{number:>{width}}" for number in numbers], arguments)
