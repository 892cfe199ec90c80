"""Test images of MNIST drawn large on made-up paper: what reading photos is measured on."""

from collections.abc import Callable, Mapping

import numpy as np
from jaxtyping import Float, UInt8
from PIL import Image, ImageFilter

Ink = Float[np.ndarray, "height width"]
Photo = Float[np.ndarray, "height width 3"]
Random = np.random.Generator

PAPER = np.array([0.95, 0.94, 0.9])
PENS = np.array([[0.1, 0.1, 0.12], [0.12, 0.18, 0.5], [0.15, 0.15, 0.2]])
LINE = np.array([0.62, 0.7, 0.85])
COLOURS = (  # of paper and of ink: of equal brightness, light on white, and on black
    ((0.55, 0.63, 0.5), (0.85, 0.5, 0.48)),
    ((1.0, 1.0, 0.98), (0.95, 0.85, 0.1)),
    ((0.08, 0.08, 0.09), (0.9, 0.88, 0.85)),
    ((0.12, 0.3, 0.22), (0.92, 0.94, 0.9)),
    ((0.95, 0.8, 0.35), (0.75, 0.2, 0.3)),
    ((0.9, 0.75, 0.8), (0.3, 0.5, 0.75)),
)


def enlarged(image: UInt8[np.ndarray, "28 28"], side: int) -> Ink:
    """The digit as ink with sharp edges on a square of `side` pixels."""
    large = Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC)
    soft = np.asarray(large.filter(ImageFilter.GaussianBlur(side / 70)), dtype=np.float64) / 255
    slope = max(1.0, side / 28)
    return ((soft - 0.3) * slope + 0.5).clip(0, 1)


def sheet_with(image: UInt8[np.ndarray, "28 28"], random: Random) -> Ink:
    """The digit somewhere on a sheet of any size up to 700 pixels."""
    height, width = random.integers(300, 700, 2)
    side = int(min(height, width) * random.uniform(0.45, 0.95))
    top, left = (int(random.uniform(0, length - side)) for length in (height, width))
    ink = np.zeros((height, width))
    ink[top : top + side, left : left + side] = enlarged(image, side)
    return ink


def _written(ink: Ink, pen: np.ndarray, ground: Photo) -> Photo:
    covered = 0.9 * ink[..., None]
    return ground * (1 - covered) + pen * covered


def _lit(photo: Photo, random: Random, darkest: float = 0.55) -> Photo:
    """Under a lamp on one side, with the camera's noise."""
    height, width = photo.shape[:2]
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    at = random.uniform(0, 1, 2)
    light = darkest + (1 - darkest) * np.exp(-1.5 * ((x - at[0]) ** 2 + (y - at[1]) ** 2))
    return (light[..., None] * photo + random.normal(0, 0.012, photo.shape)).clip(0, 1)


def _paper(ink: Ink) -> Photo:
    return np.ones((*ink.shape, 3)) * PAPER


def _ruling(shape: tuple[int, int], spacing: float, width: float, slope: float) -> Ink:
    """How much of each pixel parallel lines cover."""
    rows, columns = np.indices(shape)
    at = (rows - slope * columns) % spacing
    return (width / 2 + 0.5 - np.abs(at - spacing / 2)).clip(0, 1)


def _with_lines(ground: Photo, lines: Ink, colour: np.ndarray) -> Photo:
    return ground * (1 - lines[..., None]) + colour * lines[..., None]


def _line_colour(random: Random) -> np.ndarray:
    return LINE * random.uniform(0.6, 1.1)


def _pen(random: Random) -> np.ndarray:
    return PENS[random.integers(len(PENS))]


def plain(ink: Ink, random: Random) -> Photo:
    """On white paper."""
    return _lit(_written(ink, _pen(random), _paper(ink)), random)


def ruled(ink: Ink, random: Random, slope: float = 0.0) -> Photo:
    """On ruled paper."""
    spacing, width = min(ink.shape) * random.uniform(0.06, 0.25), random.uniform(1, 3)
    lines = _ruling(ink.shape, spacing, width, slope)
    ground = _with_lines(_paper(ink), lines, _line_colour(random))
    return _lit(_written(ink, _pen(random), ground), random)


