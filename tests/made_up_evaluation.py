"""Made-up digits to evaluate on, and a fitting number of everything."""

import torch
from made_up import blob_intensities, seeded

from blenddigits.core.params import EvaluateParams
from blenddigits.evaluation.candidates import Digits, choose_pairs
from blenddigits.judge.classifier import Judge
from blenddigits.judge.networks import NETWORKS

EVALUATE = EvaluateParams(
    images=40,
    pairs=20,
    real_images=40,
    prior_samples=20,
    slow_images=12,
    neighbours=3,
    bound_samples=4,
    map_images=20,
)


def made_up_digits() -> Digits:
    """60 training images, of which 40 stand for real ones, and 40 test images."""
    train_x, test_x = blob_intensities(60, seed=1), blob_intensities(40, seed=2)
    labels = torch.arange(60) % 10
    pairs = choose_pairs(labels[:40], EVALUATE.pairs, seeded())
    return Digits(train_x, labels, train_x[:40], test_x, labels[:40], pairs)


def made_up_judges() -> dict[str, Judge]:
    """One of each kind, as they are before training."""
    torch.manual_seed(0)
    return {name: Judge(name, 10, 28).eval() for name in NETWORKS}
