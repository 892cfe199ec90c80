"""`make ways`: the table that it renews."""

from pathlib import Path

import pytest
from clone import Clone
from ways import __main__ as ways
from ways.way import NotTriedError, Way

from blenddigits.core.errors import UserError
from tools.marked import rows_between


def works(finished: Clone, folder: Path) -> str:
    assert folder.is_dir()
    assert not list(folder.iterdir())
    return "works"


def needs_more(finished: Clone, folder: Path) -> str:
    raise NotTriedError("needs root")


def fails(finished: Clone, folder: Path) -> str:
    raise AssertionError("other\nbytes")


WAYS = (Way("one", "a", works), Way("two", "b", needs_more), Way("three", "c", fails))


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "testing.md"
    file.write_text(f"before\n{ways.BEGIN}\n{ways.END}\nafter\n")
    for name, value in (("DOCUMENT", file), ("WAYS", WAYS)):
        monkeypatch.setattr(ways, name, value)
    monkeypatch.setattr(ways, "small_run", lambda: Clone(tmp_path))
    return file


def test_each_way_gets_a_row_and_a_failure_is_an_error(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["ways"])
    with pytest.raises(UserError, match="1 ways ended badly: three"):
        ways.main()
    rows = rows_between(document, ways.BEGIN, ways.END)
    assert [row[2] for row in rows.values()] == [
        "works",
        "not tried: needs root",
        "**failed**: other bytes",
    ]
    assert document.read_text().startswith("before\n")
    assert document.read_text().endswith("after\n")


def test_only_what_was_tried_is_renewed(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {way.name: (way.name, way.done, "old", "2026-01-01") for way in WAYS}
    document.write_text(f"{ways.BEGIN}\n{ways.table(old)}\n{ways.END}\n")
    monkeypatch.setattr("sys.argv", ["ways", "tw"])
    ways.main()
    rows = rows_between(document, ways.BEGIN, ways.END)
    assert [row[2] for row in rows.values()] == ["old", "not tried: needs root", "old"]


def test_a_name_that_is_none_is_said_with_those_that_there_are() -> None:
    with pytest.raises(UserError, match="no way is called so; there are: submodule"):
        ways.chosen(["nothing"])
