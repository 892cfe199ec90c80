"""The terminal's side of a command: streams that are closed, and letters it cannot show."""

import io
import os
import sys


def prepare_streams() -> None:
    """Let no name stop a message: what a terminal cannot show is written as its number.

    Where standard error is closed, what would go there goes nowhere.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, as long as the program
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
