"""A colour for each class, however many there are."""

import colorsys

# Paul Tol's "muted" and black: ten that also the colour-blind tell apart.
COLOURS = (
    *("#332288", "#ddaa33", "#cc6677", "#117733", "#882255"),
    *("#88ccee", "#44aa99", "#999933", "#000000", "#aa4499"),
)

# The same hues, lighter, for the page when it is dark: as far apart to the colour-blind, and each
# clear of the dark (3 : 1 and more).
COLOURS_ON_DARK = (
    *("#6f63d9", "#f0c95a", "#f08a96", "#2f9e57", "#b8386f"),
    *("#a5dcff", "#5fd0bd", "#a8a83a", "#ffffff", "#d77fc8"),
)

# Of more classes nobody tells all colours apart: neighbours differ in hue and brightness, and the
# names stand beside them. Relative luminances of WCAG 2.
ON_PAPER, ON_DARK = (0.03, 0.10, 0.19), (0.55, 0.32, 0.20)
GOLDEN = 0.6180339887  # of the circle of hues, from one colour to the next
SATURATION = 0.65
ROUNDS = 20  # of a bisection


def colours_on_paper(count: int) -> tuple[str, ...]:
    """A colour for each of so many classes, on a light ground."""
    return COLOURS[:count] if count <= len(COLOURS) else _many(count, ON_PAPER)


def colours_on_dark(count: int) -> tuple[str, ...]:
    """The same on a dark ground, for each class of the same hue."""
    return COLOURS_ON_DARK[:count] if count <= len(COLOURS_ON_DARK) else _many(count, ON_DARK)


def _many(count: int, luminances: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(
        _colour(number * GOLDEN % 1, luminances[number % len(luminances)])
        for number in range(count)
    )


def _colour(hue: float, luminance: float) -> str:
    """The colour of a hue that is so bright to the eye."""
    low, high = 0.0, 1.0
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        is_too_dark = _luminance(colorsys.hls_to_rgb(hue, middle, SATURATION)) < luminance
        low, high = (middle, high) if is_too_dark else (low, middle)
    return "#" + "".join(f"{round(255 * c):02x}" for c in colorsys.hls_to_rgb(hue, low, SATURATION))


def _luminance(rgb: tuple[float, float, float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
