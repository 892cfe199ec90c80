"""Ctrl-C while a program imports."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from imports import ROOT

IMPORTS_FOR_EVER = "print('imports', flush=True)\nwhile True: pass\n"
MAKES_ANOTHER_OF_IT = f"""
try:
    exec({IMPORTS_FOR_EVER!r})
except KeyboardInterrupt:
    raise ImportError("half imported")
"""
LOSES_IT = f"""
try:
    exec({IMPORTS_FOR_EVER!r})
except KeyboardInterrupt:
    pass
raise RecursionError("too deep")
"""


def run(folder: Path, module: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def project(folder: Path, program: str) -> Path:
    """A folder whose tools/ is that of the project, with one program more."""
    (folder / "tools").mkdir()
    (folder / "tools" / "__init__.py").write_text((ROOT / "tools" / "__init__.py").read_text())
    (folder / "tools" / "slow.py").write_text(program)
    return folder


@pytest.mark.parametrize(
    "program",
    [IMPORTS_FOR_EVER, MAKES_ANOTHER_OF_IT, LOSES_IT],
    ids=["own", "other", "another without it"],
)
def test_it_ends_without_a_word(tmp_path: Path, program: str) -> None:
    with run(project(tmp_path, program), "tools.slow") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "imports\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert said == ""
    assert process.returncode != 0


def test_other_errors_are_told_as_ever(tmp_path: Path) -> None:
    with run(project(tmp_path, "raise ImportError('not there')\n"), "tools.slow") as process:
        _, said = process.communicate()
    assert said.endswith("ImportError: not there\n")


@pytest.mark.parametrize("package", ["tools", "stages"])
def test_who_imports_a_package_keeps_the_hook(package: str) -> None:
    check = f"import sys; hook = sys.excepthook; import {package}; assert sys.excepthook is hook"
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)
