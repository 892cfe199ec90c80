"""Drawings as MNIST has digits -> handwriting.golden.json, for the page's TypeScript.

Run as `python -m tools.golden_handwriting`.
"""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from blenddigits.core import paths
from blenddigits.preprocessing.mnist_form import as_mnist

FILE = Path(__file__).parent.parent / paths.FRONTEND / "src" / "model" / "handwriting.golden.json"
KEPT_DECIMALS = 5
Stroke = list[tuple[float, float]]  # corners as (row, column)
# Each: height, width, thickness of the pen, and the corners of its strokes.
DRAWINGS: dict[str, tuple[int, int, float, list[Stroke]]] = {
    "a seven, shrunk": (60, 40, 3, [[(8, 6), (9, 33), (52, 15)], [(30, 14), (29, 30)]]),
    "a dash, wider than high": (24, 44, 2.5, [[(12, 5), (9, 38)]]),
    "a one, enlarged": (14, 9, 0.8, [[(4, 2.2), (2, 4.3), (11.4, 4.9)]]),
    "a thin stem with a heavy foot, moved to the edge": (
        *(50, 40, 0.7),
        [[(3, 20), (45, 20)], [(row, col) for row in range(40, 47) for col in (10, 30)]],
    ),
    "as large as a digit of MNIST": (28, 28, 1.4, [[(5, 8), (5, 19), (13, 12), (22, 18)]]),
    "one point": (5, 5, 0.9, [[(2.5, 2.5), (2.5, 2.5)]]),
}


def drawn(height: int, width: int, pen: float, strokes: list[Stroke]) -> list[list[int]]:
    """Bytes of ink, 255 within the strokes and less within a pixel around them."""
    pixels = np.indices((height, width)).transpose(1, 2, 0) + 0.5
    distances = [
        _distance_to_line(pixels, np.array(start), np.array(end))
        for stroke in strokes
        for start, end in pairwise(stroke)
    ]
    ink = (pen + 0.5 - np.min(distances, axis=0)).clip(0, 1)
    return np.floor(255 * ink + 0.5).astype(int).tolist()


def _distance_to_line(pixels: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    way = end - start
    share = ((pixels - start) @ way / max(float(way @ way), 1e-9)).clip(0, 1)
    distance: np.ndarray = np.linalg.norm(pixels - start - share[..., None] * way, axis=-1)
    return distance


def golden() -> dict[str, Any]:
    """For each drawing its bytes, row by row, and the 784 intensities."""
    cases = {}
    for name, drawing in DRAWINGS.items():
        ink = drawn(*drawing)
        image = as_mnist(np.array(ink) / 255)
        cases[name] = {"ink": ink, "image": image.round(KEPT_DECIMALS).ravel().tolist()}
    return cases


def write_cases(file: Path, cases: dict[str, Any]) -> None:
    """Write what a test of the page's reads, a line for each case."""
    parts = [
        f"{json.dumps(name)}: {json.dumps(case, separators=(',', ':'))}"
        for name, case in cases.items()
    ]
    file.write_text("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    write_cases(FILE, golden())
