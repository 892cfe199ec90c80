"""Reliability curves and their distance from the diagonal."""

import pytest
import torch
from made_up import seeded

from blenddigits.judge.calibration import (
    BINS,
    expected_calibration_error,
    reliability,
    reliability_rows,
)


def test_a_judge_that_is_right_as_often_as_it_says_has_no_error() -> None:
    confidence = torch.rand(200_000, generator=seeded())
    is_right = torch.rand(200_000, generator=seeded(1)) < confidence
    bins = reliability(confidence, is_right)
    assert len(bins) == BINS
    assert expected_calibration_error(bins) < 0.01
    for part in bins:
        assert part.accuracy == pytest.approx(part.confidence, abs=0.03)


def test_a_judge_that_is_always_sure_is_off_by_its_errors() -> None:
    is_right = torch.arange(10) < 7
    bins = reliability(torch.ones(10), is_right)
    assert [part.images for part in bins] == [10]
    assert expected_calibration_error(bins) == pytest.approx(0.3)


def test_errors_of_bins_weigh_as_much_as_their_images() -> None:
    confidence = torch.tensor([0.5, 0.9, 0.9, 0.9])
    bins = reliability(confidence, torch.tensor([True, True, True, True]))
    assert expected_calibration_error(bins) == pytest.approx((0.5 + 3 * 0.1) / 4)
    assert reliability_rows(bins) == [
        {"confidence": 0.5, "accuracy": 1.0, "images": 1},
        {"confidence": 0.9, "accuracy": 1.0, "images": 3},
    ]
