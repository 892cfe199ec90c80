"""The command line: `python -m blenddigits`, or `blenddigits` where it is installed."""

import os
import sys
from collections.abc import Sequence
from threading import Event

from blenddigits.cli.arguments import UsageError
from blenddigits.cli.parser import build_parser
from blenddigits.cli.streams import prepare_streams
from blenddigits.core.errors import UserError
from blenddigits.core.interrupts import INTERRUPTED, watch_interrupts

DONE, FAILED, BROKEN_PIPE = 0, 1, 141  # the last as shells have it


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    interrupted = Event()
    try:
        watch_interrupts(interrupted)
        prepare_streams()
        code = _run(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # The interpreter flushes once more when it ends: that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:  # a full disk, a folder that may not be written to
        return _fail(f"{error.filename or 'input or output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        if interrupted.is_set():  # what was being imported made another error of it
            return INTERRUPTED
        raise
    return code


def _run(argv: Sequence[str] | None) -> int:
    parser = build_parser()
    arguments = parser.parse_args(argv)
    if arguments.version:
        return _print_version()
    if arguments.command is None:
        parser.print_help()
        return DONE
    try:
        arguments.run(arguments)
    except UsageError as error:
        arguments.usage_error(str(error))
    return DONE


def _print_version() -> int:
    from importlib.metadata import version

    print(f"blenddigits {version('blenddigits')}")
    return DONE


def _fail(reason: str) -> int:
    print(f"error: {reason}", file=sys.stderr)
    return FAILED
