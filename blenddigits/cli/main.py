"""The command line: `python -m blenddigits`, or `blenddigits` where it is installed."""

import argparse
import os
import sys
from collections.abc import Sequence

from blenddigits.cli.parser import build_parser, check_usage
from blenddigits.core.errors import UserError

DONE, FAILED, INTERRUPTED, BROKEN_PIPE = 0, 1, 130, 141  # the last two as shells have them


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    try:
        code = _run(argv)
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
    return code


def _run(argv: Sequence[str] | None) -> int:
    parser = build_parser()
    arguments = parser.parse_args(argv)
    if arguments.version:
        return _print_version()
    if arguments.command is None:
        parser.print_help()
        return DONE
    check_usage(arguments)
    if arguments.command == "play":
        return _play(arguments)
    if arguments.command == "serve":
        return _serve(arguments.port)
    if arguments.command == "info":
        return _inform(arguments)
    from blenddigits.cli import blend

    blend.COMMANDS[arguments.command](arguments)
    return DONE


def _play(arguments: argparse.Namespace) -> int:
    from blenddigits.cli.play import play

    try:
        return play(arguments)
    except ModuleNotFoundError as error:
        raise UserError(
            f"play needs {error.name}, which is not installed: run `make setup` in the project's "
            "folder, or `pip install '.[train]'`"
        ) from None


def _serve(port: int) -> int:
    from blenddigits.cli.page_server import HOST, open_server

    with open_server(port) as server:
        print(f"http://{HOST}:{server.server_port}/ (Ctrl-C ends it)", flush=True)
        server.serve_forever()
    return DONE


def _inform(arguments: argparse.Namespace) -> int:
    from blenddigits.cli.info import describe_model

    print("\n\n".join(describe_model(path) for path in arguments.models))
    return DONE


def _print_version() -> int:
    from importlib.metadata import version

    print(f"blenddigits {version('blenddigits')}")
    return DONE


def _fail(reason: str) -> int:
    print(f"error: {reason}", file=sys.stderr)
    return FAILED
