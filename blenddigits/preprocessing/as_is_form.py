"""A picture of anything, taken as it is: scaled to a square without being cut, in its middle."""

import numpy as np
from jaxtyping import Float

from blenddigits.core.errors import UserError
from blenddigits.preprocessing.colour import BRIGHTNESS
from blenddigits.preprocessing.decoding import colours_of
from blenddigits.preprocessing.mnist_form import Digit, area_averages
from blenddigits.preprocessing.paper import rounded

COLOURFUL = 0.08  # that the channels of a grey differ by, at most, in nearly all of its pixels
NEARLY_ALL = 0.99


def as_is(content: bytes, name: str, side: int) -> Digit:
    """The content of a picture file as an image in [0, 1]; what it does not fill is its ground.

    Raises UserError, which begins with `name`, when it is no picture, or a coloured one.
    """
    colours = colours_of(content, name)
    if np.quantile(np.ptp(colours, axis=2), NEARLY_ALL) > COLOURFUL:
        raise UserError(f"{name}: a picture in colour, and colour is out of scope")
    return _scaled(colours @ BRIGHTNESS, side).astype(np.float32)


def _scaled(grey: Float[np.ndarray, "height width"], side: int) -> Digit:
    longer = max(grey.shape)
    rows, columns = (max(1, rounded(side * length / longer)) for length in grey.shape)
    small = area_averages(grey.shape[0], rows) @ grey @ area_averages(grey.shape[1], columns).T
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    image = np.full((side, side), np.median(border))
    top, left = (side - rows) // 2, (side - columns) // 2
    image[top : top + rows, left : left + columns] = small
    return image.clip(0, 1)
