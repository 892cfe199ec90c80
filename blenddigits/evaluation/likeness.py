"""How much images are like real digits, by the features that the judge gives them."""

import contextlib
import io
from typing import NamedTuple

import joblib
from prdc import compute_prdc
from threadpoolctl import threadpool_limits
from torch import nn

from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchmetrics needs it
from blenddigits.core.files import DECIMALS
from blenddigits.core.params import EvaluateParams
from blenddigits.data.images import Images, PerImage
from blenddigits.judge.classifier import (
    FEATURES,
    Features,
    Judge,
    Verdicts,
    judge_images,
)

from torchmetrics.image.fid import FrechetInceptionDistance  # isort: skip

SURE = 0.9


class Likeness(NamedTuple):
    """How much a set of images is like real digits; only `fd` is better when it is smaller."""

    fd: float  # Frechet distance: 0 for the same mean and spread of the features
    validity: float  # the share that the judge is sure of
    density: float  # 1 for images that cannot be told from real ones; may exceed it
    coverage: float  # the same, at most 1

    def rounded(self) -> dict[str, float]:
        """The same by name, as metrics are written."""
        return {name: round(value, DECIMALS) for name, value in self._asdict().items()}


class Reference:
    """Real digits, which are judged once, and what others are in comparison with them."""

    def __init__(self, judge: Judge, real_x: Images, cfg: EvaluateParams) -> None:
        real = judge_images(judge, real_x).features
        self._frechet = FrechetDistance(real)
        self._neighbourhood = real[: cfg.slow_images]
        self._cfg = cfg

    def likeness(self, verdicts: Verdicts) -> Likeness:
        """All that is measured of one set; density and coverage on its first `slow_images`."""
        few = verdicts.features[: self._cfg.slow_images]
        density, coverage = density_and_coverage(self._neighbourhood, few, self._cfg.neighbours)
        return Likeness(self.frechet(verdicts), validity(verdicts.confidence), density, coverage)

    def frechet(self, verdicts: Verdicts) -> float:
        """The Frechet distance alone."""
        return self._frechet.to(verdicts.features)


def validity(confidence: PerImage) -> float:
    """The share of images that the judge is sure of."""
    return float((confidence > SURE).double().mean())


class FrechetDistance:
    """Between Gaussians fitted to the features of real and of other images (Heusel et al. 2017).

    torchmetrics adds them up in double precision. Numbers of different judges do not compare.
    """

    def __init__(self, real: Features) -> None:
        self._metric = FrechetInceptionDistance(_Judged(), reset_real_features=False)
        self._metric.update(real.cpu(), real=True)

    def to(self, others: Features) -> float:
        """The distance of these features from the real ones."""
        self._metric.reset()
        self._metric.update(others.cpu(), real=False)
        return float(self._metric.compute())


class _Judged(nn.Module):
    """Stands for the judge where torchmetrics would run it: its features are there already."""

    num_features = FEATURES

    def forward(self, features: Features) -> Features:
        return features


def density_and_coverage(real: Features, others: Features, neighbours: int) -> tuple[float, float]:
    """How deep `others` lie among `real` features, and the share of `real` that has one near.

    Near is within the distance of the k-th nearest real neighbour (Naeem et al. 2020,
    arXiv 2002.09797, equations 4 and 5).
    """
    # prdc prints sizes at every call and asks for eight threads: with one it is five times faster.
    with (
        contextlib.redirect_stdout(io.StringIO()),
        threadpool_limits(1),
        joblib.parallel_config(backend="sequential"),
    ):
        found = compute_prdc(real.cpu().numpy(), others.cpu().numpy(), neighbours)
    return float(found["density"]), float(found["coverage"])
