"""The classes' colours."""

import re

import pytest

from blenddigits.data.mnist import CLASSES
from blenddigits.figures.colours import COLOURS, COLOURS_ON_DARK


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2): 0 is black, 1 is white."""
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colours", [COLOURS, COLOURS_ON_DARK])
def test_each_class_has_a_colour_of_its_own(colours: tuple[str, ...]) -> None:
    assert len(set(colours)) == len(colours) == CLASSES
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)


def test_on_the_dark_every_colour_is_seen() -> None:
    assert all((luminance(colour) + 0.05) / 0.05 >= 3 for colour in COLOURS_ON_DARK)
