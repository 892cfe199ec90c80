"""The intervals: against closed forms, and against how often they hold the truth."""

import pytest
import torch
from made_up import seeded

from blenddigits.evaluation.intervals import of_mean, of_share, of_statistic


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert of_share(0.5, 100) == pytest.approx(0.0962, abs=1e-4)
    assert of_share(0.0, 50) == pytest.approx(0.0357, abs=1e-4)
    assert of_share(0.95, 5000) == pytest.approx(1.96 * (0.95 * 0.05 / 5000) ** 0.5, rel=0.01)


def test_the_interval_of_a_mean_is_that_of_its_standard_error() -> None:
    assert of_mean(torch.tensor([0.0, 2.0, 4.0, 6.0])) == pytest.approx(1.96 * 2.582 / 2, rel=1e-3)
    assert of_mean(torch.ones(5)) == 0


def test_leaving_groups_out_agrees_with_the_interval_of_a_mean() -> None:
    values = torch.randn(4000, generator=seeded())
    found = of_statistic(values, lambda some: float(some.double().mean()))
    assert found == pytest.approx(of_mean(values), rel=0.4)


def test_it_covers_the_truth_about_19_times_of_20() -> None:
    draws = torch.randn(100, 400, generator=seeded())
    variances = [(float(row.var()), of_statistic(row, lambda r: float(r.var()))) for row in draws]
    covered = sum(abs(found - 1) <= half for found, half in variances)
    assert 85 <= covered <= 100
