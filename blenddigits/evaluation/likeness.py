"""How much images are like real digits, by the features that the judge gives them."""

import contextlib
import io
from typing import NamedTuple

import joblib
import torch
from jaxtyping import Float
from prdc import compute_prdc
from threadpoolctl import threadpool_limits
from torch import Tensor, nn

from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchmetrics needs it
from blenddigits.core.params import EvaluateParams
from blenddigits.data.images import Images, PerImage, as_double
from blenddigits.judge.classifier import JUDGED_AT_ONCE, Features, Judge, Verdicts, verdicts_on
from blenddigits.judge.networks import FEATURES
from blenddigits.models.processes import in_shares

from torchmetrics.image.fid import FrechetInceptionDistance  # isort: skip

SURE = 0.9

OtherFeatures = Float[Tensor, "others features"]  # their number may be another


class Neighbourhood(NamedTuple):
    """How a set of images lies among real digits; nearer 1 is better."""

    density: float  # 1 for images that cannot be told from real ones; may exceed it
    coverage: float  # the same, at most 1


class Reference:
    """Real digits, which are judged once, and what others are in comparison with them."""

    def __init__(self, judge: Judge, real_x: Images, cfg: EvaluateParams) -> None:
        real = judge_together(judge, real_x).features
        self.judge = judge.network
        self._frechet = FrechetDistance(real)
        self._few = real[: cfg.slow_images]
        self._cfg = cfg

    def frechet(self, features: Features) -> float:
        """The Frechet distance of others from the real digits."""
        return self._frechet.to(features)

    def neighbourhood(self, features: Features) -> Neighbourhood:
        """Density and coverage of the first `slow_images` of others."""
        few = features[: self._cfg.slow_images]
        return Neighbourhood(*density_and_coverage(self._few, few, self._cfg.neighbours))

    def kernel(self, features: Features) -> float:
        """The kernel distance of the first `slow_images` of others from as many real digits."""
        return kernel_distance(self._few, features[: self._cfg.slow_images])


@torch.no_grad()
def judge_together(judge: Judge, x: Images) -> Verdicts:
    """The verdicts on images in [0, 1], of which each process judges a part and gets all."""
    [features] = in_shares(
        x.split(JUDGED_AT_ONCE), lambda batches: [torch.cat([*map(judge.features, batches)])]
    )
    return verdicts_on(judge, features)


def validity(confidence: PerImage) -> float:
    """The share of images that the judge is sure of."""
    return float(as_double(confidence > SURE).mean())


class FrechetDistance:
    """Between Gaussians fitted to the features of real and of other images (Heusel et al. 2017).

    torchmetrics adds them up in double precision. Numbers of different judges do not compare.
    """

    def __init__(self, real: Features) -> None:
        self._metric = FrechetInceptionDistance(
            _Judged(),
            reset_real_features=False,
            sync_on_compute=False,  # each process has all features: together they had them twice
        )
        self._metric.update(real.cpu(), real=True)

    def to(self, others: Features) -> float:
        """The distance of these features from the real ones."""
        self._metric.reset()
        self._metric.update(others.cpu(), real=False)
        return float(self._metric.compute())


def kernel_distance(real: Features, others: OtherFeatures) -> float:
    """The squared maximum mean discrepancy, without bias, so that it may be below 0.

    With the cubic kernel of Binkowski et al. 2018 (arXiv 1801.01401): what the Frechet distance
    says too high of few images, this says right on average.
    """
    real, others = as_double(real), as_double(others)

    def kernel(a: Float[Tensor, "a features"], b: Float[Tensor, "b features"]) -> Tensor:
        return (a @ b.T / FEATURES + 1).pow(3)

    def among(a: Features) -> float:
        all_pairs = kernel(a, a)
        return float((all_pairs.sum() - all_pairs.trace()) / (len(a) * (len(a) - 1)))

    return among(real) + among(others) - 2 * float(kernel(real, others).mean())


class _Judged(nn.Module):
    """Stands for the judge where torchmetrics would run it: its features are there already."""

    num_features = FEATURES

    def forward(self, features: Features) -> Features:
        return features


def density_and_coverage(
    real: Features, others: OtherFeatures, neighbours: int
) -> tuple[float, float]:
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
