"""Pictures at the size, and in the look, that the user asked for."""

import argparse

import numpy as np
from jaxtyping import Float

from blenddigits.figures.encoding import Frames, check_size, to_bytes
from blenddigits.figures.line import drawn_at

Images = Float[np.ndarray, "n side side"]


def drawn(images: Images, arguments: argparse.Namespace) -> tuple[Frames, int]:
    """The images in bytes, and the scale at which they are still to be drawn.

    With --ink they are dark on white. Raises UserError when they would be too large.
    """
    ink = getattr(arguments, "ink", False)
    if not ink and arguments.size is None:
        return to_bytes(images), arguments.scale
    side = shown_side(images.shape[-1], arguments)
    check_size(len(images) * side**2)
    frames = np.empty((len(images), side, side), np.uint8)
    for frame, image in zip(frames, images, strict=True):
        frame[:] = drawn_at(image, side, ink)
    return frames, 1


def shown_side(side: int, arguments: argparse.Namespace) -> int:
    """Of a picture of `side` pixels, as it was asked for."""
    return int(arguments.size or side * arguments.scale)
