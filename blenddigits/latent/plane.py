"""The plane through the codes in which the classes lie furthest apart: the map of codes."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int64
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from threadpoolctl import threadpool_limits

# Without, the directions are along the numbers of a code that the decoder does not use: they vary
# by a hundredth, which LDA evens out, and moving along them changes no picture.
SHRINKAGE = 0.1

Codes = Float[np.ndarray, "n latent"]
Places = Float[np.ndarray, "n 2"]


class Plane(NamedTuple):
    """A point of the plane, and two directions in it of length 1 at a right angle."""

    mean: Float[np.ndarray, " latent"]
    axes: Float[np.ndarray, "2 latent"]

    def places(self, codes: Codes) -> Places:
        """Where codes lie on the map, seen straight from above; the mean is at 0, 0."""
        return (codes - self.mean) @ self.axes.T


def find_plane(codes: Codes, labels: Int64[np.ndarray, " n"]) -> Plane:
    """The plane of the first two directions of linear discriminant analysis (Fisher 1936).

    The largest number of each direction is positive, so that the map is never mirrored. Codes of
    a single number lie on a line: the second direction is then all zeros. Codes that are all one
    lie in any plane: it is that of their first numbers. One thread: several would add in another
    order, and give another result, at every run.
    """
    with threadpool_limits(1):
        directions = _directions(codes.astype(np.float64), labels)
        orthonormal = np.linalg.qr(directions)[0].T
    axes = np.zeros((2, codes.shape[1]))
    for axis, direction in zip(axes, orthonormal, strict=False):
        axis[:] = direction * np.sign(direction[np.abs(direction).argmax()])
    return Plane(codes.mean(axis=0, dtype=np.float64), axes)


def _directions(
    codes: Float[np.ndarray, "n latent"], labels: Int64[np.ndarray, " n"]
) -> Float[np.ndarray, "latent _"]:
    analysis = LinearDiscriminantAnalysis(solver="eigen", shrinkage=SHRINKAGE)
    try:
        return analysis.fit(codes, labels).scalings_[:, :2]
    except np.linalg.LinAlgError:  # within the classes nothing differs
        return np.eye(codes.shape[1], min(2, codes.shape[1]))
