"""The judges: small classifiers by which blends are measured, and nothing is trained."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.utils import convert_conv2d_weight_memory_format

from blenddigits.core.errors import UserError
from blenddigits.data.images import Bytes, Images, Labels, PerImage, as_double, in_batches
from blenddigits.judge.networks import FEATURES, NETWORKS
from blenddigits.models.checkpoint import fill_in, read_weights, save_weights, size_in, unusual

CHOOSER = "convolutional"  # by which choices are made, on validation images; the others report
JUDGED_AT_ONCE = 250  # images: so few stay in the processor's cache, twice as fast as 1,000

Features = Float[Tensor, "batch features"]


class Judge(nn.Module):
    """One of the networks, which gives the features, and a linear layer that names the class."""

    def __init__(self, network: str, classes: int, side: int) -> None:
        super().__init__()
        self.network, self.classes, self.side = network, classes, side
        self.to_features = NETWORKS[network](side)
        self.to_classes = nn.Linear(FEATURES, classes)
        # With the channels last in memory a CPU convolves about twice as fast.
        convert_conv2d_weight_memory_format(self, torch.channels_last)

    def features(self, x: Images) -> Features:
        """What the Frechet distance compares, for images in [0, 1]."""
        return self.to_features(x.contiguous(memory_format=torch.channels_last))

    def forward(self, x: Images) -> Float[Tensor, "batch classes"]:
        """Logits of the classes."""
        return self.to_classes(self.features(x))


Judges = Mapping[str, Judge]


class Verdicts(NamedTuple):
    """What the judge says of each image: features, the likeliest class and its probability."""

    features: Features
    labels: Labels
    confidence: PerImage


@torch.no_grad()
def judge_images(judge: Judge, images: Images | Bytes) -> Verdicts:
    """The verdicts on any number of images."""
    features = torch.cat([judge.features(x) for x in in_batches(images, JUDGED_AT_ONCE)])
    return verdicts_on(judge, features)


def verdicts_on(judge: Judge, features: Features) -> Verdicts:
    """The verdicts on images of which the judge's features are known."""
    confidence, labels = judge.to_classes(features).softmax(dim=1).max(dim=1)
    return Verdicts(features, labels, confidence)


def accuracy(judge: Judge, images: Images | Bytes, labels: Labels) -> float:
    """The share of images that the judge puts into their class."""
    return float(as_double(judge_images(judge, images).labels == labels).mean())


def save_judges(folder: Path, judges: Judges) -> None:
    """Write each judge's weights and running statistics as safetensors."""
    for name, judge in judges.items():
        sizes = unusual(classes=judge.classes, side=judge.side)
        save_weights(folder / f"{name}.safetensors", judge, {"network": judge.network, **sizes})


def load_judges(folder: Path) -> dict[str, Judge]:
    """All judges, ready to judge, the chooser first; raises UserError as load_judge."""
    return {name: load_judge(folder, name) for name in NETWORKS}


def load_judge(folder: Path, name: str) -> Judge:
    """The judge of this name in `folder`, ready to judge.

    Raises UserError when its file is missing or damaged, or holds something else.
    """
    path, remedy = folder / f"{name}.safetensors", "run `dvc repro train_judge`"
    header, weights = read_weights(path, remedy)
    found = f"a {header.get('network')} {header.get('kind')}"
    if found != f"a {name} {Judge.__name__}":
        raise UserError(f"{path}: expected a {name} Judge, found {found}; {remedy}")
    try:
        judge = Judge(name, size_in(header, "classes"), size_in(header, "side"))
    except (ValueError, TypeError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    fill_in(judge, weights, path, remedy)
    return judge.eval()
