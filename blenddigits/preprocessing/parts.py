"""Ink on a page -> the digits written there: parts that hang together, or lie close enough."""

from itertools import combinations
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from blenddigits.preprocessing.paper import local_max, rounded

Ink = Float[np.ndarray, "height width"]
Digit = Float[np.ndarray, "digit_height digit_width"]
Numbers = Int[np.ndarray, "rows columns"]

BLOCKS = 160  # a side: gaps between strokes below one block connect
FULL = 0.25  # ink that makes a block one of a part
LEAST_PART = 0.03  # of the largest part's ink: smaller ones are specks
SMALL = 0.5  # of the largest part's size: it may belong to a digit beside it
ASIDE = (0.25, 0.12)  # of that digit's size, down and across: no further
REACH = 0.08  # of the height of both, for parts of like sizes, one above the other
REACH_OF_FLAT = 0.25  # the same where one is flat, such as the bar of a 5
FLAT = 0.5  # of the higher one's height
ABOVE = 0.3  # of the narrower one's width that lies above or below the other, or
BESIDE = 0.6  # where they are beside each other, as two digits are, too
RIM = 0.08  # of the picture's sides: a part that lies there is no digit, but what is around it
LEAST_INSIDE = 0.3  # of a digit's ink
LEAST_DIGIT = 0.4  # of the largest digit's size


class Part(NamedTuple):
    """Ink that belongs together: the numbers of its pieces and its box, ends excluded."""

    numbers: frozenset[int]
    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """The longer side."""
        return max(self.bottom - self.top, self.right - self.left)


def digits_in(ink: Ink) -> list[Digit]:
    """The ink of each digit alone, cut out, in reading order; none where there is no ink."""
    size = max(1, rounded(max(ink.shape) / BLOCKS))
    numbers, amounts = _pieces(ink, size)
    kept = _without_specks_and_edges(numbers, amounts)
    digits = _large_ones(_joined([_part(numbers, number) for number in kept]))
    return [_cut_out(ink, numbers, digit, size) for digit in _in_reading_order(digits)]


def connected_parts(mask: Bool[np.ndarray, "rows columns"]) -> Numbers:
    """A number for each part of the mask that hangs together, corners included; 0 elsewhere."""
    numbers = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        spread = np.where(mask, local_max(numbers, 1), 0)
        if (spread == numbers).all():
            return np.unique(numbers, return_inverse=True)[1].reshape(mask.shape)
        numbers = spread


