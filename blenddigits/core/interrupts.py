"""Ctrl-C while a program is still importing, before anybody can catch it."""

import sys
from types import TracebackType


def end_quietly_on_ctrl_c() -> None:
    """Let this process say nothing of a KeyboardInterrupt that nobody catches."""
    usual = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not _comes_of_interrupt(error):
            usual(kind, error, trace)

    sys.excepthook = hook


def _comes_of_interrupt(error: BaseException | None) -> bool:
    """Also where what was being imported made another error of it."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False
