"""Metrics of two machines, compared within the stated tolerances."""

import json
from pathlib import Path

import pytest
from imports import ROOT

from blenddigits.core.errors import UserError
from tools import verify
from tools.verify import (
    FILES,
    Difference,
    Metrics,
    Tolerances,
    differences,
    flatten,
    is_close,
    pattern_of,
)

LIMITS: Tolerances = {"*.text": "any", "a.b": 0.5, "a.*": "10 %", "*": 0}


def test_a_tree_of_metrics_becomes_names_with_dots() -> None:
    assert flatten({"a": {"b": 1, "c": {"d": 2.5}}, "e": "x"}) == {"a.b": 1, "a.c.d": 2.5, "e": "x"}


def test_the_first_pattern_that_fits_decides() -> None:
    names = ("a.b", "a.c", "a.text", "b")
    assert [pattern_of(name, LIMITS) for name in names] == ["a.b", "a.*", "*.text", "*"]
    with pytest.raises(UserError, match="no pattern fits the metric b; add one"):
        pattern_of("b", {"a": 1})


@pytest.mark.parametrize(
    ("committed", "here", "limit", "close"),
    [
        (1.0, 1.4, 0.5, True),
        (1.0, 1.6, 0.5, False),
        (-20, -21.9, "10 %", True),
        (20, 22.1, "10 %", False),
        ("bf16", "fp32", "any", True),
        ("bf16", "fp32", 0, False),
        (3, 3, 0, True),
    ],
)
def test_values_are_close_within_their_limit(
    committed: float, here: float, limit: float | str, close: bool
) -> None:
    assert is_close(committed, here, limit) is close


def test_what_is_missing_or_new_or_off_is_told() -> None:
    committed: Metrics = {"a.b": 1.0, "a.gone": 1.0, "same": 2}
    here: Metrics = {"a.b": 2.0, "new": 1, "same": 2}
    found = list(differences(committed, here, LIMITS))
    assert found == [
        Difference("a.b", 1.0, 2.0, 0.5),
        Difference("a.gone", 1.0, "missing", "10 %"),
        Difference("new", "missing", 1, 0),
    ]


def test_every_metric_has_a_tolerance_and_every_tolerance_a_metric(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    tolerances = verify.read_tolerances()
    used = {pattern_of(name, tolerances) for name in verify.metrics_here()}
    assert set(tolerances) == used


def test_numbers_that_are_off_end_it_in_words(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (*FILES, verify.TOLERANCES):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((ROOT / file).read_text())
    committed = verify.metrics_here()
    monkeypatch.setattr(verify, "committed_metrics", lambda: committed)
    monkeypatch.setattr("tools.verify.subprocess.run", lambda *_, **__: None)
    monkeypatch.setattr("sys.argv", ["verify"])
    verify.main()
    assert "metrics agree with the committed ones" in capsys.readouterr().out
    off = json.loads(FILES[0].read_text())
    off["ae"]["bce"] += 1
    FILES[0].write_text(json.dumps(off))
    with pytest.raises(UserError, match=r"1 of \d+ metrics differ by more than"):
        verify.main()
    assert "ae.bce" in capsys.readouterr().out
