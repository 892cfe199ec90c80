"""What a way is, and what a person does in a clone however it was got."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from clone import Clone, link_packages

Try = Callable[[Clone, Path], str]


class Way(NamedTuple):
    """A way to use the project.

    `attempt` is given the finished small run, not to be written to, and an empty folder; it gives
    how it ended, in words, and raises where that is not as it should be.
    """

    name: str
    done: str
    attempt: Try


class NotTriedError(Exception):
    """This machine lacks what the way needs."""


SAME = "works, the same bytes"
AGAIN = ("sample_subset", "build_frontend")  # stages that take seconds
CHANGE = ("-S", "sample_subset.per_digit=4", "sample_subset")  # an experiment of seconds
ERROR = "error: "


def make(clone: Clone, *arguments: str, check: bool = True) -> str:
    """What `make` says, with this environment in place of the clone's own, which takes minutes."""
    done = clone.run(*make_command(*arguments), check=check)
    return done.stdout + done.stderr


def make_command(*arguments: str) -> tuple[str, ...]:
    """The command of `make`, above."""
    return ("make", "-o", f"{sys.prefix}/.installed", f"VENV={sys.prefix}", *arguments)


def share_cache(clone: Clone, finished: Clone) -> Clone:
    """Let a clone use the cache of the small run; gives the clone."""
    cache = finished.dvc("cache", "dir").strip()
    clone.dvc("cache", "dir", "--local", "--quiet", cache)
    link_packages(clone.folder)
    return clone


def cloned(finished: Clone, folder: Path, *options: str, **variables: str) -> Clone:
    """A clone of the small run with its cache, not yet checked out."""
    source = f"file://{finished.folder}"
    finished.run("git", "clone", "--quiet", *options, source, str(folder))
    return share_cache(Clone(folder, **variables), finished)


def use(clone: Clone, finished: Clone, git: bool = True) -> str:
    """Set up, get results, run, repeat stages, publish, blend; how it ended."""
    make(clone, "setup")
    clone.dvc("checkout", "--quiet")
    assert "up to date" in make(clone, "repro")
    said = clone.dvc("repro", "--force", "--single-item", *AGAIN)
    assert [stage for stage in AGAIN if f"Running stage '{stage}'" not in said] == []
    assert clone.lock() == finished.lock()
    make(clone, "site", "FOLDER=site")
    assert (clone.folder / "site" / "dvc" / "dvc.lock").is_file()
    python(clone, "-m", "blenddigits", "blend", "test:1", "test:2", "-o", "a.gif")
    (clone.folder / "README.md").touch()  # a small run is without, and a wheel wants one
    make(clone, "wheel")
    if git:
        use_git(clone)
    return SAME


def use_git(clone: Clone) -> None:
    """Compare with the commit, and run an experiment."""
    assert "metrics agree" in make(clone, "verify")
    clone.dvc("exp", "run", "--temp", "--name", "apart", *CHANGE)
    clone.dvc("exp", "run", "--name", "here", *CHANGE)
    shown = clone.dvc("exp", "show", "--json")
    assert '"apart"' in shown
    assert '"here"' in shown
    clone.dvc("exp", "remove", "apart", "here")


def python(clone: Clone, *arguments: str) -> str:
    """What a program of the clone prints."""
    return clone.run(sys.executable, *arguments).stdout


def refusal(clone: Clone, *command: str) -> str:
    """The line in which a command refuses, of DVC's the last; raises where there is none."""
    done = clone.run(*command, check=False)
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert "Traceback" not in said, said
    lines = [line for line in said.splitlines() if line.lower().startswith(ERROR)]
    assert lines, said
    assert len(lines) == 1 or command[0] == "dvc", said
    return lines[-1][len(ERROR) :]
