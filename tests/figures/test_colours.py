"""The classes' colours."""

import re

import pytest

from blenddigits.figures.colours import COLOURS, COLOURS_ON_DARK, colours_on_dark, colours_on_paper


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2): 0 is black, 1 is white."""
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colours", [COLOURS, COLOURS_ON_DARK])
def test_each_class_has_a_colour_of_its_own(colours: tuple[str, ...]) -> None:
    assert len(set(colours)) == len(colours) == 10
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)


def test_on_the_dark_every_colour_is_seen() -> None:
    assert all((luminance(colour) + 0.05) / 0.05 >= 3 for colour in COLOURS_ON_DARK)


PAPER, DARK = luminance("#f6f4ef"), luminance("#1c1a17")


@pytest.mark.parametrize("count", [2, 10, 11, 26, 47])
def test_any_number_of_classes_has_colours_that_are_seen_on_both_grounds(count: int) -> None:
    on_paper, on_dark = colours_on_paper(count), colours_on_dark(count)
    assert len(set(on_paper)) == len(set(on_dark)) == len(on_paper) == len(on_dark) == count
    if count > len(COLOURS):
        assert all((PAPER + 0.05) / (luminance(colour) + 0.05) >= 3 for colour in on_paper)
    assert all((luminance(colour) + 0.05) / (DARK + 0.05) >= 2.5 for colour in on_dark)


def test_few_classes_have_the_first_of_the_ten() -> None:
    assert colours_on_paper(10) == COLOURS
    assert colours_on_dark(3) == COLOURS_ON_DARK[:3]
