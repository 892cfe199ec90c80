"""Real digits as the judge sees them: what other images are measured against."""

from typing import NamedTuple

from blenddigits.core.params import EvaluateParams
from blenddigits.data.images import Images, PerImage
from blenddigits.evaluation.density_coverage import density_and_coverage
from blenddigits.evaluation.frechet import FrechetDistance
from blenddigits.judge.classifier import Judge, Verdicts, judge_images

SURE = 0.9

DECIMALS = 4


class Likeness(NamedTuple):
    """How much a set of images is like real digits."""

    fd: float
    validity: float
    density: float
    coverage: float

    def rounded(self) -> dict[str, float]:
        """The same by name, as metrics are written."""
        return {name: round(value, DECIMALS) for name, value in self._asdict().items()}


class Yardstick:
    """Measures verdicts on images against those on real ones, which are judged once."""

    def __init__(self, judge: Judge, real_x: Images, cfg: EvaluateParams) -> None:
        real = judge_images(judge, real_x).features
        self._frechet = FrechetDistance(real)
        self._neighbourhood = real[: cfg.slow_images]
        self._cfg = cfg

    def frechet(self, verdicts: Verdicts) -> float:
        """The Frechet distance from the real digits."""
        return self._frechet.to(verdicts.features)

    def likeness(self, verdicts: Verdicts) -> Likeness:
        """All that is measured of one set; density and coverage on its first `slow_images`."""
        few = verdicts.features[: self._cfg.slow_images]
        density, coverage = density_and_coverage(self._neighbourhood, few, self._cfg.neighbours)
        return Likeness(self.frechet(verdicts), validity(verdicts.confidence), density, coverage)


def validity(confidence: PerImage) -> float:
    """The share of images that the judge is sure of."""
    return float((confidence > SURE).double().mean())
