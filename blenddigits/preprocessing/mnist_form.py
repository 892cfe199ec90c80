"""A drawn digit brought into the form of MNIST's images; handwriting.ts does the same."""

import numpy as np
from jaxtyping import Float

from blenddigits.data.idx import USUAL_SIDE as SIDE
from blenddigits.preprocessing.ink import NoInkError
from blenddigits.preprocessing.paper import rounded

BOX = 20  # pixels of the longer side of its digits
BEHIND_CENTRE = 0.5  # pixels by which their mass lies below and right of the image's centre
FAINTEST_INK = 0.05  # what is fainter does not count for the digit's size
BLACK = 0.02  # the ground of MNIST's images is no brighter, in most places
NOISY = 0.25  # of the border is not black in an image with noise, which hides box and mass
OFF = 1.0  # pixels by which box and mass may miss

Ink = Float[np.ndarray, "height width"]
Box = Float[np.ndarray, "rows columns"]  # what holds all of the ink
Digit = Float[np.ndarray, "side side"]


def as_mnist(ink: Ink, side: int = SIDE) -> Digit:
    """The digit as MNIST has it, from ink in [0, 1] of any size, where 1 is ink.

    Its longer side is scaled to 20 pixels and its centre of mass is moved to the image's, by whole
    pixels and no further than to the edge (LeCun et al. 1998, section III.A). In an image of
    another `side` than 28 pixels it fills the same share.

    Raises ValueError when there is no ink.
    """
    digit = _scaled_to_box(_cropped(ink), rounded(BOX * side / SIDE))
    top, left = (_first_pixel(digit.sum(axis=1 - axis), side) for axis in (0, 1))
    image = np.zeros((side, side))
    image[top : top + digit.shape[0], left : left + digit.shape[1]] = digit.clip(max=1)
    return image


def has_mnist_form(grey: Float[np.ndarray, "height width"], side: int = SIDE) -> bool:
    """Whether a picture is an image as MNIST has them already.

    It has 28x28 pixels and a black ground; the digit fills 20 pixels and its mass is in the middle,
    unless noise hides both. Of another `side` it fills the same share.
    """
    if grey.shape != (side, side):
        return False
    border = np.concatenate([grey[0], grey[-1], grey[1:-1, 0], grey[1:-1, -1]])
    if np.median(border) > BLACK or border.mean() >= grey.mean():
        return False
    return bool((border > FAINTEST_INK).mean() > NOISY) or _is_in_place(grey)


def _is_in_place(grey: Digit) -> bool:
    rows, columns = np.nonzero(grey > FAINTEST_INK)
    if not len(rows):
        return False
    longer = max(np.ptp(rows), np.ptp(columns)) + 1
    side = len(grey)
    at = np.arange(side) + 0.5
    centre = np.array([grey.sum(axis=1) @ at, grey.sum(axis=0) @ at]) / grey.sum()
    is_centred = np.abs(centre - side / 2 - BEHIND_CENTRE).max() <= 0.5 + OFF
    return bool(abs(longer - rounded(BOX * side / SIDE)) <= OFF and is_centred)


def area_averages(cells: int, pixels: int) -> Float[np.ndarray, "pixels cells"]:
    """The matrix that makes `pixels` values of `cells`, each the mean of the part it covers."""
    size = cells / pixels
    starts = size * np.arange(pixels)[:, None]
    first, last = np.arange(cells), np.arange(cells) + 1
    overlaps = np.minimum(starts + size, last) - np.maximum(starts, first)
    return overlaps.clip(min=0) / size


def _cropped(ink: Ink) -> Box:
    rows, columns = np.nonzero(ink > FAINTEST_INK)
    if not len(rows):
        raise NoInkError("there is no ink in the picture")
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _scaled_to_box(ink: Ink, box: int) -> Box:
    height, width = ink.shape
    longer = max(height, width)
    rows, columns = (max(1, rounded(box * side / longer)) for side in (height, width))
    return area_averages(height, rows) @ ink @ area_averages(width, columns).T


def _first_pixel(mass: Float[np.ndarray, " pixels"], side: int) -> int:
    """Where the row or column of sums `mass` starts in the image."""
    centre = float(mass @ (np.arange(len(mass)) + 0.5) / mass.sum())
    return min(max(rounded(side / 2 + BEHIND_CENTRE - centre), 0), side - len(mass))
