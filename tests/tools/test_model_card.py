"""The card that travels with the models."""

import json
import re
from pathlib import Path

import pytest
from imports import ROOT

from blenddigits.core.errors import UserError
from blenddigits.core.params import load_params
from tools.marked import with_part
from tools.model_card import BEGIN, CARD, END, NUMBERS, numbers, put_card
from tools.pull import LOCK
from tools.seeds import RESULTS as SEEDS
from tools.verify import FILES, metrics_here

TEXT = (ROOT / CARD).read_text()


def test_its_numbers_are_those_of_the_metrics() -> None:
    assert with_part(TEXT, numbers(ROOT), BEGIN, END, CARD) == TEXT


def test_several_seeds_give_a_spread(tmp_path: Path) -> None:
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    spread = {name: {"mean": 1.25, "sd": 0.5} for name in list(NUMBERS)[:1]}
    (tmp_path / SEEDS).parent.mkdir()
    (tmp_path / SEEDS).write_text(json.dumps({"seeds": [1, 2], "metrics": spread}))
    table = numbers(tmp_path)
    assert "| mean ± sd of 2 seeds |" in table
    assert f"| {metrics_here(ROOT)['denoising.neg_elbo']:.2f} | 1.25 ± 0.50 |" in table
    assert "| - |" in table  # of what those runs have not measured


def test_it_links_to_nothing_as_it_travels_alone() -> None:
    assert not re.search(r"\]\(", TEXT)


def test_what_it_says_of_training_is_what_params_say() -> None:
    params = load_params(ROOT / "params.yaml")
    noisy = params.finetune_noisy
    assert f"up\nto {noisy.noise_std_max} on {1 - noisy.clean_share:.0%}".replace("%", " %") in TEXT
    assert f"whole numbers of {noisy.weight_bits} bits" in TEXT
    assert f"{params.prepare_mnist.validation_size:,} of them held back" in TEXT
    assert f"what is done to {params.scrutinise.images:,} of them" in TEXT


def test_it_is_of_this_version_and_licence() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    [version] = re.findall(r'^version = "(.*)"$', project, re.M)
    [licence] = re.findall(r'^license = "(.*)"$', project, re.M)
    assert f"Version {version}, {licence} licence" in TEXT


@pytest.mark.usefixtures("empty_folder")
@pytest.mark.parametrize("lock", [None, "", "stages: {prepare_mnist: {cmd: echo}}", "{", "[]"])
def test_a_lock_that_does_not_tell_whose_models_these_are_is_named(lock: str | None) -> None:
    if lock is not None:
        LOCK.write_text(lock)
    with pytest.raises(UserError, match=r"^dvc\.lock: tells of no data set; run `make repro`$"):
        put_card(Path())
