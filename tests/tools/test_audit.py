"""How audits end, with made-up programs: no registry is asked."""

import sys
import time
from pathlib import Path

import pytest

from blenddigits.core.errors import UserError
from tools import audit

FINE = [sys.executable, "-c", ""]
FOUND = [sys.executable, "-c", "import sys; sys.exit('torch has a hole')"]
SLOW = [sys.executable, "-c", "import time; time.sleep(60)"]
SILENT = [sys.executable, "-c", "import sys; sys.exit('npm error code ENOTFOUND')"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (FINE, "nothing found"),
        (SILENT, "not audited: the registry does not answer"),
        (SLOW, "not audited: no answer in time"),
        (["/nowhere/zizmor"], "not audited: zizmor could not be installed"),
        (FOUND, "torch has a hole"),
    ],
)
def test_what_is_found_is_told_apart_from_no_answer(command: list[str], said: str) -> None:
    soon = 0.5 if command is SLOW else 60
    assert audit.outcome(command, time.monotonic() + soon) == said


def test_only_what_is_found_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["audit", "--seconds", "60"])
    monkeypatch.setattr(audit, "with_tools", lambda home, until: Path(sys.executable))
    monkeypatch.setattr(audit, "audits", lambda python: {"a": FINE, "b": SILENT})
    audit.main()
    assert capsys.readouterr().out.splitlines()[0] == "a: nothing found"
    monkeypatch.setattr(audit, "audits", lambda python: {"a": FOUND, "b": FOUND, "c": FINE})
    with pytest.raises(UserError, match="found something in a and b; see above"):
        audit.main()


def test_the_programs_are_installed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], until: float) -> str:
        commands.append(command)
        home.mkdir(exist_ok=True)
        return answer

    commands: list[list[str]] = []
    home, answer = tmp_path / "audit", "not audited: no answer in time"
    monkeypatch.setattr(audit, "outcome", run)
    audit.with_tools(home, 0.0)
    assert len(commands) == 1
    answer = audit.NOTHING
    for _ in range(2):
        assert audit.with_tools(home, 0.0) == home / "bin" / "python"
    assert len(commands) == 3
    assert commands[-1][-2:] == list(audit.TOOLS)


def test_all_that_is_pinned_is_asked_about() -> None:
    pip_audit, npm, zizmor = audit.audits(Path("bin/python")).values()
    assert pip_audit[0] == "bin/pip-audit"
    assert "constraints.txt" in pip_audit
    assert npm[:3] == ["npm", "--prefix", "frontend"]
    assert zizmor[-1] == ".github/workflows"
