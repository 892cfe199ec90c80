"""Prototypes, and the file that they stand in."""

from pathlib import Path

import pytest
import torch
from made_up import PROTOTYPES, random_guide, seeded
from safetensors.torch import save_file

from blenddigits.core.errors import UserError
from blenddigits.latent.guide import find_guide, find_prototypes, load_guide, save_guide

REMEDY = "run `dvc repro find_prototypes`"
CODES = torch.randn(200, 3, generator=seeded())
LABELS = torch.arange(200) % 10


def test_prototypes_are_the_centres_of_clouds() -> None:
    centres = torch.tensor([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])
    codes = centres.repeat(30, 1) + torch.randn(90, 2, generator=seeded())
    cfg = PROTOTYPES.model_copy(update={"count": 3})
    found = (find_prototypes(codes, cfg, seed) for seed in range(5))
    furthest = [torch.cdist(centres, prototypes).amin(dim=1).max() for prototypes in found]
    assert min(furthest) < 1  # k-means may begin with two centres in one cloud, not each time


def test_the_seed_fixes_the_prototypes() -> None:
    first, again, other = (find_prototypes(CODES, PROTOTYPES, seed) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.shape == (PROTOTYPES.count, 3)


def test_any_seed_of_params_yaml_will_do() -> None:
    assert find_prototypes(CODES, PROTOTYPES, 2**63 - 1).isfinite().all()


def test_there_are_no_more_prototypes_than_codes() -> None:
    found = find_prototypes(CODES[:4], PROTOTYPES, 0)
    assert len(found) == 4
    assert torch.cdist(found, CODES[:4]).amin(dim=1).max() < 1e-5


def test_a_guide_knows_all_classes() -> None:
    guide = find_guide(CODES, LABELS, 10, PROTOTYPES, 0)
    assert torch.equal(guide.prototypes, find_prototypes(CODES, PROTOTYPES, 0))
    assert guide.reader.shares(CODES).shape == (200, 10)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "guide.safetensors"
    save_guide(path, random_guide())
    return path


def test_a_guide_is_read_back(saved: Path) -> None:
    found, expected = load_guide(saved, 2), random_guide()
    assert torch.equal(found.prototypes, expected.prototypes)
    for part, same in zip(found.reader, expected.reader, strict=True):
        assert torch.equal(part, same)


def test_the_same_guide_gives_the_same_bytes(saved: Path) -> None:
    first = saved.read_bytes()
    save_guide(saved, random_guide())
    assert saved.read_bytes() == first


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{tmp_path}/none: not found; {REMEDY}"):
        load_guide(tmp_path / "none", 2)


@pytest.mark.parametrize("kept", [0, 5, 100, -1])
def test_a_truncated_file_is_named(saved: Path, kept: int) -> None:
    saved.write_bytes(saved.read_bytes()[:kept])
    with pytest.raises(UserError, match=rf"{saved}: damaged \(.*\); {REMEDY}"):
        load_guide(saved, 2)


@pytest.mark.parametrize("names", [["prototypes"], ["weights"]])
def test_a_file_of_something_else_is_named(saved: Path, names: list[str]) -> None:
    save_file({name: torch.zeros(2, 2) for name in names}, saved)
    with pytest.raises(UserError, match=rf"{saved}: damaged \(.*\); {REMEDY}"):
        load_guide(saved, 2)


def test_codes_of_another_size_are_named(saved: Path) -> None:
    with pytest.raises(UserError, match=f"{saved}: expected latent_dim 3, found 2; {REMEDY}"):
        load_guide(saved, 3)
