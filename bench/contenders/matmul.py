"""How fast this machine multiplies matrices of the shapes that training multiplies."""

import time

import torch
from torch.nn import functional as F

from bench.serve import Turn
from blenddigits.models.compute import DTYPES

PIXELS = 784
SQUARE = 1024
GIGA = 1e9


def prepare(threads: int, batch: int, hidden: int, seconds: float) -> Turn:
    """A turn gives GFLOP/s by precision and shape, named rows x inner x columns."""
    torch.set_num_threads(threads)
    shapes = [
        (batch, PIXELS, hidden),
        (batch, hidden, hidden),
        (batch, hidden, PIXELS),
        (hidden, batch, PIXELS),  # the gradient of the largest matrix
        (SQUARE, SQUARE, SQUARE),
    ]

    def turn() -> dict[str, float]:
        return {
            f"{precision} {'x'.join(map(str, shape))}": gflops(*shape, dtype, seconds)
            for precision, dtype in DTYPES.items()
            for shape in shapes
        }

    return turn


def gflops(rows: int, inner: int, columns: int, dtype: torch.dtype, seconds: float) -> float:
    """The speed of one product repeated for `seconds`."""
    x, weight = torch.rand(rows, inner, dtype=dtype), torch.rand(columns, inner, dtype=dtype)
    F.linear(x, weight)
    runs, start = 0, time.perf_counter()
    while time.perf_counter() < start + seconds:
        F.linear(x, weight)
        runs += 1
    return 2 * rows * inner * columns * runs / (time.perf_counter() - start) / GIGA
