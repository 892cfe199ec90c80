"""Made-up photos, and the digits that Python reads on them -> reading.golden.json, for TypeScript.

Run as `python -m tools.golden_reading`.
"""

import base64
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Float, UInt8

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.preprocessing.grounds import without_checkers
from blenddigits.preprocessing.picture_file import digits_of
from tools.golden_handwriting import Stroke, drawn, write_cases

FILE = Path(__file__).parent.parent / paths.FRONTEND / "src" / "photo" / "reading.golden.json"
KEPT_DECIMALS = 4

Ink = Float[np.ndarray, "height width"]
Photo = Float[np.ndarray, "height width 3"]

SEVEN: list[Stroke] = [[(20, 36), (19, 74), (88, 52)], [(52, 48), (50, 72)]]
FIVE: list[Stroke] = [[(20, 66), (21, 40), (48, 38), (52, 62), (74, 68), (88, 50), (84, 34)]]
BLUE, RED = (0.15, 0.2, 0.5), (0.84, 0.39, 0.35)
CREAM, GREEN = (0.96, 0.94, 0.86), (0.4, 0.6, 0.4)


def _ink(*digits: list[Stroke], pen: float = 3.0) -> Ink:
    return np.concatenate([np.array(drawn(110, 104, pen, digit)) / 255 for digit in digits], axis=1)


def _painted(ink: Ink, pen: tuple[float, ...], ground: Photo | tuple[float, ...]) -> Photo:
    return np.array(ground) * (1 - ink[..., None]) + np.array(pen) * ink[..., None]


def _lit(photo: Photo) -> Photo:
    y, x = (np.linspace(0, 1, side) for side in photo.shape[:2])
    return photo * (1 - 0.5 * (y[:, None] ** 2 + x) / 2)[..., None]


def _ruled(shape: tuple[int, int], slope: float) -> Photo:
    rows, columns = np.indices(shape)
    lines = (1.5 - np.abs((rows - slope * columns) % 17 - 8)).clip(0, 1)
    return np.array(CREAM) * (1 - lines[..., None] * np.array([0.4, 0.25, 0.1]))


def _checkers(shape: tuple[int, int]) -> Photo:
    rows, columns = np.indices(shape)
    return np.where((rows // 8 + columns // 8) % 2, 0.8, 1.0)[..., None].repeat(3, axis=2)


PHOTOS: dict[str, Callable[[], Photo]] = {
    "a blue pen in bad light": lambda: _lit(_painted(_ink(SEVEN), BLUE, CREAM)),
    "ruled paper": lambda: _lit(_painted(_ink(FIVE), BLUE, _ruled((110, 104), 0.1))),
    "red on green of equal brightness": lambda: _painted(_ink(SEVEN), RED, GREEN),
    "chalk": lambda: _painted(_ink(FIVE, pen=5), (0.9, 0.9, 0.85), (0.1, 0.2, 0.15)),
    "a fine pen on a checkerboard": lambda: _painted(
        _ink(FIVE, pen=1), (0, 0, 0), _checkers((110, 104))
    ),
    "two digits": lambda: _lit(_painted(_ink(SEVEN, FIVE), BLUE, CREAM)),
    "nothing": lambda: _lit(_painted(np.zeros((60, 80)), BLUE, CREAM)),
}


def golden() -> dict[str, Any]:
    """For each photo its size, its bytes, deflated and in base64, and the digits on it."""
    cases = {}
    for name, photo in PHOTOS.items():
        stored = (255 * photo()).round().astype(np.uint8)
        packed = base64.b64encode(zlib.compress(stored.tobytes(), 9)).decode()
        height, width = stored.shape[:2]
        cases[name] = {"height": height, "width": width, "rgb": packed, "digits": _read(stored)}
    return cases


def _read(stored: UInt8[np.ndarray, "height width 3"]) -> list[list[float]]:
    colours = without_checkers(stored.astype(np.float32) / 255)
    try:
        digits = digits_of(colours, "photo")
    except UserError:
        return []
    return [digit.astype(float).round(KEPT_DECIMALS).ravel().tolist() for digit in digits]


if __name__ == "__main__":
    write_cases(FILE, golden())
