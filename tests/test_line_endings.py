"""A clone has the same bytes everywhere, also where Git is set to write Windows' line ends."""

import subprocess
from pathlib import Path

import pytest
from clone import environment
from imports import ROOT


@pytest.fixture(scope="module")
def clones(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What was committed last, cloned as Linux does it and as Git for Windows does it."""
    folders = [tmp_path_factory.mktemp("clones") / crlf for crlf in ("false", "true")]
    for folder in folders:
        run(ROOT, "git", "clone", "-qc", f"core.autocrlf={folder.name}", str(ROOT), str(folder))
    return folders


def run(folder: Path, *command: str, typed: str | None = None) -> str:
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        input=typed,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_every_file_of_a_clone_has_the_bytes_that_were_committed(clones: list[Path]) -> None:
    for clone in clones:
        listed = [line.split("\t") for line in run(clone, "git", "ls-files", "-s").splitlines()]
        names = "\n".join(name for _, name in listed)
        command = ("git", "hash-object", "--no-filters", "--stdin-paths")
        found = run(clone, *command, typed=names).split()
        assert found == [entry.split()[1] for entry, _ in listed]


def test_dvc_sees_no_difference(clones: list[Path]) -> None:
    plain, with_crlf = (run(clone, "dvc", "status", "--json") for clone in clones)
    assert with_crlf == plain
