"""Made-up digits to evaluate on, and a fitting number of everything."""

import torch
from made_up import blob_intensities, blobs, seeded

from blenddigits.core.params import EvaluateParams
from blenddigits.data.images import to_intensities
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
    train_images, test_x = blobs(60, seed=1), blob_intensities(40, seed=2)
    labels = torch.arange(40) % 10
    pairs = choose_pairs(labels, EVALUATE.pairs, seeded())
    return Digits(train_images, to_intensities(train_images[:40]), test_x, labels, pairs)


def made_up_judges() -> dict[str, Judge]:
    """One of each kind, as they are before training."""
    torch.manual_seed(0)
    return {name: Judge(name, 10, 28).eval() for name in NETWORKS}
