"""Settings that follow few pictures."""

import pytest
from imports import ROOT
from made_up import MNIST

from blenddigits.core.params import Section, load_params
from blenddigits.data.data_set import Counts
from blenddigits.data.fitting import LEAST_STEPS, fitted

PARAMS = load_params(ROOT / "params.yaml")
FEW = MNIST._replace(title="mine", classes=("A", "B", "C"), counts=Counts(84, 12, 24, 8))
SECTIONS = [
    getattr(PARAMS, name)
    for name in (
        *("train_ae_baseline", "train_vae", "finetune_noisy", "prior", "find_prototypes"),
        *("train_judge", "evaluate", "scrutinise", "export_onnx", "sample_subset"),
    )
] + [PARAMS.find_prototypes.reader]


@pytest.mark.parametrize("cfg", SECTIONS, ids=lambda cfg: type(cfg).__name__)
def test_published_data_change_no_setting(cfg: Section, capsys: pytest.CaptureFixture[str]) -> None:
    assert fitted(cfg, MNIST) is cfg
    assert not capsys.readouterr().out


@pytest.mark.parametrize("cfg", SECTIONS, ids=lambda cfg: type(cfg).__name__)
def test_settings_follow_few_pictures_in_one_line(
    cfg: Section, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = fitted(cfg, FEW)
    [line] = capsys.readouterr().out.splitlines()
    before, after = cfg.model_dump(), changed.model_dump()
    for name in before:
        said = f"{name} {before[name]} -> {after[name]}"
        assert (said in line) == (before[name] != after[name])
    lists = {name: list(value) for name, value in after.items() if isinstance(value, tuple)}
    type(cfg).model_validate(after | lists)
    assert fitted(changed, FEW) == changed


def test_settings_are_no_larger_than_the_data() -> None:
    assert fitted(PARAMS.evaluate, FEW).images == 24
    assert fitted(PARAMS.evaluate, FEW).real_images == 84
    assert fitted(PARAMS.scrutinise, FEW).validation_images == 12
    assert fitted(PARAMS.sample_subset, FEW).per_digit == 8
    assert fitted(PARAMS.sample_subset, FEW).first_pair == (0, 1)
    assert fitted(PARAMS.prior, FEW).components == 21


def test_few_pictures_are_seen_often_enough_to_be_learned() -> None:
    many = FEW._replace(counts=Counts(60_000, 5_000, 10_000, 800))
    for settings in (PARAMS.train_vae, PARAMS.find_prototypes.reader):
        cfg = fitted(settings, FEW)
        assert cfg.epochs * (84 // cfg.batch_size) >= LEAST_STEPS
        assert fitted(settings, many) == settings


@pytest.mark.parametrize(
    ("processes", "of_all", "of_half"), [(1, 33, 16), (2, 32, 16), (5, 30, 15)]
)
def test_a_batch_that_follows_the_pictures_can_be_shared_by_all_processes(
    processes: int, of_all: int, of_half: int
) -> None:
    letters = FEW._replace(counts=Counts(336, 48, 96, 8))
    cfg = fitted(PARAMS.train_vae, letters, processes)
    assert cfg.batch_size == of_all
    assert cfg.epochs * (336 // of_all) >= LEAST_STEPS
    assert fitted(PARAMS.train_judge, letters, processes).batch_size == of_half
    assert fitted(cfg, letters, processes) == cfg


def test_each_of_many_processes_has_images_whose_mean_and_spread_can_be_taken() -> None:
    assert fitted(PARAMS.train_judge, FEW, 16).batch_size == 32


def test_a_batch_that_someone_has_chosen_stays_for_its_number_of_processes_to_be_refused() -> None:
    chosen = PARAMS.train_vae.model_copy(update={"batch_size": 7})
    assert fitted(chosen, FEW, 2) == chosen
