"""A grey picture of a digit, in any light and of any polarity -> how much of each pixel is ink."""

import numpy as np
from jaxtyping import Bool, Float

Grey = Float[np.ndarray, "height width"]

STROKE_SHARE = 0.3  # of the picture's shorter side: wider dark areas count as shadow, not as ink
DARKEST_PAPER = 0.1  # what is darker is no paper, and not divided by
CLEAR_SKEW = 0.3  # below it the border decides
LEAST_CONTRAST = 0.12  # of ink to paper
LEAST_CONTRAST_STDS = 7.0  # the same in standard deviations of the paper
RAMP = (0.35, 0.8)  # shares of the ink's contrast that become no ink and full ink
LEVELS = 256
BLOCKS = 64  # a side: gaps between strokes below one block connect
LEAST_PART = 0.1  # of the largest part's ink: smaller ones are specks
LEAST_STROKE = 0.1  # of the digit's longer side: 2 of the 20 pixels of MNIST's digits


class NoInkError(ValueError):
    """A picture in which nothing is written."""


def ink_of(grey: Grey) -> Grey:
    """Ink in [0, 1], 1 where there is full ink, 0 on paper, and on specks and shadows at the edge.

    Raises NoInkError when nothing stands out from the background.
    """
    dark_on_light = grey if has_dark_ink(grey) else 1 - grey
    contrast = contrast_to_paper(dark_on_light)
    threshold = best_threshold(contrast)
    paper, ink = contrast[contrast <= threshold], contrast[contrast > threshold]
    noise = 1.4826 * float(np.median(np.abs(paper - np.median(paper))))  # of a normal distribution
    from_paper = float(np.quantile(ink, 0.9) - np.median(paper)) if ink.size else 0.0
    if from_paper < max(LEAST_CONTRAST, LEAST_CONTRAST_STDS * noise):
        raise NoInkError("nothing stands out from the background")
    low, high = (float(np.median(paper)) + share * from_paper for share in RAMP)
    return thick_enough(without_specks(((contrast - low) / (high - low)).clip(0, 1)))


def has_dark_ink(grey: Grey) -> bool:
    """Whether the ink is darker than what it is written on.

    Ink covers less than half of a picture, so its brightness is the long tail of the distribution;
    where there is no clear tail, what lies along the border is background.
    """
    level = grey - _light(grey)
    spread = level.std()
    skew = ((level - level.mean()) ** 3).mean() / spread**3 if spread > 0 else 0.0
    if abs(skew) > CLEAR_SKEW:
        return bool(skew < 0)
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    return bool(border.mean() > grey.mean())


def contrast_to_paper(grey: Grey) -> Grey:
    """How much darker each pixel is than the paper under it, as a share of the paper's brightness.

    The paper is the picture without its dark parts that are narrow enough for a stroke. So made it
    follows shadows, but is too bright at the edge of a picture that darkens towards it; made of
    what a lamp leaves unexplained it is the other way round. Neither is ever too dark.
    """
    paper = _without_strokes(grey)
    lamp = _light(paper)
    paper = np.minimum(paper, lamp + _without_strokes(grey - lamp))
    return 1 - grey / paper.clip(min=DARKEST_PAPER)


def best_threshold(values: Grey) -> float:
    """The value that splits the numbers into the two most separate classes (Otsu 1979)."""
    counts, edges = np.histogram(values, LEVELS)
    centres = (edges[:-1] + edges[1:]) / 2
    below, sums = counts.cumsum()[:-1], (counts * centres).cumsum()[:-1]
    above, total = values.size - below, float(counts @ centres)
    difference = sums / below - (total - sums) / above
    return float(edges[1 + (below * above * difference**2).argmax()])


def without_specks(ink: Grey) -> Grey:
    """The ink without connected parts that are small, or that touch the edge beside others."""
    size = max(1, round(max(ink.shape) / BLOCKS))
    padded = np.pad(ink, [(0, -side % size) for side in ink.shape])
    rows, columns = (side // size for side in padded.shape)
    blocks = padded.reshape(rows, size, columns, size).sum(axis=(1, 3))
    parts = connected_parts(blocks > 0)
    amounts = np.bincount(parts.ravel(), blocks.ravel())
    amounts[0] = 0
    kept = amounts > LEAST_PART * amounts.max()
    at_edge = np.unique(np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]))
    inside = kept.copy()
    inside[at_edge] = False
    chosen = (inside if inside.any() else kept)[parts]
    mask = chosen.repeat(size, axis=0).repeat(size, axis=1)
    return ink * mask[: ink.shape[0], : ink.shape[1]]


def thick_enough(ink: Grey) -> Grey:
    """The ink with strokes as wide as MNIST's thin ones: those of a fine pen would fade."""
    digit = ink > 0.5
    rows, columns = np.nonzero(digit)
    if not len(rows):
        return ink
    inner = ~_local_max(~digit, 1)
    width = 2 * digit.sum() / (digit & ~inner).sum()  # area and outline of a long stroke
    wanted = LEAST_STROKE * max(np.ptp(rows), np.ptp(columns))
    return _local_max(ink, max(0, round((wanted - width) / 2)))


def connected_parts(mask: Bool[np.ndarray, "height width"]) -> np.ndarray:
    """A number for each part of the mask that hangs together, corners included; 0 elsewhere."""
    numbers = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        spread = np.where(mask, _local_max(numbers, 1), 0)
        if (spread == numbers).all():
            return np.unique(numbers, return_inverse=True)[1].reshape(mask.shape)
        numbers = spread


def _light(grey: Grey) -> Grey:
    """The parabola in both directions nearest to the picture: lamps and vignettes."""
    y, x = (np.linspace(-1, 1, side) for side in grey.shape)
    rows, columns = (grid.ravel() for grid in np.meshgrid(y, x, indexing="ij"))
    terms = np.stack([rows**0, rows, columns, rows**2, columns**2, rows * columns], axis=1)
    weights, *_ = np.linalg.lstsq(terms, grey.ravel(), rcond=None)
    return (terms @ weights).reshape(grey.shape)


def _without_strokes(grey: Grey) -> Grey:
    """A morphological closing."""
    reach = max(1, int(STROKE_SHARE * min(grey.shape) / 2))
    return -_local_max(-_local_max(grey, reach), reach)


def _local_max(values: np.ndarray, reach: int) -> np.ndarray:
    """The largest value within `reach` pixels in both directions, by doubling the window."""
    for axis in (0, 1):
        values = np.moveaxis(values, axis, 0)
        values = np.pad(values, [(reach, reach), (0, 0)], mode="edge")
        covered, window = 1, 2 * reach + 1
        while covered < window:
            step = min(covered, window - covered)
            values = np.maximum(values[step:], values[:-step])
            covered += step
        values = np.moveaxis(values, 0, axis)
    return values
