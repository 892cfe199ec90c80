"""datasets/letters/: twelve letters by forty hands, drawn by pens of chance along known strokes.

The example of people's own pictures. Run as `python -m tools.draw_letters`; the same seed draws the
same letters.
"""

import io
import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from jaxtyping import Float
from PIL import Image, ImageDraw

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_json
from blenddigits.core.stage import run_program

FOLDER = paths.OWN_DATA / "letters"
ABOUT = {
    "title": "Drawn letters",
    "noun": "letter",
    "plural": "letters",
    "credit": "tools/draw_letters.py of BlendDigits",
    "licence": "MIT",
}
HANDS, SEED = 40, 7
SIDE, FINE = 56, 4  # pixels of a picture, and how much finer it is drawn
POINTS = 40  # along a stroke
PAPER, INK = 235, 40  # greys
LEVELS = 8  # of grey in a file, which keeps it small

Point = tuple[float, float]
Line = Float[np.ndarray, "points 2"]

# Strokes in a square from 0 to 1, y downwards: corners that are joined by straight lines or, for
# a stroke that begins with "~", by a smooth curve.
LETTERS: dict[str, Sequence[tuple[str, Sequence[Point]]]] = {
    "A": [("-", [(0.05, 1), (0.5, 0), (0.95, 1)]), ("-", [(0.22, 0.63), (0.78, 0.63)])],
    "B": [
        ("-", [(0.15, 0), (0.15, 1)]),
        ("~", [(0.15, 0.02), (0.6, 0.02), (0.78, 0.22), (0.6, 0.46), (0.18, 0.48)]),
        ("~", [(0.18, 0.48), (0.68, 0.5), (0.88, 0.75), (0.65, 0.98), (0.15, 0.98)]),
    ],
    "C": [
        ("~", [(0.9, 0.18), (0.6, 0), (0.2, 0.15), (0.08, 0.5), (0.2, 0.86), (0.6, 1), (0.9, 0.82)])
    ],
    "E": [
        ("-", [(0.85, 0.02), (0.15, 0.02), (0.15, 0.98), (0.87, 0.98)]),
        ("-", [(0.15, 0.49), (0.72, 0.49)]),
    ],
    "G": [
        (
            "~",
            [(0.88, 0.18), (0.6, 0), (0.2, 0.15), (0.08, 0.5), (0.2, 0.86), (0.6, 1), (0.88, 0.84)],
        ),
        ("-", [(0.88, 0.84), (0.88, 0.56), (0.56, 0.56)]),
    ],
    "K": [
        ("-", [(0.15, 0), (0.15, 1)]),
        ("-", [(0.85, 0.02), (0.17, 0.58)]),
        ("-", [(0.38, 0.42), (0.88, 1)]),
    ],
    "M": [("-", [(0.05, 1), (0.14, 0), (0.5, 0.7), (0.86, 0), (0.95, 1)])],
    "R": [
        ("-", [(0.15, 0), (0.15, 1)]),
        ("~", [(0.15, 0.02), (0.6, 0.02), (0.82, 0.25), (0.6, 0.5), (0.17, 0.52)]),
        ("-", [(0.42, 0.52), (0.88, 1)]),
    ],
    "S": [
        (
            "~",
            [
                (0.84, 0.14),
                (0.5, 0),
                (0.18, 0.2),
                (0.45, 0.46),
                (0.82, 0.74),
                (0.5, 1),
                (0.12, 0.86),
            ],
        )
    ],
    "T": [("-", [(0.05, 0.03), (0.95, 0.03)]), ("-", [(0.5, 0.03), (0.5, 1)])],
    "U": [
        (
            "~",
            [(0.12, 0), (0.12, 0.6), (0.25, 0.94), (0.5, 1), (0.75, 0.94), (0.88, 0.6), (0.88, 0)],
        )
    ],
    "Z": [("-", [(0.1, 0.03), (0.9, 0.03), (0.1, 0.97), (0.92, 0.97)])],
}


