"""A checkerboard that stands for transparency, as editors show it -> one colour."""

import numpy as np
from jaxtyping import Float

Colours = Float[np.ndarray, "height width 3"]

NEUTRAL = 0.03  # most that the channels of a grey differ
SAME = 0.025  # most that a value differs from its level
LEAST_APART, MOST_APART = 0.03, 0.4  # of the two greys
LEAST_SHARE = 0.3  # of the border that each of the two greys has
LEAST_TURNS = 8  # between the two greys along the border
LEVELS = 32


def without_checkers(colours: Colours) -> Colours:
    """The picture with the two greys of a checkerboard made one; other pictures as they are.

    All values between the two become the same, and those beyond keep their distance to them.
    """
    border = np.concatenate([colours[0], colours[1:, -1], colours[-1, -2::-1], colours[-2:0:-1, 0]])
    if np.quantile(np.ptp(border, axis=1), 0.9) > NEUTRAL:
        return colours
    greys = border.mean(axis=1)
    levels = _two_levels(greys)
    if levels is None:
        return colours
    low, high = levels
    if _turns(greys, low, high) < LEAST_TURNS:
        return colours
    return (colours - (colours - low).clip(0, high - low)) / (1 - (high - low))


def _two_levels(greys: Float[np.ndarray, " border"]) -> tuple[float, float] | None:
    """The two most frequent values, the lower first, where nearly all are one of them."""
    bins = (greys * LEVELS).astype(int).clip(0, LEVELS - 1)
    counts = np.bincount(bins, minlength=LEVELS)
    peaks = np.argsort(counts, kind="stable")[::-1][:2]
    if min(counts[peaks]) < LEAST_SHARE * len(greys) / 3:
        return None
    found = [float(np.median(greys[bins == peak])) for peak in sorted(peaks)]
    shares = [float((np.abs(greys - level) < SAME).mean()) for level in found]
    apart = found[1] - found[0]
    if not LEAST_APART < apart < MOST_APART or min(shares) < LEAST_SHARE:
        return None
    return found[0], found[1]


def _turns(greys: Float[np.ndarray, " border"], low: float, high: float) -> int:
    is_high = greys > (low + high) / 2
    return int((is_high[1:] != is_high[:-1]).sum())
