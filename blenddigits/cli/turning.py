"""A digit that lies on its side, set upright."""

import sys

import numpy as np

from blenddigits.inference.blend_model import BlendModel
from blenddigits.preprocessing.mnist_form import Digit

QUARTERS = 4


def turned(image: Digit, turn: str, model: BlendModel | None, name: str) -> Digit:
    """The digit turned to the left by 0, 90, 180 or 270 degrees, or to where it is most familiar.

    What "auto" chose is said, with `name`, on standard error; only a model can choose.
    """
    if turn != "auto" or model is None:
        return np.rot90(image, int(turn) // 90).copy()
    ways = np.stack([np.rot90(image, quarters) for quarters in range(QUARTERS)])
    best = int(model.neg_elbo(ways).argmin())
    if best:
        print(f"{name}: turned by {90 * best} degrees to the left", file=sys.stderr)
    return ways[best]
