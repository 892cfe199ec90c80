"""The record of a data set, written and read."""

from pathlib import Path

import pytest

from blenddigits.core.errors import UserError
from blenddigits.data.data_set import Counts, DataSet, load_data_set, save_data_set

LETTERS = DataSet(
    name="letters",
    title="Letters",
    noun="letter",
    plural="letters",
    classes=("A", "é", "🙂"),
    side=32,
    handwriting=True,
    credit="us",
    licence="MIT",
    source="",
)


@pytest.mark.parametrize("counts", [None, Counts(30, 6, 9, 3)])
def test_a_data_set_comes_back_as_it_was_written(tmp_path: Path, counts: Counts | None) -> None:
    data = LETTERS._replace(counts=counts)
    save_data_set(data, tmp_path / "dataset.json")
    assert load_data_set(tmp_path / "dataset.json") == data


def test_the_page_is_told_everything_but_the_counts() -> None:
    described = LETTERS._replace(counts=Counts(30, 6, 9, 3)).described()
    assert set(described) == set(DataSet._fields) - {"counts"}
    assert described["classes"] == ["A", "é", "🙂"]


def test_a_missing_record_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"dataset\.json: not found; run `dvc repro prepare_mnist`"):
        load_data_set(tmp_path / "dataset.json")


@pytest.mark.parametrize("content", ["", "{}", '{"name": "a", "counts": null}'])
def test_a_damaged_record_is_named_with_the_remedy(tmp_path: Path, content: str) -> None:
    (tmp_path / "dataset.json").write_text(content)
    with pytest.raises(UserError, match=r"dataset\.json: damaged \(.*; run `dvc repro prepare_mn"):
        load_data_set(tmp_path / "dataset.json")
