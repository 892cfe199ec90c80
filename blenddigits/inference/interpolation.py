"""The two simple paths between codes, in NumPy; latent/path.py has them and the shipped one."""

import numpy as np
from jaxtyping import Float

SMALLEST_NORM = 1e-6
LARGEST_STRETCH = 4.0  # as in latent/path.py: keeps the arc between opposite codes finite

Point = Float[np.ndarray, "*axes"]
Points = Float[np.ndarray, "times *axes"]
Times = Float[np.ndarray, " times"]


def straight(a: Point, b: Point, t: Times) -> Points:
    """The points at `t` in [0, 1] of the straight line: `a` at 0 and `b` at 1.

    Between two images it is the cross-fade.
    """
    t = t.reshape(-1, *(1,) * a.ndim)
    return (1 - t) * a + t * b


def arc(a: Float[np.ndarray, " latent"], b: Float[np.ndarray, " latent"], t: Times) -> Points:
    """The straight line's points, rescaled to the interpolated norm of the ends."""
    points = straight(a, b, t)
    norm = (1 - t) * np.linalg.norm(a) + t * np.linalg.norm(b)
    stretch = norm / np.linalg.norm(points, axis=1).clip(min=SMALLEST_NORM)
    return points * stretch.clip(max=LARGEST_STRETCH)[:, None]
