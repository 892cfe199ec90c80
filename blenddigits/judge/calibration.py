"""Whether a judge that is sure of 90 % is right in 90 of 100 cases."""

from typing import NamedTuple

from jaxtyping import Bool
from torch import Tensor

from blenddigits.core.files import DECIMALS
from blenddigits.data.images import PerImage, as_double

BINS = 15  # as many as in most papers since Guo et al. 2017


class Bin(NamedTuple):
    """Images of nearly the same confidence; `confidence` and `accuracy` are their means."""

    confidence: float
    accuracy: float
    images: int


Hits = Bool[Tensor, " batch"]


def reliability(confidence: PerImage, is_right: Hits) -> list[Bin]:
    """The reliability curve: bins of the same width in confidence, without the empty ones."""
    numbers = (confidence * BINS).ceil().clamp(1, BINS)
    bins = []
    for number in numbers.unique().tolist():
        own = numbers == number
        mean_confidence, accuracy = (
            float(as_double(part[own]).mean()) for part in (confidence, is_right)
        )
        bins.append(Bin(mean_confidence, accuracy, int(own.sum())))
    return bins


def expected_calibration_error(bins: list[Bin]) -> float:
    """By how much confidence and accuracy differ, meant over images (Guo et al. 2017, eq. 3)."""
    off = sum(part.images * abs(part.confidence - part.accuracy) for part in bins)
    return off / sum(part.images for part in bins)


def reliability_rows(bins: list[Bin]) -> list[dict[str, int | float]]:
    """The curve as a table."""
    return [
        {
            "confidence": round(part.confidence, DECIMALS),
            "accuracy": round(part.accuracy, DECIMALS),
            "images": part.images,
        }
        for part in bins
    ]
