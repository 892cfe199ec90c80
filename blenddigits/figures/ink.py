"""A picture as ink: smooth strokes at any size in place of pixels, as ink.ts has it for the page.

Its pixels are the control points of a cubic B-spline surface, and ink is where that is above half
of its local depth, the highest value nearby: so a pale ghost has an edge as sharp as a stroke's.
"""

from collections.abc import Sequence
from typing import cast

import numpy as np
from contourpy import LineType, contour_generator
from jaxtyping import Float

from blenddigits.data.idx import USUAL_SIDE
from blenddigits.preprocessing.parts import connected_parts

Image = Float[np.ndarray, "pixels pixels"]
Points = Float[np.ndarray, "points points"]
Levels = Float[np.ndarray, "side side"]

MARGIN = 2  # control points beyond each edge: paper
FAINTEST, FULL = 0.06, 0.7  # depths: of paper, and from where on ink is as dark as it gets
HALF = 0.5  # of the depth: where the edge is
# Ink of a part by itself, in black pixels of 28 x 28: so little no hand has written, and nothing is
# shown of it; from where on it is shown whole.
SPECK, STROKE = 1, 3
EDGE = 13.0  # depths that an edge rises over 28 pixels: about a pixel is half covered
DARKEST = 0.1  # grey of full ink on paper of 1
FINE = 4  # times the pixels: the grid on which outlines are found
SHADES = 5  # of ink in outlines, each over the paler ones
SIZE = 448  # height of an SVG that is shown at no other size


def ink_picture(image: Image, side: int) -> Levels:
    """Grey intensities in [0, 1] of dark ink on white paper, `side` pixels a side."""
    heights, densities = ink_levels(image, side)
    edge = EDGE * len(image) / USUAL_SIDE
    cover = ((heights - HALF) * max(side / edge, 1) + 0.5).clip(0, 1)
    return 1 - (1 - DARKEST) * cover * densities


def ink_svg(images: Sequence[Image], frame_ms: int) -> bytes:
    """An SVG of the outlines of the ink; several images follow each other for ever."""
    frames = ["\n".join(outlines(image)) for image in images]
    if len(frames) > 1:
        frames = [_shown_in_turn(frame, i, len(frames), frame_ms) for i, frame in enumerate(frames)]
    return svg(frames, float(len(images[0])), len(images[0]))


def svg(shapes: Sequence[str], width: float, height: int) -> bytes:
    """An SVG of shapes on white paper, `width` pixels of the images wide and `height` high."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" '
        f'width="{SIZE * width / height:g}">'
    )
    paper = f'<path fill="#fff" d="M0 0H{width:g}V{height}H0Z"/>'
    return "\n".join([head, paper, *shapes, "</svg>\n"]).encode()


def ink_levels(image: Image, side: int) -> tuple[Levels, Levels]:
    """On side * side places: heights, above HALF where there is ink, and densities of the ink."""
    smooth = _smoothed(np.pad(image.astype(np.float64), MARGIN))
    nearby = _dilated(smooth)
    depths = _smoothed(nearby)
    density = (_smoothed(_dilated(nearby)) - FAINTEST) / (FULL - FAINTEST)
    spline = _spline_weights(side, len(image))
    shares = _without_specks(smooth / depths.clip(min=FAINTEST), smooth, len(image))
    return spline @ shares @ spline.T, spline @ density.clip(0, 1) @ spline.T


def _without_specks(shares: Points, ink: Points, pixels: int) -> Points:
    """Parts of little ink shrink, and vanish: no step of a blend takes one away that is seen."""
    parts = connected_parts(shares > HALF)
    amounts = np.bincount(parts.ravel(), ink.ravel()) * (USUAL_SIDE / pixels) ** 2
    kept = ((amounts - SPECK) / (STROKE - SPECK)).clip(0, 1)
    return np.where(parts > 0, shares * kept[parts], shares)


def outlines(image: Image) -> list[str]:
    """Shapes of where ink is at least of a shade, for each shade."""
    heights, densities = ink_levels(image, FINE * len(image))
    shares = [(shade + 1) / SHADES for shade in range(SHADES)]
    inside = [np.minimum(heights - HALF, densities - share + 0.5 / SHADES) for share in shares]
    return [
        f'<path fill="{_grey(share)}" fill-rule="evenodd" d="{_outline(field)}"/>'
        for share, field in zip(shares, inside, strict=True)
    ]


def _outline(inside: Levels) -> str:
    """The closed lines around all that is above 0."""
    fine = len(inside)
    places = (np.arange(fine) + 0.5) / fine * (fine // FINE)
    generator = contour_generator(places, places, inside, line_type=LineType.Separate)
    rings = cast(list[np.ndarray], generator.lines(0))
    return "".join(f"M{'L'.join(f'{x:.2f} {y:.2f}' for x, y in ring)}Z" for ring in rings)


def _shown_in_turn(frame: str, number: int, count: int, frame_ms: int) -> str:
    values = ["none"] * count
    values[number] = "inline"
    return (
        f'<g display="{"inline" if number == 0 else "none"}"><animate attributeName="display" '
        f'calcMode="discrete" values="{";".join(values)}" dur="{count * frame_ms}ms" '
        f'repeatCount="indefinite"/>\n{frame}\n</g>'
    )


def _grey(share: float) -> str:
    level = round(255 * (1 - (1 - DARKEST) * share))
    return f"#{level:02x}{level:02x}{level:02x}"


def _smoothed(values: Points) -> Points:
    """The spline's heights at its own control points."""
    for axis in (0, 1):
        before, after = _shifted(values, 1, axis), _shifted(values, -1, axis)
        values = (before + 4 * values + after) / 6
    return values


def _dilated(values: Points) -> Points:
    for axis in (0, 1):
        around = np.maximum(_shifted(values, 1, axis), _shifted(values, -1, axis))
        values = np.maximum(values, around)
    return values


def _shifted(values: Points, by: int, axis: int) -> Points:
    """Round the edge there is only margin."""
    return np.roll(values, by, axis=axis)


def _spline_weights(side: int, pixels: int) -> Float[np.ndarray, "side points"]:
    """The uniform cubic B-spline's, of the control points for each of the places."""
    at = (np.arange(side) + 0.5) / side * pixels - 0.5 + MARGIN
    distances = np.abs(at[:, None] - np.arange(pixels + 2 * MARGIN))
    near = 2 / 3 - distances**2 + distances**3 / 2
    return np.where(distances < 1, near, (2 - distances).clip(min=0) ** 3 / 6)
