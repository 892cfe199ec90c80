"""A grey picture of handwriting in any light -> how much darker each pixel is than its paper."""

import math

import numpy as np
from jaxtyping import Float

Grey = Float[np.ndarray, "height width"]

STROKE_SHARE = 0.3  # of the picture's shorter side: wider dark areas count as shadow, not as ink
DARKEST_PAPER = 0.1  # what is darker is no paper, and not divided by
CLEAR_SKEW = 0.3  # below it the border decides
LAMP_SIDE = 128  # of the picture of which the light is fitted
TIE = 1e-9  # decides halves the same way in every language, however sums are rounded


def rounded(value: float) -> int:
    """To the nearest whole number, halves up."""
    return math.floor(value + 0.5 + TIE)


def has_dark_ink(grey: Grey) -> bool:
    """Whether the ink is darker than what it is written on.

    Ink covers less than half of a picture, so its brightness is the long tail of the distribution;
    where there is no clear tail, what lies along the border is background.
    """
    level = grey - light_of(grey)
    level -= level.mean()
    squares = level * level
    spread = float(np.sqrt(squares.mean()))
    skew = float((squares * level).mean()) / spread**3 if spread > 0 else 0.0
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
    lamp = light_of(paper)
    paper = np.minimum(paper, lamp + _without_strokes(grey - lamp))
    return 1 - grey / paper.clip(min=DARKEST_PAPER)


def light_of(grey: Grey) -> Grey:
    """The parabola in both directions nearest to the picture: lamps and vignettes."""
    step = max(1, max(grey.shape) // LAMP_SIDE)
    y, x = (np.linspace(-1, 1, side) for side in grey.shape)
    fitted = _powers(y[step // 2 :: step], x[step // 2 :: step])
    weights = np.linalg.lstsq(fitted, grey[step // 2 :: step, step // 2 :: step].ravel())[0]
    constant, down, across, down2, across2, both = weights
    rows, columns = y[:, None], x[None]
    light: Grey = (constant + down * rows + down2 * rows**2) + (
        across * columns + across2 * columns**2
    )
    return (light + both * rows * columns).astype(grey.dtype)


def local_max(values: np.ndarray, reach: int) -> np.ndarray:
    """The largest value within `reach` pixels in both directions, by doubling the window."""
    return max_along(max_along(values, reach, 0), reach, 1)


def max_along(values: np.ndarray, reach: int, axis: int) -> np.ndarray:
    """The largest value within `reach` pixels along one axis."""
    if axis == 1:
        return max_along(values.T, reach, 0).T
    values = np.pad(values, [(reach, reach), (0, 0)], mode="edge")
    covered, window = 1, 2 * reach + 1
    while covered < window:
        step = min(covered, window - covered)
        values = np.maximum(values[step:], values[:-step])
        covered += step
    return values


def _powers(y: np.ndarray, x: np.ndarray) -> Float[np.ndarray, "pixels 6"]:
    rows, columns = (grid.ravel() for grid in np.meshgrid(y, x, indexing="ij"))
    return np.stack([rows**0, rows, columns, rows**2, columns**2, rows * columns], axis=1)


def _without_strokes(grey: Grey) -> Grey:
    """A morphological closing."""
    reach = max(1, int(STROKE_SHARE * min(grey.shape) / 2))
    return -local_max(-local_max(grey, reach), reach)