def squared(ink: Ink, random: Random) -> Photo:
    """On squared paper, turned by a little."""
    spacing, width = min(ink.shape) * random.uniform(0.05, 0.12), random.uniform(1, 2.5)
    slope, colour = random.uniform(-0.05, 0.05), _line_colour(random)
    ground = _with_lines(_paper(ink), _ruling(ink.shape, spacing, width, slope), colour)
    across = _ruling(ink.shape[::-1], spacing, width, -slope).T
    return _lit(_written(ink, _pen(random), _with_lines(ground, across, colour)), random)


def dotted(ink: Ink, random: Random) -> Photo:
    """On paper with a grid of dots."""
    spacing, width = min(ink.shape) * random.uniform(0.06, 0.12), random.uniform(2, 5)
    down = _ruling(ink.shape, spacing, width, 0)
    dots = down * _ruling(ink.shape[::-1], spacing, width, 0).T
    return _lit(_written(ink, _pen(random), _with_lines(_paper(ink), dots, LINE * 0.6)), random)


def tilted(ink: Ink, random: Random) -> Photo:
    """On ruled paper, its lines up to 10 degrees from level."""
    return ruled(ink, random, slope=float(np.tan(np.radians(random.uniform(-10, 10)))))


def shadow(ink: Ink, random: Random) -> Photo:
    """A straight shadow somewhere across the sheet, its edge sharp or soft."""
    photo = plain(ink, random)
    height, width = ink.shape
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    angle, where = random.uniform(0, 2 * np.pi), random.uniform(-0.2, 0.2)
    distance = np.cos(angle) * (x - 0.5) + np.sin(angle) * (y - 0.5) - where
    dark = (distance / random.uniform(0.01, 0.1) + 0.5).clip(0, 1)
    return photo * (1 - random.uniform(0.3, 0.6) * dark[..., None])


def blur(ink: Ink, random: Random) -> Photo:
    """Out of focus."""
    sharp = Image.fromarray((255 * plain(ink, random)).astype(np.uint8))
    radius = min(ink.shape) * random.uniform(0.005, 0.015)
    return np.asarray(sharp.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float64) / 255


def pencil(ink: Ink, random: Random) -> Photo:
    """Grey, faint, and with the grain of the paper."""
    grain = random.uniform(0.5, 1, ink.shape)
    return _lit(_written(0.55 * ink * grain, np.full(3, 0.35), _paper(ink)), random)


def coloured(ink: Ink, random: Random) -> Photo:
    """In one colour on another."""
    paper, pen = (np.array(c) for c in COLOURS[random.integers(len(COLOURS))])
    return _lit(_written(ink, pen, np.ones((*ink.shape, 3)) * paper), random, darkest=0.75)


KINDS: Mapping[str, Callable[[Ink, Random], Photo]] = {
    "plain": plain,
    "ruled": ruled,
    "squared": squared,
    "dotted": dotted,
    "tilted": tilted,
    "shadow": shadow,
    "blur": blur,
    "pencil": pencil,
    "coloured": coloured,
}
SIZES = (28, 40, 56, 80, 112, 160, 224, 320, 448, 640)
POLARITIES: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]] = {  # ground and ink
    "white on black": ((0, 0, 0), (1, 1, 1)),
    "black on white": ((1, 1, 1), (0, 0, 0)),
    "dark on grey": ((0.65, 0.65, 0.65), (0.2, 0.2, 0.2)),
    "light on grey": ((0.3, 0.3, 0.3), (0.8, 0.8, 0.8)),
    "red on green": ((0.45, 0.6, 0.4), (0.8, 0.4, 0.4)),
}


def in_polarity(image: UInt8[np.ndarray, "28 28"], size: int, polarity: str) -> Photo:
    """The test image at this size, in these colours, without paper and light."""
    large = Image.fromarray(image).resize((size, size), Image.Resampling.BICUBIC)
    ink = np.asarray(large, dtype=np.float64)[..., None] / 255
    ground, pen = (np.array(colour) for colour in POLARITIES[polarity])
    return ground * (1 - ink) + pen * ink
