"""Trying the models in other programs: without installing any."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from imports import ROOT

from tools import readers
from tools.readers import COLUMNS, DOCUMENT, NODE, READERS, Reader, tried

HERE = Reader("ONNX Runtime, the one of this environment", "onnx_runtime", ())


@pytest.fixture
def nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program runs in this environment."""
    command = [sys.executable, str(readers.PYTHON_PROGRAM), HERE.program]
    monkeypatch.setattr(readers, "_installed", lambda reader, folder: command)


@pytest.mark.usefixtures("nothing_is_installed")
def test_a_program_that_computes_the_same_says_so(
    shipped_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "COLUMNS", {"some": ("encoder", "decoder_small", "blend")})
    assert tried(HERE, shipped_folder, tmp_path) == ["yes, 0e+00"]


@pytest.mark.usefixtures("nothing_is_installed")
def test_what_it_cannot_read_is_said_in_its_words(
    shipped_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "COLUMNS", {"one": ("encoder",)})
    said = "Traceback\nRuntimeError: /a/b.cc:12 IR version 8 | is too new\n"
    failed = subprocess.CompletedProcess([], 1, "", said)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    [cell] = tried(HERE, shipped_folder, tmp_path)
    assert cell == "no: RuntimeError: IR version 8 / is too new"


def test_every_program_is_known_to_the_script_and_pinned() -> None:
    script = readers.PYTHON_PROGRAM.read_text()
    for reader in READERS:
        assert reader.program == NODE or f"def {reader.program}(" in script
        assert all(re.search(r"(==|@)\d", package) for package in reader.packages)


def test_the_document_has_a_row_for_each_and_a_column_for_all_models() -> None:
    text = (ROOT / DOCUMENT).read_text()
    [header] = [line for line in text.splitlines() if line.startswith("| read by |")]
    assert header == f"| read by | {' | '.join(COLUMNS)} |"
    rows = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")]
    assert rows[2:] == [reader.title for reader in READERS]
