"""Ctrl-C while a program is still importing, or where a library makes something else of it."""

import os
import signal
import sys
from threading import Event, current_thread, main_thread
from types import FrameType, TracebackType

INTERRUPTED = 130  # the shell's exit code after Ctrl-C


def end_quietly_on_ctrl_c() -> None:
    """Let this process say nothing of an error that nobody catches, once Ctrl-C was pressed."""
    usual, pressed = sys.excepthook, Event()
    watch_interrupts(pressed)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not pressed.is_set():
            usual(kind, error, trace)

    sys.excepthook = hook


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
