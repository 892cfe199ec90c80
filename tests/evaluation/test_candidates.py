"""The digits on which methods are compared."""

from pathlib import Path

import torch
from made_up import seeded

from blenddigits.core.params import EvaluateParams
from blenddigits.data.mnist import load_split
from blenddigits.evaluation.candidates import load_digits

CFG = EvaluateParams(
    images=30,
    pairs=50,
    real_images=40,
    prior_samples=20,
    slow_images=12,
    neighbours=3,
    bound_samples=4,
    map_images=20,
)


def test_all_is_measured_on_the_first_test_images_only(made_up_data: Path) -> None:
    digits = load_digits(CFG, seeded())
    _, labels = load_split("test")
    assert len(digits.test_x) == 30
    assert torch.equal(digits.test_labels, labels[:30])
    assert int(torch.stack(digits.pairs).max()) < 30


def test_more_images_than_there_are_means_all(made_up_data: Path) -> None:
    digits = load_digits(CFG.model_copy(update={"images": 10_000}), seeded())
    assert len(digits.test_x) == len(load_split("test")[0])
