"""Digits in a line, as near to each other as handwriting is: a PNG, or an SVG of ink."""

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, UInt8
from PIL import Image as PillowImage

from blenddigits.data.idx import USUAL_SIDE as SIDE
from blenddigits.figures.encoding import check_size, to_bytes
from blenddigits.figures.ink import ink_picture, outlines, svg

GAP = 3.0  # pixels of MNIST's between two digits, where they are nearest
MARGIN = 4.0  # on all sides, as MNIST has it
REACH = 3  # rows above and below in which a neighbour is kept away
NO_INK = 0.3
BLACK, WHITE = 0, 255

Image = Float[np.ndarray, "28 28"]
Images = Float[np.ndarray, "n 28 28"]
Square = UInt8[np.ndarray, "side side"]
Line = UInt8[np.ndarray, "height width"]
Profile = Float[np.ndarray, " rows"]


class Place(NamedTuple):
    """Where the upper left corner of a digit's picture is, in pixels of MNIST's."""

    x: float
    y: float


class Layout(NamedTuple):
    """A line as wide as it needs, SIDE pixels high."""

    places: Sequence[Place]
    width: float


def layout(images: Images) -> Layout:
    """The digits GAP apart, each with its middle half way down."""
    edges = [_edges(image) for image in images]
    xs = [MARGIN - edges[0][0].min()]
    for (_, before), (after, _) in pairwise(edges):
        xs.append(xs[-1] + GAP + _nearest(before, after))
    width = max(x + right.max() for x, (_, right) in zip(xs, edges, strict=True)) + MARGIN
    places = [Place(x, SIDE / 2 - _middle(image)) for x, image in zip(xs, images, strict=True)]
    return Layout(places, float(width))


def line_png(images: Images, size: int, ink: bool) -> bytes:
    """A grey PNG, `size` pixels high: dark ink on white, or MNIST's white pixels on black.

    Raises UserError when it would be too large.
    """
    row = layout(images)
    scale = size / SIDE
    check_size(round(size * scale * row.width))
    places = [(round(scale * x), round(scale * y)) for x, y in row.places]
    drawn = [drawn_at(image, size, ink) for image in images]
    joined = on_sheet(drawn, places, (size, round(scale * row.width)), ink)
    content = io.BytesIO()
    PillowImage.fromarray(joined).save(content, format="PNG", optimize=True)
    return content.getvalue()


def line_svg(images: Images) -> bytes:
    """An SVG of ink."""
    row = layout(images)
    shapes = [
        f'<g transform="translate({x:.2f} {y:.2f})">\n' + "\n".join(outlines(image)) + "\n</g>"
        for (x, y), image in zip(row.places, images, strict=True)
    ]
    return svg(shapes, row.width, SIDE)


def drawn_at(image: Image, size: int, ink: bool) -> Square:
    """A digit on a square of `size` pixels, in bytes: numbers would take eight times the memory."""
    if ink:
        return to_bytes(ink_picture(image, size))
    at = np.arange(size) * len(image) // size
    return to_bytes(image)[np.ix_(at, at)]


def on_sheet(
    drawn: Sequence[Square], places: Sequence[tuple[int, int]], shape: tuple[int, int], ink: bool
) -> Line:
    """Squares at these columns and rows, one over the other; what is beyond the edges is lost."""
    height, width = shape
    sheet = np.full(shape, WHITE if ink else BLACK, np.uint8)
    for square, (x, y) in zip(drawn, places, strict=True):
        rows, columns = slice(max(y, 0), y + len(square)), slice(max(x, 0), x + len(square))
        seen = square[max(-y, 0) :, max(-x, 0) :][: height - rows.start, : width - columns.start]
        over = np.minimum if ink else np.maximum
        sheet[rows, columns] = over(sheet[rows, columns], seen)
    return sheet


def _edges(image: Image) -> tuple[Profile, Profile]:
    """In each row the ink's first column and the one after its last, of the rows nearby.

    Where none is near it is nowhere: at infinity, and at minus infinity.
    """
    inked = image > NO_INK
    some = inked.any(axis=1)
    if not some.any():
        return np.full(SIDE, SIDE / 2), np.full(SIDE, SIDE / 2)
    left = np.where(some, inked.argmax(axis=1), np.inf)
    right = np.where(some, SIDE - inked[:, ::-1].argmax(axis=1), -np.inf)
    return _smallest_nearby(left), -_smallest_nearby(-right)


def _nearest(right: Profile, left: Profile) -> float:
    """How far a digit moves to touch the one before it; as blocks, where no row has ink of both."""
    distance = float((right - left).max())
    return distance if np.isfinite(distance) else float(right.max() - left.min())


def _smallest_nearby(profile: Profile) -> Profile:
    padded = np.pad(profile, REACH, constant_values=np.inf)
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * REACH + 1).min(axis=1)


def _middle(image: Image) -> float:
    """Of the rows that have ink."""
    [rows] = np.nonzero((image > NO_INK).any(axis=1))
    return float(rows[0] + rows[-1] + 1) / 2 if len(rows) else SIDE / 2
