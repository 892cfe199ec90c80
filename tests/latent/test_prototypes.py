"""Typical codes."""

from pathlib import Path

import pytest
import torch
from made_up import PROTOTYPES, random_prototypes, seeded
from safetensors.torch import save_file

from blenddigits.core.errors import UserError
from blenddigits.latent.path import Prototypes
from blenddigits.latent.prototypes import find_prototypes, load_prototypes, save_prototypes

REMEDY = "run `dvc repro find_prototypes`"
CODES = torch.randn(200, 3, generator=seeded())
LABELS = torch.arange(200) % 10


def test_prototypes_are_the_centres_of_clouds_with_their_digit() -> None:
    centres, digits = torch.tensor([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]]), [5, 0, 7]
    codes = centres.repeat(30, 1) + torch.randn(90, 2, generator=seeded())
    labels = torch.tensor(digits).repeat(30)
    labels[:24] = 9  # fewer than a third of each cloud
    cfg = PROTOTYPES.model_copy(update={"count": 3})
    for seed in range(5):
        found = find_prototypes(codes, labels, cfg, seed)
        distance, nearest = torch.cdist(centres, found.codes).min(dim=1)
        if distance.max() < 1:  # else k-means began with two centres in one cloud
            assert found.labels[nearest].tolist() == digits
            return
    pytest.fail("no seed found the clouds")


def test_the_seed_fixes_the_prototypes() -> None:
    first, again, other = (find_prototypes(CODES, LABELS, PROTOTYPES, seed) for seed in (1, 1, 2))
    assert torch.equal(first.codes, again.codes)
    assert torch.equal(first.labels, again.labels)
    assert not torch.equal(first.codes, other.codes)
    assert first.codes.shape == (PROTOTYPES.count, 3)


def test_any_seed_of_params_yaml_will_do() -> None:
    assert find_prototypes(CODES, LABELS, PROTOTYPES, 2**63 - 1).codes.isfinite().all()


def test_there_are_no_more_prototypes_than_codes() -> None:
    found = find_prototypes(CODES[:4], LABELS[:4], PROTOTYPES, 0)
    distance, nearest = torch.cdist(found.codes, CODES[:4]).min(dim=1)
    assert distance.max() < 1e-5
    assert torch.equal(found.labels, LABELS[nearest])
    assert len(found.codes) == 4


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "prototypes.safetensors"
    save_prototypes(path, random_prototypes())
    return path


def test_prototypes_are_read_back(saved: Path) -> None:
    found: Prototypes = load_prototypes(saved, 2)
    assert torch.equal(found.codes, random_prototypes().codes)
    assert torch.equal(found.labels, random_prototypes().labels)


def test_the_same_prototypes_give_the_same_bytes(saved: Path) -> None:
    first = saved.read_bytes()
    save_prototypes(saved, random_prototypes())
    assert saved.read_bytes() == first


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{tmp_path}/none: not found; {REMEDY}"):
        load_prototypes(tmp_path / "none", 2)


@pytest.mark.parametrize("kept", [0, 5, 100, -1])
def test_a_truncated_file_is_named(saved: Path, kept: int) -> None:
    saved.write_bytes(saved.read_bytes()[:kept])
    with pytest.raises(UserError, match=rf"{saved}: damaged \(.*\); {REMEDY}"):
        load_prototypes(saved, 2)


@pytest.mark.parametrize("names", [["codes"], ["codes", "labels", "weights"]])
def test_a_file_of_something_else_is_named(saved: Path, names: list[str]) -> None:
    save_file({name: torch.zeros(2, 2) for name in names}, saved)
    with pytest.raises(UserError, match=rf"{saved}: damaged \(.*\); {REMEDY}"):
        load_prototypes(saved, 2)


def test_codes_of_another_size_are_named(saved: Path) -> None:
    with pytest.raises(UserError, match=f"{saved}: expected latent_dim 3, found 2; {REMEDY}"):
        load_prototypes(saved, 3)
