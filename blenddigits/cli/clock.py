"""`blenddigits clock`: a handwritten clock, as a GIF."""

import argparse
import re
from datetime import datetime, timedelta

from blenddigits.cli import ticking
from blenddigits.cli.arguments import SOURCES, whole

HELP = "draw a clock whose handwritten digits turn into the next: a GIF"
EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits clock -o clock.gif
  blenddigits clock --time 23:58 --steps 3 --hand three.jpg five.jpg -o midnight.gif
  blenddigits clock --seconds --steps 60 --size 112 -o seconds.gif
"""

STEPS = 5
MAX_STEPS = 3600
LONGEST = 20  # letters of a time in a message
TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """When it begins and how long it goes."""
    parser.add_argument(
        "--time", type=_time, metavar="HH:MM[:SS]", help="where it begins (now); 24 hours"
    )
    parser.add_argument("--seconds", action="store_true", help="show and count seconds, too")
    parser.add_argument(
        "--steps",
        type=whole(1, MAX_STEPS),
        default=STEPS,
        metavar="N",
        help="how many minutes pass, or with --seconds seconds (%(default)s)",
    )
    ticking.add_arguments(parser)


def run(arguments: argparse.Namespace) -> None:
    """Write the clock; raises what `write_ticking` raises."""
    start = arguments.time or datetime.now().astimezone()
    step = timedelta(seconds=1) if arguments.seconds else timedelta(minutes=1)
    times = [start + i * step for i in range(arguments.steps + 1)]
    shown = "%H:%M:%S" if arguments.seconds else "%H:%M"
    ticking.write_ticking([f"{time:{shown}}" for time in times], arguments)


def _time(text: str) -> datetime:
    """A type for argparse: that time of some day."""
    found = TIME.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(
            f"expected a time as in 12:59 or 23:59:30, not {text[:LONGEST]!r}"
        )
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return datetime(2000, 1, 1, hours, minutes, seconds)