def _pieces(ink: Ink, size: int) -> tuple[Numbers, Float[np.ndarray, " pieces"]]:
    """The connected parts of blocks of `size` pixels a side, and how much ink each has."""
    padded = np.pad(ink, [(0, -side % size) for side in ink.shape])
    rows, columns = (side // size for side in padded.shape)
    blocks = padded.reshape(rows, size, columns, size)
    numbers = connected_parts(np.pad(blocks.max(axis=(1, 3)) > FULL, 1))[1:-1, 1:-1]
    return numbers, np.bincount(numbers.ravel(), blocks.sum(axis=(1, 3)).ravel())


def _without_specks_and_edges(numbers: Numbers, amounts: Float[np.ndarray, " pieces"]) -> list[int]:
    """The pieces that are no specks and, where there are others, do not touch the edge."""
    amounts = amounts.copy()
    amounts[0] = 0
    edge = {0, *numbers[0], *numbers[-1], *numbers[:, 0], *numbers[:, -1]}
    all_ = set(range(1, len(amounts))) - _at_the_rim(numbers)
    for candidates in (all_ - edge, all_):
        most = max((amounts[number] for number in candidates), default=0)
        if most > LEAST_PART * amounts.max():
            return sorted(number for number in candidates if amounts[number] > LEAST_PART * most)
    return []


def _at_the_rim(numbers: Numbers) -> set[int]:
    """The pieces that lie along the edge of the picture, as its frame or the rest of a shadow."""
    rim = max(1, rounded(RIM * min(numbers.shape)))
    counts = np.bincount(numbers.ravel())
    inside = np.bincount(numbers[rim:-rim, rim:-rim].ravel(), minlength=len(counts))
    return {int(number) for number in np.nonzero(inside < LEAST_INSIDE * counts)[0]}


def _part(numbers: Numbers, number: int) -> Part:
    rows, columns = np.nonzero(numbers == number)
    return Part(
        frozenset([number]),
        *(int(rows.min()), int(columns.min()), int(rows.max()) + 1, int(columns.max()) + 1),
    )


def _joined(parts: list[Part]) -> list[Part]:
    """Parts of one digit made one: those of like sizes, then each small one with its nearest."""
    largest = max((part.size for part in parts), default=0)
    large = _stacked([part for part in parts if part.size >= SMALL * largest])
    alone, joined = [], dict(enumerate(large))
    for small in parts:
        if small.size >= SMALL * largest:
            continue
        nearest = min(range(len(large)), key=lambda number: _distance(small, large[number]))
        if _distance(small, large[nearest]) <= 1:
            joined[nearest] = _both(joined[nearest], small)
        else:
            alone.append(small)
    return [*joined.values(), *alone]


def _stacked(parts: list[Part]) -> list[Part]:
    for first, second in combinations(parts, 2):
        if _belong_together(first, second):
            others = [part for part in parts if part not in {first, second}]
            return _stacked([*others, _both(first, second)])
    return parts


def _belong_together(one: Part, other: Part) -> bool:
    """Whether parts of like sizes are of one digit: they overlap, or one is close above."""
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    across = min(one.right, other.right) - max(one.left, other.left)
    lower, higher = sorted((one.bottom - one.top, other.bottom - other.top))
    narrower = min(one.right - one.left, other.right - other.left)
    if 2 * down > lower:
        return across >= BESIDE * narrower
    reach = REACH_OF_FLAT if lower < FLAT * higher else REACH
    return -down <= reach * (lower + higher - down) and across >= ABOVE * narrower


def _distance(small: Part, large: Part) -> float:
    """Of a small part to a digit; at 1 it is as far away as a part of it may be."""
    down = max(small.top - large.bottom, large.top - small.bottom, 0)
    across = max(small.left - large.right, large.left - small.right, 0)
    return max(down / ASIDE[0], across / ASIDE[1]) / large.size


def _both(one: Part, other: Part) -> Part:
    return Part(
        one.numbers | other.numbers,
        *(min(one.top, other.top), min(one.left, other.left)),
        *(max(one.bottom, other.bottom), max(one.right, other.right)),
    )


def _large_ones(parts: list[Part]) -> list[Part]:
    largest = max((part.size for part in parts), default=0)
    return [part for part in parts if part.size >= LEAST_DIGIT * largest]


def _in_reading_order(parts: list[Part]) -> list[Part]:
    """Line after line, from the left: a line is what overlaps with the middle of its first part."""
    left = sorted(parts, key=lambda part: part.top)
    ordered: list[Part] = []
    while left:
        middle = (left[0].top + left[0].bottom) / 2
        line = [part for part in left if part.top <= middle]
        left = [part for part in left if part.top > middle]
        ordered += sorted(line, key=lambda part: part.left)
    return ordered


def _cut_out(ink: Ink, numbers: Numbers, part: Part, size: int) -> Digit:
    """The ink of the part's pieces alone, with a block around them."""
    top, left = max(part.top - 1, 0), max(part.left - 1, 0)
    own = np.isin(numbers[top : part.bottom + 1, left : part.right + 1], list(part.numbers))
    mask = local_max(own, 1).repeat(size, axis=0).repeat(size, axis=1)
    cut = ink[top * size :, left * size :][: mask.shape[0], : mask.shape[1]]
    return cut * mask[: cut.shape[0], : cut.shape[1]]
