"""Contrasts of a page -> the same without its ruled lines; strokes that cross them stay whole.

A line is followed from one side of the page to the other, as staff lines are in printed music
(Dalitz et al. 2008): where it is as thin as elsewhere it goes, where it is thicker a stroke crosses
it.
"""

import math

import numpy as np
from jaxtyping import Bool, Float

from blenddigits.preprocessing.paper import Grey, max_along, rounded

LEAST_SIDE = 96  # pixels: in smaller pictures lines and strokes look alike
THICKEST = 0.01  # of the longer side
BLOCKS = 120  # along a line
TILTS = [math.tan(math.radians(tilt / 2)) for tilt in range(-30, 31)]
LEAST_CONTRAST = 0.012  # of a line to its paper
LEAST_TIMES_MEAN = 2.0  # the same in means of all ridges, which are many where there is noise
FAINTEST = 0.15  # the same as a share of the strongest: fainter lines are below what counts as ink
TILT_STEP = 3  # of the blocks: those between hardly tell more of the tilt
BEND = 0.25  # what a row's step aside costs, in blocks of line
AT_EDGE = 3  # blocks: there a line begins that comes from outside
ALONE = 0.93  # of the page that a single line must cross, net of its gaps
LONG = 0.85  # the same for one of two, as of a frame, and for a faint one
FAINT = 0.4  # of the strongest ridge
AMONG = 0.45  # the same for one of several
SEVERAL = 3
DETOUR = 4.0  # blocks by which a line may be shorter than the best one near it
FADED = 0.25  # of the line's contrast: there the paper begins
DARKER = 2.0  # times the line: that is ink
CROSSING = 0.5  # of the line's contrast, beside it: a stroke

Mask = Bool[np.ndarray, "height blocks"]
Evidence = Float[np.ndarray, "height blocks"]


def without_ruling(contrast: Grey) -> Grey:
    """The contrasts with 0 where a line of the paper is and no stroke crosses it."""
    if min(contrast.shape) < LEAST_SIDE:
        return contrast
    return _without_level_lines(_without_level_lines(contrast).T).T


def _without_level_lines(contrast: Grey) -> Grey:
    reach = max(2, rounded(THICKEST * max(contrast.shape)))
    lines = line_mask(contrast, reach)
    if not lines.any():
        return contrast
    level = float(np.median(contrast[lines]))
    footprint = _whole_width(contrast, lines, level, reach)
    beside = max_along(footprint, 1, axis=0) & ~footprint & (contrast > CROSSING * level)
    crossed = max_along(max_along(beside, 2 * reach, axis=0), 1, axis=1)
    is_paper = footprint & ~crossed & (contrast < DARKER * level)
    return np.where(is_paper, np.zeros_like(contrast), contrast)


def line_mask(contrast: Grey, reach: int) -> Bool[np.ndarray, "height width"]:
    """Where lines are that cross the page within 15 degrees, no thicker than `reach` pixels."""
    size = max(1, rounded(contrast.shape[1] / BLOCKS))
    ridges = _ridges(contrast, reach)
    pooled = _block_means(ridges, size)
    strongest = float(np.quantile(pooled, 0.999))
    least = max(LEAST_CONTRAST, LEAST_TIMES_MEAN * float(pooled.mean()), FAINTEST * strongest)
    is_ridge = pooled > least
    is_hidden = _block_means(contrast, size) > least  # under a stroke, where no line is to be seen
    evidence = np.where(max_along(is_ridge, 1, axis=0), 1.0, np.where(is_hidden, 0.0, -1.0))
    shifts = _shifts(_best_tilt(is_ridge, size), size, is_ridge.shape[1])
    is_faint = _means_along(max_along(_sheared(pooled, shifts), 2, axis=0)) < FAINT * strongest
    lines = _line_mask_of(_sheared(evidence, shifts), is_faint, reach)
    is_line = _sheared(lines, [-shift for shift in shifts])
    blocks = is_ridge & is_line
    return blocks.repeat(size, axis=1)[:, : contrast.shape[1]] & (ridges > 0)


def _ridges(contrast: Grey, reach: int) -> Grey:
    """How far each pixel stands out from those `reach` above and below."""
    padded = np.pad(contrast, [(reach, reach), (0, 0)], mode="edge")
    return (contrast - np.maximum(padded[: -2 * reach], padded[2 * reach :])).clip(min=0)


def _block_means(values: Grey, size: int) -> Evidence:
    """Of `size` columns each; the last block repeats the last column where it lacks some."""
    missing = -values.shape[1] % size
    padded = np.pad(values, [(0, 0), (0, missing)], mode="edge")
    return padded.reshape(len(values), -1, size).mean(axis=2)


