"""Digits drawn by hand, made up: as clean ink, and as a photo of it on paper in bad light."""

import io
from typing import Any

import numpy as np
from jaxtyping import Float
from PIL import Image, ImageDraw

Stroke = list[tuple[float, float]]
Mask = Float[np.ndarray, "height width"]
Photo = Float[np.ndarray, "height width 3"]
Colour = tuple[float, float, float]

# Points of each pen stroke in a square of side 1: x to the right, y down.
STROKES: dict[int, list[Stroke]] = {
    3: [[(0.3, 0.2), (0.5, 0.1), (0.68, 0.25), (0.6, 0.42), (0.45, 0.48)],
        [(0.45, 0.48), (0.68, 0.58), (0.7, 0.78), (0.5, 0.9), (0.28, 0.8)]],
    4: [[(0.35, 0.1), (0.28, 0.5), (0.72, 0.48)], [(0.65, 0.15), (0.6, 0.9)]],
    7: [[(0.25, 0.15), (0.72, 0.12)], [(0.72, 0.12), (0.58, 0.5), (0.45, 0.9)]],
    8: [[(0.66, 0.2), (0.5, 0.1), (0.34, 0.2), (0.4, 0.4), (0.6, 0.6), (0.68, 0.78), (0.5, 0.9),
         (0.32, 0.78), (0.4, 0.6), (0.6, 0.4), (0.66, 0.2)]],
}  # fmt: skip
BLUE: Colour = (0.12, 0.18, 0.5)
OVERSAMPLING = 4


def drawn(
    digit: int, size: tuple[int, int] = (240, 180), share: float = 0.6, pen: float = 0.08
) -> Mask:
    """Ink in [0, 1] on a sheet of `size` (width, height), the digit over `share` of its height.

    The pen is as thick as `pen` of the digit.
    """
    width, height = (OVERSAMPLING * side for side in size)
    side = share * height
    left, top, radius = (width - side) / 2, (height - side) / 2, pen * side / 2
    sheet = Image.new("L", (width, height))
    draw = ImageDraw.Draw(sheet)
    for stroke in STROKES[digit]:
        points = [(left + side * x, top + side * y) for x, y in _rounded_off(stroke)]
        draw.line(points, fill=255, width=round(2 * radius))
        for x, y in points:
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(sheet.resize(size, Image.Resampling.BOX)) / 255


def photographed(
    ink: Mask, pen: Colour = BLUE, darkest: float = 0.35, noise_std: float = 0.02
) -> Photo:
    """The ink on yellowish paper, lit from the top left and darker the further from there."""
    height, width = ink.shape
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    light = darkest + (1 - darkest) * np.exp(-1.5 * ((x - 0.2) ** 2 + (y - 0.1) ** 2))
    covered = 0.92 * ink[..., None]
    colours = np.array([0.96, 0.94, 0.86]) * (1 - covered) + np.array(pen) * covered
    noise = np.random.default_rng(0).normal(0, noise_std, colours.shape)
    return (light[..., None] * colours + noise).clip(0, 1)


def in_half_shadow(photo: Photo, brightness: float = 0.5) -> Photo:
    """The photo with a straight shadow over its right side, across the digit."""
    height, width = photo.shape[:2]
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    return photo * np.where(x + 0.4 * y > 0.75, brightness, 1)[..., None]


def as_image(picture: Float[np.ndarray, "..."]) -> Image.Image:
    """Intensities in [0, 1] as a picture of 8 bits."""
    return Image.fromarray((255 * picture).round().astype(np.uint8))


def content_of(image: Image.Image, format_: str = "PNG", **options: Any) -> bytes:
    """The content of a file with the picture."""
    content = io.BytesIO()
    image.save(content, format=format_, **options)
    return content.getvalue()


def _rounded_off(stroke: Stroke) -> Stroke:
    """The stroke with its corners cut off four times (Chaikin 1974), its ends kept."""
    points = np.array(stroke)
    for _ in range(4):
        near, far = 0.75 * points[:-1] + 0.25 * points[1:], 0.25 * points[:-1] + 0.75 * points[1:]
        between = np.stack([near, far], axis=1).reshape(-1, 2)
        points = np.concatenate([points[:1], between, points[-1:]])
    return [(float(x), float(y)) for x, y in points]
