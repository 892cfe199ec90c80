"""The picture of all trials, drawn from docs/trials.md."""

import io

import numpy as np
from PIL import Image

from tools.frontier import DOCS, PATHS, Trial, draw, read_trials

TEXT = (DOCS / "trials.md").read_text()


def test_a_row_of_the_table_is_a_trial() -> None:
    trials = read_trials(TEXT)
    assert trials[0] == Trial("straight", neg_elbo=100.65, fd=68.28, critic=False)
    assert any(trial.critic for trial in trials)
    assert {trial.path for trial in trials} == set(PATHS)


def test_what_was_chosen_is_taken_from_the_last_list() -> None:
    shipped = [trial for trial in read_trials(TEXT) if trial.path == "proto_even"]
    assert shipped == [Trial("proto_even", neg_elbo=96.2294, fd=9.4126, critic=False)]


def test_the_committed_picture_is_that_of_the_table() -> None:
    drawn = io.BytesIO()
    draw(read_trials(TEXT)).savefig(drawn, format="png")
    with Image.open(drawn) as now, Image.open(DOCS / "frontier.png") as committed:
        assert now.size == committed.size
        difference = np.asarray(now, dtype=float) - np.asarray(committed, dtype=float)
    assert abs(difference).mean() < 1  # another machine's edges may be a little softer
