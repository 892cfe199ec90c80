"""The Frechet distance between real digits and others, by the judge's features."""

from torch import nn

from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchmetrics needs it
from blenddigits.judge.classifier import FEATURES, Features

from torchmetrics.image.fid import FrechetInceptionDistance  # isort: skip


class _Judged(nn.Module):
    """Stands for the judge where torchmetrics would run it: its features are there already."""

    num_features = FEATURES

    def forward(self, features: Features) -> Features:
        return features


class FrechetDistance:
    """Between Gaussians fitted to the features of real and of other images (Heusel et al. 2017).

    torchmetrics adds them up in double precision. Numbers of different judges do not compare.
    """

    def __init__(self, real: Features) -> None:
        self._metric = FrechetInceptionDistance(_Judged(), reset_real_features=False)
        self._metric.update(real.cpu(), real=True)

    def to(self, others: Features) -> float:
        """The distance of these features from the real ones; 0 for the same mean and spread."""
        self._metric.reset()
        self._metric.update(others.cpu(), real=False)
        return float(self._metric.compute())
