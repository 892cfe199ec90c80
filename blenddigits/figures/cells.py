"""Texts of digits that turn into each other, each in a cell of its own: no digit moves another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, UInt8

from blenddigits.data.idx import USUAL_SIDE as SIDE
from blenddigits.figures.encoding import check_size, timed_gif
from blenddigits.figures.line import drawn_at, on_sheet

DIGIT, NARROW = 21, 9  # widths of cells, in pixels of MNIST's
MARGIN = 4  # of MNIST's pixels, on both sides
COLON = ":"
DOTS = (9.5, 18.5)  # rows of a colon's two
DOT = 1.7  # its radius

Change = tuple[str, str]  # from a character to another
Images = Float[np.ndarray, "frames 28 28"]
Levels = UInt8[np.ndarray, "height width"]


class Look(NamedTuple):
    """How an animation is drawn, and how fast it goes."""

    size: int  # pixels of height
    ink: bool
    rest_ms: int  # before each change
    frame_ms: int


def cells_gif(texts: Sequence[str], changes: Mapping[Change, Images], look: Look) -> bytes:
    """A GIF of texts of one length, one after the other.

    `changes` has the pictures from every character to every one that follows it in its place, both
    ends among them, the same number of all. Raises UserError when it would be too large.
    """
    steps = len(next(iter(changes.values())))
    height, width = look.size, round(_place(texts[0], len(texts[0]), look.size) + _margin(look))
    check_size(height * width * steps * len(texts))
    drawn = {
        change: [drawn_at(image, look.size, look.ink) for image in images]
        for change, images in changes.items()
    }
    frames, durations = [], []
    for before, after in zip(texts, [*texts[1:], texts[-1]], strict=True):
        for step in range(steps - 1 if before != after else 1):
            squares = [drawn[change][step] for change in zip(before, after, strict=True)]
            places = [(_left(before, i, look.size), 0) for i in range(len(before))]
            frames.append(on_sheet(squares, places, (height, width), look.ink))
            durations.append(look.rest_ms if step == 0 else look.frame_ms)
    return timed_gif(frames, durations)


def changes_of(texts: Sequence[str]) -> Iterator[Change]:
    """Those that `cells_gif` asks for, each once; the last text stays."""
    found = {
        change
        for before, after in zip(texts, [*texts[1:], texts[-1]], strict=True)
        for change in zip(before, after, strict=True)
    }
    yield from sorted(found)


def colon() -> Float[np.ndarray, "28 28"]:
    """Two dots."""
    rows, columns = np.indices((SIDE, SIDE)) + 0.5
    distances = [np.hypot(rows - row, columns - SIDE / 2) for row in DOTS]
    return (DOT + 0.5 - np.minimum(*distances)).clip(0, 1).astype(np.float32)


def _left(text: str, position: int, size: int) -> int:
    """The column where the square of a character begins."""
    middle = (_place(text, position, size) + _place(text, position + 1, size)) / 2
    return round(middle - size / 2)


def _place(text: str, position: int, size: int) -> float:
    """The column where a cell begins."""
    widths = [NARROW if character == COLON else DIGIT for character in text[:position]]
    return (MARGIN + sum(widths)) * size / SIDE


def _margin(look: Look) -> float:
    return MARGIN * look.size / SIDE
