"""Likeness to real digits: distances between sets of features against closed forms."""

import pytest
import torch
from made_up import seeded

from blenddigits.evaluation.likeness import (
    FrechetDistance,
    density_and_coverage,
    kernel_distance,
    validity,
)
from blenddigits.judge.networks import FEATURES

REAL = torch.randn(400, FEATURES, generator=seeded())


def test_the_judge_is_sure_above_nine_tenths() -> None:
    assert validity(torch.ones(3)) == 1
    assert validity(torch.tensor([0.1, 0.9, 0.91, 1.0])) == pytest.approx(0.5)


def test_the_distance_of_a_set_from_itself_is_0() -> None:
    assert FrechetDistance(REAL).to(REAL) == pytest.approx(0, abs=1e-6)


def test_the_distance_of_a_moved_and_stretched_set_is_the_closed_form() -> None:
    """For covariances that commute: |m - m'|^2 + the sum of (s - s')^2 (Dowson & Landau 1982)."""
    others = 1.5 * (REAL - REAL.mean(dim=0)) + REAL.mean(dim=0) + 0.25
    expected = FEATURES * 0.25**2 + 0.5**2 * float(REAL.double().var(dim=0).sum())
    assert FrechetDistance(REAL).to(others) == pytest.approx(expected, rel=1e-5)


def test_a_distance_does_not_depend_on_those_measured_before() -> None:
    frechet, others = FrechetDistance(REAL), 2 * REAL[:100]
    first = frechet.to(others)
    frechet.to(REAL + 1)
    assert frechet.to(others) == first


def test_density_and_coverage_of_a_set_among_itself() -> None:
    """Each point lies in its own neighbourhood; prdc's neighbourhoods hold k points."""
    density, coverage = density_and_coverage(REAL, REAL, neighbours=5)
    assert coverage == 1
    assert density == pytest.approx(1, abs=0.25)


def test_images_far_from_all_real_ones_have_neither() -> None:
    assert density_and_coverage(REAL, REAL + 100, neighbours=5) == (0, 0)


def test_images_of_one_kind_only_cover_little(capsys: pytest.CaptureFixture[str]) -> None:
    density, coverage = density_and_coverage(REAL, REAL[:1].repeat(400, 1), neighbours=5)
    assert density > 0
    assert coverage < 0.1
    assert capsys.readouterr().out == ""


def test_the_kernel_distance_of_two_sets_of_the_same_kind_is_about_0() -> None:
    """Without bias: as often below as above, where a Frechet distance is always above."""
    draws = [torch.randn(50, FEATURES, generator=seeded(seed)) for seed in range(1, 21)]
    distances = torch.tensor([kernel_distance(REAL, draw) for draw in draws])
    assert distances.min() < 0 < distances.max()
    assert distances.mean().abs() < 3 * distances.std() / 20**0.5


def test_the_kernel_distance_grows_with_how_far_apart_sets_are() -> None:
    near, far = (kernel_distance(REAL, REAL + shift) for shift in (0.2, 0.5))
    assert 0 < near < far