def _shifts(tilt: float, size: int, blocks: int) -> list[int]:
    """By how many rows a line of this tilt lies lower in each block than in the middle one."""
    return [rounded(tilt * size * (block - (blocks - 1) / 2)) for block in range(blocks)]


def _best_tilt(is_ridge: Mask, size: int) -> float:
    """The tilt along which the ridges' sums differ most; the least one of equals."""
    blocks = is_ridge.shape[1]
    some = np.ascontiguousarray(is_ridge[:, ::TILT_STEP].T, dtype=np.float32)
    scores = []
    for tilt in TILTS:
        sums = np.zeros(3 * len(is_ridge), dtype=np.float32)
        for ridges, shift in zip(some, _shifts(tilt, size, blocks)[::TILT_STEP], strict=True):
            start = len(is_ridge) - max(-len(is_ridge), min(shift, len(is_ridge)))
            sums[start : start + len(ridges)] += ridges
        scores.append(float((sums**2).sum()))
    best = max(range(len(TILTS)), key=lambda number: (scores[number], -abs(TILTS[number])))
    return TILTS[best]


def _sheared(values: np.ndarray, shifts: list[int]) -> np.ndarray:
    """Each block moved up by its shift; 0 where it comes from outside."""
    height = len(values)
    moved = np.zeros_like(values)
    for block, shift in enumerate(shifts):
        target = slice(max(0, -shift), height - max(0, shift))
        source = slice(max(0, shift), height - max(0, -shift))
        moved[target, block] = values[source, block]
    return moved


def _line_mask_of(evidence: Evidence, is_faint: Mask, reach: int) -> Mask:
    """Where a line runs: from one side of the page to the other, or several from either side."""
    to_left, to_right = _best_before(evidence, AT_EDGE), _best_before(evidence[:, ::-1], AT_EDGE)
    to_right = to_right[:, ::-1]
    across = to_left + to_right - evidence
    from_one = np.maximum(
        to_left + _best_before(evidence[:, ::-1])[:, ::-1], to_right + _best_before(evidence)
    )
    from_one -= evidence
    blocks = evidence.shape[1]
    if _count((from_one >= AMONG * blocks) & (evidence > 0)) >= SEVERAL:
        lengths, is_line = from_one, from_one >= AMONG * blocks
    else:
        long = (across >= LONG * blocks) & (evidence > 0)
        are_two = _count(long & ~is_faint) > 1
        lengths, is_line = across, (long & (is_faint | are_two)) | (across >= ALONE * blocks)
    nearby = max_along(lengths, 2 * reach, axis=0)
    return is_line & (lengths >= nearby - DETOUR)


def _means_along(values: Evidence) -> Evidence:
    """The mean of the half of the row that lies around each block."""
    blocks = values.shape[1]
    sums = np.pad(values.cumsum(axis=1), [(0, 0), (1, 0)])
    at = np.arange(blocks)
    end, start = np.minimum(at + blocks // 4 + 1, blocks), np.maximum(at - blocks // 4, 0)
    return (sums[:, end] - sums[:, start]) / (end - start)


def _count(mask: Mask) -> int:
    """The most parts of the mask above each other."""
    starts = mask & ~np.pad(mask, [(1, 0), (0, 0)])[:-1]
    return int(starts.sum(axis=0).max())


def _best_before(evidence: Evidence, starts: int | None = None) -> Evidence:
    """The length of the best line that ends at each place, itself included.

    Blocks with a ridge count for it and others against it. It may step aside by one row from a
    block to the next, and begins in one of the first `starts` blocks, or anywhere.
    """
    best = np.full((evidence.shape[1], len(evidence) + 2), -np.inf)  # a row more at both ends
    before = np.zeros(len(evidence) + 2)
    for block, found in enumerate(evidence.T):
        here = best[block, 1:-1]
        np.maximum(before[2:], before[:-2], out=here)
        np.maximum(before[1:-1], here - BEND, out=here)
        if starts is None or block < starts:
            np.maximum(here, 0, out=here)
        here += found
        before = best[block]
    return best[:, 1:-1].T


def _whole_width(
    contrast: Grey, lines: Bool[np.ndarray, "height width"], level: float, reach: int
) -> Bool[np.ndarray, "height width"]:
    """The lines made wider until the paper begins beside most of them."""
    for _ in range(reach):
        wider = max_along(lines, 1, axis=0)
        beside = contrast[wider & ~lines]
        lines = wider
        if not beside.size or np.median(beside) < FADED * level:
            break
    return lines
