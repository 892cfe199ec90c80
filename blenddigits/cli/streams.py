"""The terminal's side of a command: streams that are closed, letters it cannot show, Ctrl-C."""

import io
import os
import signal
import sys
from threading import Event, current_thread, main_thread
from types import FrameType


def prepare_streams() -> None:
    """Let no name stop a message: what a terminal cannot show is written as its number.

    Where standard error is closed, what would go there goes nowhere.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, as long as the program
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def watch_interrupts() -> Event:
    """An event that is set once Ctrl-C was pressed, whatever becomes of its KeyboardInterrupt."""
    pressed = Event()

    def interrupt(number: int, frame: FrameType | None) -> None:
        pressed.set()
        signal.default_int_handler(number, frame)

    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_usual and current_thread() is main_thread():
        signal.signal(signal.SIGINT, interrupt)
    return pressed
