"""Ink that callers of the library have as an array: the `as_mnist` of `import blenddigits`."""

import numpy as np
from jaxtyping import Float32

from blenddigits.core.given import Given, checked_count, checked_shares
from blenddigits.data.idx import USUAL_SIDE as SIDE
from blenddigits.preprocessing import mnist_form

PLANE = 2  # axes of one picture in grey


def as_mnist(ink: Given, side: int = SIDE) -> Float32[np.ndarray, "side side"]:
    """The digit as MNIST has it: float32 in [0, 1], from ink of any height and width.

    Ink is light on dark: floating-point numbers from 0, where there is none, to 1. The digit's
    longer side is scaled to 20 pixels and its mass is moved to the middle. For a model of other
    images than MNIST's `side` is its `model.side`.

    Raises ValueError for another shape, another type, values out of range, and where there is no
    ink.
    """
    given = checked_shares(ink, "ink")
    if given.ndim != PLANE:
        raise ValueError(f"ink: expected (height, width), found {given.shape}")
    size = checked_count(side, "side", least=1)
    return mnist_form.as_mnist(given, size).astype(np.float32)
