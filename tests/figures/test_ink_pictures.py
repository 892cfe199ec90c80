"""Pictures as ink: strokes with sharp edges at any size, and their outlines."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from drawn import drawn

from blenddigits.figures.ink import ink_levels, ink_picture, ink_svg
from blenddigits.preprocessing.mnist_form import as_mnist

DIGIT = as_mnist(drawn(8))
PATH = "{http://www.w3.org/2000/svg}path"


@pytest.mark.parametrize("side", [28, 100, 560])
def test_ink_is_where_the_picture_has_it_at_any_size(side: int) -> None:
    picture = ink_picture(DIGIT, side)
    assert picture.shape == (side, side)
    assert picture.min() == pytest.approx(0.1, abs=0.02)
    assert picture.max() == 1
    at = (np.arange(28) * side / 28 + side / 56).astype(int)
    assert np.corrcoef(1 - picture[np.ix_(at, at)].ravel(), DIGIT.ravel())[0, 1] > 0.85


def test_edges_are_sharp_where_there_are_many_pixels() -> None:
    picture = ink_picture(DIGIT, 1120)
    assert ((picture > 0.15) & (picture < 0.95)).mean() < 0.03


def test_paper_without_ink_stays_white() -> None:
    np.testing.assert_array_equal(ink_picture(np.zeros((28, 28)), 56), 1)


def test_a_pale_ghost_has_the_same_outline_and_less_density() -> None:
    heights, densities = ink_levels(DIGIT, 112)
    pale_heights, pale_densities = ink_levels(0.4 * DIGIT, 112)
    assert ((heights > 0.5) == (pale_heights > 0.5)).mean() > 0.98
    assert pale_densities.max() < 0.6 < densities.max()


@pytest.mark.parametrize(
    ("rows", "grey", "is_shown"), [(2, 0.3, False), (12, 0.3, True), (2, 1, True)]
)
def test_a_speck_beside_a_stroke_is_not_shown(rows: int, grey: float, is_shown: bool) -> None:
    image = np.zeros((28, 28))
    image[4:24, 6:9] = 1
    stroke, _ = ink_levels(image, 56)
    image[10 : 10 + rows, 16:18] = grey
    heights, _ = ink_levels(image, 56)
    np.testing.assert_allclose(heights[:, :24], stroke[:, :24])
    assert (heights[:, 28:] > 0.5).any() == is_shown


def test_the_outlines_of_an_eight_have_its_two_holes() -> None:
    drawing = ET.fromstring(ink_svg([DIGIT], 60))
    paper, *shades = drawing.iter(PATH)
    assert paper.get("fill") == "#fff"
    assert len(shades) == 5
    outline = shades[0].get("d") or ""
    assert outline.count("M") == outline.count("Z") == 3
    places = [float(place) for place in re.findall(r"[\d.]+", outline)]
    assert 0 <= min(places) < max(places) <= 28


def test_several_pictures_follow_each_other() -> None:
    drawing = ET.fromstring(ink_svg([DIGIT, DIGIT, DIGIT], 80))
    animations = list(drawing.iter("{http://www.w3.org/2000/svg}animate"))
    assert [animation.get("dur") for animation in animations] == ["240ms"] * 3
    assert [animation.get("values") for animation in animations] == [
        "inline;none;none",
        "none;inline;none",
        "none;none;inline",
    ]
