"""How stages and other programs are run: alone in this folder, errors in words, no tracebacks."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from filelock import FileLock, Timeout

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.interrupts import INTERRUPTED

_REMEDIES = {
    errno.ENOSPC: "free some space and run it again",
    errno.EDQUOT: "free some space and run it again",
    errno.EROFS: "make the disk writable and run it again",
    errno.EACCES: "make it readable and writable for you and run it again",
    errno.EPERM: "make it readable and writable for you and run it again",
}


def run_stage(main: Callable[[], None]) -> None:
    """Run a stage's main(), say how long it took, and leave the process with its exit code."""
    start = time.perf_counter()
    run_program(main)
    print(f"{Path(sys.argv[0]).stem} took {time.perf_counter() - start:.1f} s", flush=True)


def run_program(main: Callable[[], None]) -> None:
    """Run a main() that may wait for another of its name, and leave the process on an error."""
    try:
        name = Path(sys.argv[0]).stem
        with _alone(name):
            main()
    except UserError as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        sys.exit(f"error: {_in_words(error)}")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _in_words(error: OSError) -> str:
    """The file, what was wrong with it, and what can be done."""
    if isinstance(error, shutil.Error):  # of a tree: the first of many
        [(_, file, reason), *_] = error.args[0]
        return f"{file}: {reason}; free some space, or make it readable and writable for you"
    remedy = _REMEDIES.get(error.errno or 0)
    said = f"{error.filename or 'the disk'}: {error.strerror or error}"
    return f"{said}; {remedy}" if remedy else said


def _alone(name: str) -> AbstractContextManager[object]:
    """Wait for an orphan of a killed run: dvc may die while its stage goes on writing.

    Of the processes that torchrun starts together only the first waits: it alone writes.
    """
    if os.environ.get("RANK", "0") != "0":
        return nullcontext()
    paths.STAGE_LOCKS.mkdir(parents=True, exist_ok=True)
    lock = FileLock(paths.STAGE_LOCKS / f"{name}.lock")
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        print(f"waiting for another {name} in this folder to end", flush=True)
        return lock.acquire()
