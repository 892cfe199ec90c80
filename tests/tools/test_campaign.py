"""What others wrote is read, or refused in one line: a short part of `make campaign`."""

from pathlib import Path
from random import Random

import pytest
from imports import ROOT

from tools import campaign
from tools.campaign import GOOD, ending_of, table, write_table
from tools.campaign_faults import answer_wrongly, kill_a_writer
from tools.campaign_files import KINDS, PICTURES
from tools.mutations import mutated

CORPUS = sorted(file for file in (ROOT / campaign.CORPUS).glob("*/*") if file.parent.name in KINDS)
SEED, FEW, MANY = 1, 15, 60  # pictures take longer than the rest


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused_in_a_line(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    random, samples = Random(SEED), KINDS[kind]()
    assert ending_of(kind, samples[0]) == "done"
    for _ in range(FEW if kind in PICTURES else MANY):
        content = mutated(random.choice(samples), random)
        assert ending_of(kind, content) in GOOD, content[:200]


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_once_ended_badly_does_no_more(file: Path) -> None:
    assert ending_of(file.parent.name, file.read_bytes()) in GOOD


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    assert kill_a_writer(Random(SEED), tmp_path) == "done"


def test_servers_that_answer_wrongly_are_said_in_a_line(tmp_path: Path) -> None:
    random = Random(SEED)
    assert {answer_wrongly(random, tmp_path) for _ in range(20)} == {"refused in a line"}


def test_the_table_takes_the_place_of_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "testing.md"
    document.write_text(f"before\n{campaign.BEGIN}old\n{campaign.END}after\n")
    monkeypatch.setattr(campaign, "DOCUMENT", document)
    endings = campaign.Endings({"done": 2, "refused in a line": 3, "crash": 1})
    write_table(table({"damaged png": endings}, seed=7))
    text = document.read_text()
    assert text.startswith(f"before\n{campaign.BEGIN}\n\nSeed 7.")
    assert text.endswith(f"{campaign.END}after\n")
    assert "| damaged png |     6 |" in text
    assert "1 crash" in text
    assert "old" not in text
