"""What `make setup` does to an environment that is there already, with a made-up Python."""

import shutil
import subprocess
from pathlib import Path

import pytest
from imports import ROOT

PYTHON = """#!/bin/sh
echo "$@" >> said
case "$*" in
  "-m venv"*) mkdir -p .venv/bin && rm -f .venv/bin/python && cp python3 .venv/bin/python ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The Makefile with an environment that was set up before."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "plots_page.py").touch()
    (tmp_path / "python3").write_text(PYTHON)
    (tmp_path / "python3").chmod(0o755)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / ".installed").touch()
    return tmp_path


def set_up(project: Path) -> "subprocess.CompletedProcess[str]":
    command = ["make", "setup", "PYTHON3=./python3"]
    return subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)


def test_an_environment_whose_python_is_gone_is_made_anew(project: Path) -> None:
    (project / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    assert ".venv cannot run: it is made anew\n" in set_up(project).stdout
    assert "-m venv --clear .venv\n" in (project / "said").read_text()
    (project / "said").unlink()
    assert "made anew" not in set_up(project).stdout
    assert "venv --clear" not in (project / "said").read_text()


def test_one_that_runs_is_left_as_it_is(project: Path) -> None:
    shutil.copy(project / "python3", project / ".venv" / "bin" / "python")
    assert "made anew" not in set_up(project).stdout
    assert "-m venv" not in (project / "said").read_text()


def test_one_that_was_moved_with_its_folder_is_made_anew(project: Path, tmp_path: Path) -> None:
    """Its programs begin with the path of the Python that they are run by."""
    shutil.copy(project / "python3", project / ".venv" / "bin" / "python")
    settings = project / ".venv" / "pyvenv.cfg"
    settings.write_text(f"command = /usr/bin/python3 -m venv {project / '.venv'}\n")
    assert "made anew" not in set_up(project).stdout
    settings.write_text("command = /usr/bin/python3 -m venv /elsewhere/.venv\n")
    assert ".venv cannot run: it is made anew\n" in set_up(project).stdout
