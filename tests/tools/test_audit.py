"""How audits end, with made-up programs: no registry is asked."""

import sys
from pathlib import Path

import pytest

from blenddigits.core.errors import UserError
from tools import audit

FINE = [sys.executable, "-c", ""]
FOUND = [sys.executable, "-c", "import sys; sys.exit('torch has a hole')"]
SILENT = [sys.executable, "-c", "import sys; sys.exit('npm error code ENOTFOUND')"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (FINE, "nothing found"),
        (SILENT, "skipped: the registry does not answer"),
        (FOUND, "torch has a hole"),
    ],
)
def test_what_is_found_is_told_apart_from_no_answer(command: list[str], said: str) -> None:
    assert audit.outcome(command) == said


def test_only_what_is_found_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "_with_tools", lambda folder: Path(sys.executable))
    monkeypatch.setattr(audit, "audits", lambda python: {"a": FINE, "b": SILENT})
    audit.main()
    assert capsys.readouterr().out.splitlines()[0] == "a: nothing found"
    monkeypatch.setattr(audit, "audits", lambda python: {"a": FOUND, "b": FOUND, "c": FINE})
    with pytest.raises(UserError, match="found something in a and b; see above"):
        audit.main()


def test_all_that_is_pinned_is_asked_about() -> None:
    pip_audit, npm, zizmor = audit.audits(Path("bin/python")).values()
    assert pip_audit[0] == "bin/pip-audit"
    assert "constraints.txt" in pip_audit
    assert npm[:3] == ["npm", "--prefix", "frontend"]
    assert zizmor[-1] == ".github/workflows"
