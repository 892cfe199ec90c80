"""The parser of the command line: every command with its help and its arguments."""

import argparse
from collections.abc import Mapping
from typing import Protocol

from blenddigits.cli import (
    blend,
    clock,
    count,
    denoise,
    info,
    play,
    reconstruct,
    sample,
    serve,
    write,
)
from blenddigits.cli.arguments import SOURCES


class Command(Protocol):
    """What the module of a command has; it loads what it needs when it runs."""

    HELP: str  # a line for the list of commands
    EPILOG: str  # examples, and what has to be said before them

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Tell the parser what the command understands."""

    def run(self, arguments: argparse.Namespace) -> None:
        """Do it."""


COMMANDS: Mapping[str, Command] = {
    "blend": blend,
    "denoise": denoise,
    "reconstruct": reconstruct,
    "sample": sample,
    "write": write,
    "clock": clock,
    "count": count,
    "info": info,
    "serve": serve,
    "play": play,
}

_EXIT_CODES = "Exit codes: 0 done, 1 something was wrong with what was given, 2 wrong usage."
_EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits blend three.jpg eight.png -o blend.gif
  blenddigits blend digit:3 digit:8 -o strip.png
  blenddigits denoise test:5 --noise 0.4 --beside -o denoised.png
  blenddigits sample -n 64 -o digits.png
  blenddigits write 2026 --hand three.jpg five.jpg -o year.png
"""


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; `arguments.run(arguments)` does what was asked for.

    `arguments.usage_error` ends the program with what was wrong and the command's usage.
    """
    parser = argparse.ArgumentParser(
        prog="blenddigits",
        description="Blends handwritten digits with a variational autoencoder.",
        epilog=f"{_EPILOG}\n{_EXIT_CODES}\nblenddigits COMMAND --help tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="store_true", help="print the version and exit")
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        own = parsers.add_parser(
            name,
            help=command.HELP,
            description=f"{command.HELP[0].upper()}{command.HELP[1:]}.",
            epilog=f"{command.EPILOG}\n{_EXIT_CODES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_arguments(own)
        own.set_defaults(run=command.run, usage_error=own.error)
    return parser
