"""Set-up for real, which takes minutes, and what may happen to it afterwards."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from clone import Clone, environment

from ways.places import STRANGE
from ways.way import SAME, NotTriedError, Way, cloned

ANEW = "cannot run: it is made anew"
NO_NETWORK = {  # nobody answers on this port
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_RETRIES": "0",
    "PIP_NO_CACHE_DIR": "1",
}
SETUP_WITHIN_S = 1800


def set_up(clone: Clone, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """`make setup` as a user has it, whose environment is not the one that runs this."""
    ours = os.pathsep.join((f"{sys.prefix}/bin", ""))
    path = environment()["PATH"].replace(ours, "")
    python = f"{sys.base_prefix}/bin/python3"
    return subprocess.run(
        ("make", "setup", f"PYTHON3={python}", *arguments),
        cwd=clone.folder,
        env={**environment(), "PATH": path, **variables},
        check=False,
        capture_output=True,
        text=True,
        timeout=SETUP_WITHIN_S,
    )


def installed(finished: Clone, folder: Path) -> str:
    """Set up in a folder with a strange name, moved, robbed of its Python, each time mended."""
    clone = cloned(finished, folder / STRANGE)
    first = set_up(clone, "TORCH=cpu")
    if "No matching distribution found for torch" in first.stderr:
        raise NotTriedError(f'"{last_error(first.stderr)}"')
    runs_whole(clone, finished, first)
    moved = Clone(Path(shutil.move(clone.folder, folder / "moved")))
    runs_whole(moved, finished, second := set_up(moved, "TORCH=cpu"))
    assert ANEW in second.stdout
    interpreter = moved.folder / ".venv" / "bin" / "python3"
    interpreter.unlink()
    interpreter.symlink_to("/gone/python3")
    runs_whole(moved, finished, third := set_up(moved, "TORCH=cpu"))
    assert ANEW in third.stdout
    return f"{SAME}; moved or without its Python, .venv is made anew"


def runs_whole(clone: Clone, finished: Clone, done: "subprocess.CompletedProcess[str]") -> None:
    """That set-up went well, and its environment runs the pipeline."""
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    clone.run("make", "repro")
    assert clone.lock() == finished.lock()


def without_network(finished: Clone, folder: Path) -> str:
    """Set-up that reaches no index of packages."""
    clone = cloned(finished, folder / "offline")
    done = set_up(clone, "TORCH=cpu", **NO_NETWORK)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    return f'ends with "{last_error(done.stderr)}"'


def last_error(said: str) -> str:
    """Our own line, after pip's."""
    lines = [line for line in said.splitlines() if line.startswith("error: ")]
    return lines[-1].removeprefix("error: ")


INSTALLING = (
    Way("make setup", "`make setup TORCH=cpu`; the folder moved; its Python removed", installed),
    Way("make setup, no network", "the same where no index answers", without_network),
)
