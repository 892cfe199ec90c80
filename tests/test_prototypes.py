"""Typical codes."""

from pathlib import Path

import numpy as np
import pytest
import torch
from made_up import PATH, seeded

from blenddigits.errors import UserError
from blenddigits.files import write_npy
from blenddigits.prototypes import find_prototypes, load_prototypes

REMEDY = "run `dvc repro find_prototypes`"


def three_clouds() -> tuple[torch.Tensor, torch.Tensor]:
    """Codes around three centres, and the centres."""
    centres = torch.tensor([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])
    noise = torch.randn(90, 2, generator=seeded())
    return centres.repeat(30, 1) + noise, centres


def test_prototypes_are_the_centres_of_clouds() -> None:
    codes, centres = three_clouds()
    best = [
        float(torch.cdist(centres, find_prototypes(codes, cfg, seed)).min(dim=1).values.max())
        for cfg in [PATH.model_copy(update={"prototypes": 3})]
        for seed in range(5)  # k-means may begin with two centres in one cloud
    ]
    assert min(best) < 1


def test_the_seed_fixes_the_prototypes() -> None:
    codes = torch.randn(200, 3, generator=seeded())
    first, again, other = (find_prototypes(codes, PATH, seed) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.shape == (PATH.prototypes, 3)


def test_any_seed_of_params_yaml_will_do() -> None:
    codes = torch.randn(20, 3, generator=seeded())
    assert find_prototypes(codes, PATH, 2**63 - 1).isfinite().all()


def test_there_are_no_more_prototypes_than_codes() -> None:
    codes = torch.randn(4, 3, generator=seeded())
    found = find_prototypes(codes, PATH, 0)
    assert torch.cdist(found, codes).min(dim=1).values.max() < 1e-5
    assert len(found) == 4


def test_prototypes_are_read_back(tmp_path: Path) -> None:
    prototypes = torch.randn(6, 2, generator=seeded())
    write_npy(tmp_path / "prototypes.npy", prototypes.numpy())
    assert torch.equal(load_prototypes(tmp_path / "prototypes.npy", 2), prototypes)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{tmp_path}/none.npy: not found; {REMEDY}"):
        load_prototypes(tmp_path / "none.npy", 2)


@pytest.mark.parametrize("kept", [0, 5, 100, -1])
def test_a_damaged_file_is_named(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "prototypes.npy"
    write_npy(path, np.zeros((6, 2), np.float32))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UserError, match=rf"{path}: damaged \(.*\); {REMEDY}"):
        load_prototypes(path, 2)


@pytest.mark.parametrize("shape", [(6, 3), (6,), (2,)])
def test_codes_of_another_size_are_named(tmp_path: Path, shape: tuple[int, ...]) -> None:
    path = tmp_path / "prototypes.npy"
    write_npy(path, np.zeros(shape, np.float32))
    with pytest.raises(UserError, match=rf"{path}: expected codes of 2 numbers, found .*{REMEDY}"):
        load_prototypes(path, 2)