class Hand:
    """How somebody writes a letter this time: slant, width, size, pen, and a hand that shakes."""

    def __init__(self, random: np.random.Generator) -> None:
        self._random = random
        self.slant = random.normal(0.08, 0.14)
        self.turn = math.radians(random.normal(0, 5))
        self.width = random.uniform(0.62, 0.95)
        self.height = random.uniform(0.85, 1.0)
        self.pen = random.uniform(0.055, 0.13)
        self.shake = random.uniform(0.008, 0.03)
        self.slip = random.uniform(0.01, 0.035)

    def drawn(self, kind: str, corners: Sequence[Point]) -> Line:
        """A stroke as this hand draws it, in units of the letter's height around its middle."""
        moved = np.array(corners) + self._random.normal(0, self.slip, (len(corners), 2))
        line = _smooth(moved) if kind == "~" else _polyline(moved)
        line += self._tremor(len(line))
        x, y = (line[:, 0] - 0.5) * self.width, (line[:, 1] - 0.5) * self.height
        x = x - self.slant * y
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        return np.stack([cos * x - sin * y, sin * x + cos * y], axis=1)

    def _tremor(self, points: int) -> Line:
        """A slow wave in both directions."""
        at = np.linspace(0, 1, points)[:, None]
        speed, phase = self._random.uniform(0.5, 2.5, 2), self._random.uniform(0, 2 * math.pi, 2)
        return self.shake * np.sin(2 * math.pi * speed * at + phase)


def draw(letter: str, random: np.random.Generator) -> Image.Image:
    """A picture of a letter in one hand, dark on light."""
    hand, size = Hand(random), SIDE * FINE
    picture = Image.new("L", (size, size), PAPER)
    pen, thick = ImageDraw.Draw(picture), hand.pen * 0.72 * size
    centre = size / 2 + random.normal(0, 0.03 * size, 2)
    for kind, corners in LETTERS[letter]:
        line = centre + 0.72 * size * hand.drawn(kind, corners)
        pen.line([*map(tuple, line)], fill=INK, width=round(thick))
        for x, y in line:  # the pen is round
            pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=INK)
    small = picture.resize((SIDE, SIDE), Image.Resampling.BOX)
    step = 255 // (LEVELS - 1)
    return small.point([step * round(grey / step) for grey in range(256)])


def _polyline(corners: Line) -> Line:
    """Points at even distances along straight lines."""
    lengths = np.concatenate([[0], np.hypot(*np.diff(corners, axis=0).T).cumsum()])
    at = np.linspace(0, lengths[-1], POINTS)
    return np.stack([np.interp(at, lengths, corners[:, axis]) for axis in (0, 1)], axis=1)


def _smooth(corners: Line) -> Line:
    """Points of a Catmull-Rom curve through the corners."""
    padded = np.concatenate([corners[:1], corners, corners[-1:]])
    pieces = []
    for before, a, b, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        t = np.linspace(0, 1, POINTS // 4)[:, None]
        pieces.append(
            a
            + 0.5 * t * (b - before)
            + t**2 * (before - 2.5 * a + 2 * b - 0.5 * after)
            + t**3 * (1.5 * (a - b) + 0.5 * (after - before))
        )
    return np.concatenate(pieces)


def write_letters(folder: Path, hands: int = HANDS) -> None:
    """Write a folder for each letter, and what they are called."""
    random = np.random.default_rng(SEED)
    for letter in LETTERS:
        for number in range(hands):
            content = io.BytesIO()
            draw(letter, random).save(content, format="PNG", optimize=True)
            write_bytes(folder / letter / f"{number:02}.png", content.getvalue())
    write_json(folder / "about.json", ABOUT)


def main() -> None:
    """Draw the example."""
    write_letters(FOLDER)
    files = list(FOLDER.rglob("*.png"))
    print(json.dumps({"pictures": len(files), "bytes": sum(f.stat().st_size for f in files)}))


if __name__ == "__main__":
    run_program(main)
