"""A coloured picture -> a grey one in which the ink stands out best."""

import numpy as np
from jaxtyping import Float

from blenddigits.preprocessing.paper import rounded

Colours = Float[np.ndarray, "height width 3"]
Grey = Float[np.ndarray, "height width"]
Direction = Float[np.ndarray, "3"]

BRIGHTNESS: Direction = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601
SMALL_SIDE = 240  # of the picture in which the direction is looked for
REACH = 0.12  # of its longer side: the mean of what is nearer is the paper's colour
OUTLYING = 3.0  # medians of the distance from the paper
CLEARLY = 1.5  # as well as brightness a direction must separate
NOISE_FLOOR = 0.01  # of a picture without noise


def grey_of(colours: Colours) -> Grey:
    """Intensities in [0, 1] along the direction of colour that separates ink from paper best.

    That is brightness, unless another one is clearly better: the main axis of the colours that
    differ from those around them.
    """
    if (colours == colours[..., :1]).all():
        return colours[..., 0]
    small = reduced(colours, SMALL_SIDE)
    from_paper = (small - _means_around(small)).reshape(-1, 3)
    distances = np.sqrt((from_paper**2).sum(axis=1))
    outlying = from_paper[distances > OUTLYING * np.median(distances)]
    if not len(outlying):
        return colours @ BRIGHTNESS.astype(colours.dtype)
    axis = _main_axis(outlying)
    better = _separation(axis, from_paper, outlying) > CLEARLY * _separation(
        BRIGHTNESS, from_paper, outlying
    )
    direction = axis if better else BRIGHTNESS
    return _along(colours, direction)


def reduced(values: Float[np.ndarray, "height width *channels"], side: int) -> np.ndarray:
    """The means of square blocks, as large as needed for the longer side to have at most `side`."""
    block = -(-max(values.shape[:2]) // side)
    if block == 1:
        return values
    rows, columns = (max(1, length // block) for length in values.shape[:2])
    cut = values[: rows * block, : columns * block]
    if min(cut.shape[:2]) < block:
        return values
    return cut.reshape(rows, block, columns, block, *values.shape[2:]).mean(axis=(1, 3))


def _along(colours: Colours, direction: Direction) -> Grey:
    """From 0 to 1 where the direction's parts sum to 1 without their signs."""
    weights = direction / np.abs(direction).sum()
    weights = weights if weights.sum() >= 0 else -weights
    grey: Grey = colours @ weights.astype(colours.dtype) - weights[weights < 0].sum().astype(
        colours.dtype
    )
    return grey.clip(0, 1)


def _separation(direction: Direction, all_: np.ndarray, outlying: np.ndarray) -> float:
    """How far the outlying lie from the paper, in noise of the paper."""
    unit = direction / np.sqrt((direction**2).sum())
    noise = 1.4826 * float(np.median(np.abs(all_ @ unit)))
    return float(np.abs(outlying @ unit).mean()) / (noise + NOISE_FLOOR)


def _main_axis(points: Float[np.ndarray, "points 3"]) -> Direction:
    """The direction of the largest second moment, by squaring the matrix."""
    moments = points.T.astype(np.float64) @ points
    for _ in range(6):
        moments = moments @ moments
        moments /= np.trace(moments)
    return moments[:, np.diag(moments).argmax()]


def _means_around(colours: Colours) -> Colours:
    """The mean of the square around each pixel, cut off at the picture's edge."""
    reach = max(1, rounded(REACH * max(colours.shape[:2])))
    means = colours.astype(np.float64)
    for axis in (0, 1):
        means = np.moveaxis(means, axis, 0)
        sums = np.concatenate([np.zeros_like(means[:1]), means.cumsum(axis=0)])
        at = np.arange(len(means))
        end, start = np.minimum(at + reach + 1, len(means)), np.maximum(at - reach, 0)
        means = (sums[end] - sums[start]) / (end - start)[:, None, None]
        means = np.moveaxis(means, 0, axis)
    return means
