"""The terminal's side of a command: streams that are closed, letters it cannot show, Ctrl-C."""

import io
import os
import signal
import sys
from threading import Event, current_thread, main_thread
from types import FrameType

INTERRUPTED = 130  # the shell's exit code after Ctrl-C


def prepare_streams() -> None:
    """Let no name stop a message: what a terminal cannot show is written as its number.

    Where standard error is closed, what would go there goes nowhere.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, as long as the program
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def watch_interrupts(pressed: Event) -> None:
    """Set the event once Ctrl-C was pressed, whatever becomes of its KeyboardInterrupt."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        pressed.set()
        signal.default_int_handler(number, frame)

    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_usual and current_thread() is main_thread():
        signal.signal(signal.SIGINT, interrupt)
        if sys.unraisablehook is sys.__unraisablehook__:
            sys.unraisablehook = _tell_what_is_ignored


def _tell_what_is_ignored(ignored: "sys.UnraisableHookArgs") -> None:
    """As usual; but Python would print Ctrl-C where nothing may be raised, and go on."""
    if ignored.exc_type is KeyboardInterrupt:
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(ignored)
