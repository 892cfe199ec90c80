"""A grey picture of handwriting, in any light and of any polarity -> the ink of each digit."""

import math

import numpy as np

from blenddigits.preprocessing.paper import (
    Grey,
    contrast_to_paper,
    has_dark_ink,
    local_max,
    rounded,
)
from blenddigits.preprocessing.parts import Digit, digits_in
from blenddigits.preprocessing.ruling import without_ruling

LEAST_CONTRAST = 0.12  # of ink to paper
LEAST_CONTRAST_STDS = 7.0  # the same in standard deviations of the paper
RAMP = (0.35, 0.8)  # shares of the ink's contrast that become no ink and full ink
LEVELS = 256
LEAST_STROKE = 0.1  # of the digit's longer side: 2 of the 20 pixels of MNIST's digits
MOST_STROKE = 0.35  # of it: what is wider was drawn with no pen
MOST_DIGITS = 40


class NoInkError(ValueError):
    """A picture in which nothing is written."""


def inks_of(grey: Grey) -> list[Digit]:
    """The ink of each digit in [0, 1], cut out, in reading order: 1 where there is full ink.

    What is around a digit is 0: paper, its ruling, specks, and shadows at the edge.

    Raises NoInkError when nothing stands out from the background, or nothing that a pen can draw.
    """
    dark_on_light = grey if has_dark_ink(grey) else 1 - grey
    contrast = contrast_to_paper(dark_on_light)
    ramp_of(contrast)  # in mere noise lines would be seen
    contrast = without_ruling(contrast)
    low, high = ramp_of(contrast)
    ink = ((contrast - low) / (high - low)).clip(0, 1)
    digits = digits_in(ink)
    if len(digits) > MOST_DIGITS:
        raise NoInkError(f"{len(digits)} marks are on it, more than one can choose from")
    written = [digit for digit in digits if is_written(digit)]
    if not written:
        raise NoInkError("what stands out is no line that a pen draws")
    return [thick_enough(digit) for digit in written]


def ramp_of(contrast: Grey) -> tuple[float, float]:
    """Up to where there is no ink, and from where there is full ink.

    Raises NoInkError when too little stands out.
    """
    threshold = best_threshold(contrast)
    paper, ink = contrast[contrast <= threshold], contrast[contrast > threshold]
    noise = 1.4826 * float(np.median(np.abs(paper - np.median(paper))))  # of a normal distribution
    from_paper = float(np.quantile(ink, 0.9) - np.median(paper)) if ink.size else 0.0
    if from_paper < max(LEAST_CONTRAST, LEAST_CONTRAST_STDS * noise):
        raise NoInkError("nothing stands out from the background")
    low, high = (float(np.median(paper)) + share * from_paper for share in RAMP)
    return low, high


def best_threshold(values: Grey) -> float:
    """The value that splits the numbers into the two most separate classes (Otsu 1979)."""
    counts, edges = np.histogram(values, LEVELS)
    centres = (edges[:-1] + edges[1:]) / 2
    below, sums = counts.cumsum()[:-1], (counts * centres).cumsum()[:-1]
    above, total = values.size - below, float(counts @ centres)
    difference = sums / below - (total - sums) / above
    return float(edges[1 + (below * above * difference**2).argmax()])


def is_written(ink: Grey) -> bool:
    """Whether it is a line, and no disc, box or shadow."""
    reach = max(1, math.ceil(MOST_STROKE * _extent(ink) / 2))
    return bool(local_max(np.pad(ink <= 0.5, 1, constant_values=True), reach).all())


def thick_enough(ink: Grey) -> Grey:
    """The ink with strokes as wide as MNIST's thin ones: those of a fine pen would fade."""
    missing = LEAST_STROKE * _extent(ink) - _stroke_width(ink)
    return local_max(ink, max(0, rounded(missing / 2)))


def _extent(ink: Grey) -> int:
    """The longer side of what is more than half ink, in pixels less one."""
    rows, columns = np.nonzero(ink > 0.5)
    return int(max(np.ptp(rows), np.ptp(columns))) if len(rows) else 0


def _stroke_width(ink: Grey) -> float:
    """Twice the area over the outline, as of a long stroke without its grain; 0 without ink."""
    digit = ~local_max(~local_max(np.pad(ink > 0.5, 2), 1), 1)
    outline = digit & local_max(~digit, 1)
    return 2 * float(digit.sum()) / float(outline.sum()) if outline.any() else 0.0
