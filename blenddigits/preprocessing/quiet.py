"""Silence for C libraries that write to the terminal themselves: libtiff tells of damage there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

STDERR = 2


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """What is written to the process's standard error meanwhile goes nowhere."""
    kept = None
    with suppress(OSError):  # it is closed
        kept = os.dup(STDERR)
    if kept is None:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDERR)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
