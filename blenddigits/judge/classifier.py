"""The judge: a small classifier by which blends are measured, and nothing is trained or chosen."""

from pathlib import Path
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.utils import convert_conv2d_weight_memory_format

from blenddigits.core.errors import UserError
from blenddigits.data.images import Images, Labels, PerImage
from blenddigits.data.mnist import CLASSES
from blenddigits.models.checkpoint import fill_in, read_weights, save_weights

FEATURES = 64
JUDGED_AT_ONCE = 250  # images: so few stay in the processor's cache, twice as fast as 1,000

Features = Float[Tensor, "batch features"]


class Judge(nn.Module):
    """Three convolutions and two linear layers; the hidden one gives the features."""

    def __init__(self) -> None:
        super().__init__()
        self.convolutions = nn.Sequential(
            nn.Conv2d(1, 16, 5, stride=2, padding=2, bias=False),
            *_normalised(16),
            nn.Conv2d(16, 32, 3, padding=1, bias=False),
            nn.MaxPool2d(2),  # before the normalisation, which then has a quarter to do
            *_normalised(32),
            nn.Conv2d(32, 64, 3, padding=1, bias=False),
            nn.MaxPool2d(2),
            *_normalised(64),
        )
        # With the channels last in memory a CPU convolves about twice as fast.
        convert_conv2d_weight_memory_format(self.convolutions, torch.channels_last)
        self.to_features = nn.Sequential(nn.Flatten(), nn.Linear(64 * 3 * 3, FEATURES), nn.ReLU())
        self.to_classes = nn.Linear(FEATURES, CLASSES)

    def features(self, x: Images) -> Features:
        """What the Frechet distance compares, for images in [0, 1]."""
        return self.to_features(self.convolutions(x.contiguous(memory_format=torch.channels_last)))

    def forward(self, x: Images) -> Float[Tensor, "batch classes"]:
        """Logits of the ten classes."""
        return self.to_classes(self.features(x))


class Verdicts(NamedTuple):
    """What the judge says of each image: features, the likeliest class and its probability."""

    features: Features
    labels: Labels
    confidence: PerImage


@torch.no_grad()
def judge_images(judge: Judge, x: Images) -> Verdicts:
    """The verdicts on images in [0, 1]."""
    features = torch.cat([judge.features(batch) for batch in x.split(JUDGED_AT_ONCE)])
    confidence, labels = judge.to_classes(features).softmax(dim=1).max(dim=1)
    return Verdicts(features, labels, confidence)


def accuracy(judge: Judge, x: Images, labels: Labels) -> float:
    """The share of images that the judge puts into their class."""
    return float((judge_images(judge, x).labels == labels).double().mean())


def save_judge(path: Path, judge: Judge) -> None:
    """Write the judge's weights and running statistics as safetensors."""
    save_weights(path, judge, {})


def load_judge(path: Path) -> Judge:
    """The judge in `path`, ready to judge.

    Raises UserError when the file is missing or damaged, or holds something else.
    """
    remedy = "run `dvc repro train_judge`"
    header, weights = read_weights(path, remedy)
    if header.get("kind") != Judge.__name__:
        raise UserError(f"{path}: expected a Judge, found {header.get('kind')}; {remedy}")
    judge = Judge()
    fill_in(judge, weights, path, remedy)
    return judge.eval()


def _normalised(channels: int) -> list[nn.Module]:
    return [nn.BatchNorm2d(channels), nn.ReLU()]
