"""Every way to use the project, tried for real -> the table in docs/testing.md.

`make ways`, or with `ARGS="NAME ..."` those whose names contain one of these words. Each is tried
in a folder of its own, which is gone afterwards; its row takes the place of that of the last time.
"""

import argparse
import platform
import re
import signal
import subprocess
import tempfile
import time
import traceback
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from clone import Clone
from small_run import small_run

from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program
from tools.marked import renew, rows_between
from ways.installing import INSTALLING
from ways.kills import KILLS
from ways.people import PEOPLE
from ways.places import PLACES
from ways.sharing import SHARING
from ways.way import NotTriedError, Way

DOCUMENT = Path("docs") / "testing.md"
BEGIN, END = "<!-- ways: written by `make ways` -->", "<!-- end of ways -->"
HEAD = ("way", "what was done", "how it ended", "when")
WAYS = (*PLACES, *SHARING, *PEOPLE, *KILLS, *INSTALLING)
LONGEST = 300  # letters of what went wrong, in a line
FAILED, NOT_TRIED = "**failed**: ", "not tried: "


def ending_of(way: Way, finished: Clone) -> str:
    """Try a way in a new folder."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            return way.attempt(finished, Path(folder)).replace(folder, "FOLDER")
        except NotTriedError as error:
            return f"{NOT_TRIED}{error}"
        except (AssertionError, OSError, ValueError, subprocess.SubprocessError) as error:
            traceback.print_exc()
            said = str(error) or traceback.extract_tb(error.__traceback__)[-1].line or ""
            return f"{FAILED}{' '.join(said.split())[-LONGEST:]}"


def chosen(words: list[str]) -> list[Way]:
    """Those whose names contain one of the words, or all."""
    ways = [way for way in WAYS if not words or any(word in way.name for word in words)]
    if not ways:
        raise UserError(f"no way is called so; there are: {', '.join(way.name for way in WAYS)}")
    return ways


def table(rows: Mapping[str, tuple[str, ...]]) -> str:
    """All that were ever tried, in the order of WAYS, and with what the newest were."""
    kept = [rows[way.name] for way in WAYS if way.name in rows]
    lines = [f"| {' | '.join(cells)} |" for cells in (HEAD, len(HEAD) * ("---",), *kept)]
    return "\n".join((f"With {versions()}.", "", *lines))


def versions() -> str:
    """Of the programs in use."""
    programs = [
        subprocess.run((name, "--version"), check=True, capture_output=True, text=True).stdout
        for name in ("git", "make", "node")
    ]
    git, make, node = (re.findall(r"\d+\.\d[\d.]*", said)[0] for said in programs)
    ours = f"Python {platform.python_version()}, DVC {version('dvc')}"
    return f"{ours}, Git {git}, GNU Make {make}, Node {node}, {platform.system()}"


def main() -> None:
    """Try them, print how each ended, renew the table; raises UserError when one has failed."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job is deaf to Ctrl-C
    parser = argparse.ArgumentParser(prog="make ways", description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--of", type=Path, metavar="FOLDER", help="a finished small run")
    arguments = parser.parse_args()
    ways = chosen(arguments.words)
    finished = Clone(arguments.of.resolve()) if arguments.of else small_run()
    rows = rows_between(DOCUMENT, BEGIN, END)
    for way in ways:
        start = time.monotonic()
        ending = ending_of(way, finished).replace("|", "/")
        print(f"{way.name}: {ending} ({time.monotonic() - start:.0f} s)", flush=True)
        rows[way.name] = (way.name, way.done, ending, time.strftime("%Y-%m-%d"))
        renew(DOCUMENT, table(rows), BEGIN, END)
    if bad := [name for name, cells in rows.items() if cells[2].startswith(FAILED)]:
        raise UserError(f"{len(bad)} ways ended badly: {', '.join(bad)}")


if __name__ == "__main__":
    run_program(main)
