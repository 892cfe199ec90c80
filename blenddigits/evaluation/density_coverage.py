"""Density and coverage: whether images lie among real ones, and whether all kinds are there."""

import contextlib
import io
from typing import NamedTuple

import joblib
from prdc import compute_prdc
from threadpoolctl import threadpool_limits

from blenddigits.judge.classifier import Features


class Closeness(NamedTuple):
    """Both are 1 for images that cannot be told from real ones; density may exceed it."""

    density: float
    coverage: float


def density_and_coverage(real: Features, others: Features, neighbours: int) -> Closeness:
    """How deep `others` lie among `real` features, and the share of `real` that has one near.

    Near is within the distance of the k-th nearest real neighbour (Naeem et al. 2020,
    arXiv 2002.09797, equations 4 and 5).
    """
    # prdc prints sizes at every call and asks for eight threads: with one it is five times faster.
    with (
        contextlib.redirect_stdout(io.StringIO()),
        threadpool_limits(1),
        joblib.parallel_config(backend="sequential"),
    ):
        found = compute_prdc(real.cpu().numpy(), others.cpu().numpy(), neighbours)
    return Closeness(float(found["density"]), float(found["coverage"]))
