"""Digits in a line: near to each other, one over the other nowhere, each in the middle."""

import io
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.figures.line import GAP, MARGIN, layout, line_png, line_svg, on_sheet


def bar(left: int, right: int, top: int = 4, bottom: int = 24) -> np.ndarray:
    image = np.zeros((28, 28))
    image[top:bottom, left:right] = 1
    return image


def test_neighbours_are_a_gap_apart_whatever_the_paper_around_them() -> None:
    row = layout(np.stack([bar(3, 9), bar(15, 20)]))
    assert row.places[0].x + 3 == MARGIN
    assert row.places[1].x + 15 == row.places[0].x + 9 + GAP
    assert row.width == row.places[1].x + 20 + MARGIN


def test_what_leans_over_its_neighbour_comes_nearer() -> None:
    seven = bar(4, 20, 4, 7) + bar(4, 8, 7, 24)  # nothing below its bar on the right
    low, high = bar(10, 14, 15, 24), bar(10, 14)
    near, far = (layout(np.stack([seven, other])).places[1].x for other in (low, high))
    assert near < far
    apart = layout(np.stack([bar(4, 8, 0, 4), bar(4, 8, 20, 24)]))  # in no row both
    assert apart.places[1].x + 4 == apart.places[0].x + 8 + GAP


def test_each_digit_stands_half_way_down() -> None:
    row = layout(np.stack([bar(4, 8, 0, 10), bar(4, 8, 12, 26), np.zeros((28, 28))]))
    assert [place.y for place in row.places] == [9, -5, 0]


@pytest.mark.parametrize("ink", [True, False])
def test_a_png_is_as_high_as_asked_for(ink: bool) -> None:
    images = np.stack([bar(8, 12), bar(12, 16)])
    picture = np.asarray(Image.open(io.BytesIO(line_png(images, 100, ink))))
    assert picture.shape == (100, round(100 / 28 * layout(images).width))
    inked = picture < 128 if ink else picture > 128
    assert inked[50, [20, 45]].tolist() == [True, True]
    assert not inked[:, [0, -1, 32]].any()


def test_a_picture_that_would_be_too_large_is_refused() -> None:
    with pytest.raises(UserError, match="million pixels, more than 268"):
        line_png(np.stack([bar(4, 24)] * 40), 4000, ink=True)


def test_an_svg_moves_each_digit_to_its_place() -> None:
    images = np.stack([bar(8, 12), bar(12, 16)])
    drawing = ET.fromstring(line_svg(images))
    assert drawing.get("viewBox") == f"0 0 {layout(images).width:g} 28"
    moves = [group.get("transform") for group in drawing.iter("{http://www.w3.org/2000/svg}g")]
    assert moves == [f"translate({x:.2f} {y:.2f})" for x, y in layout(images).places]


def test_what_is_beyond_the_edges_of_a_sheet_is_lost() -> None:
    sheet = on_sheet([np.ones((4, 4), np.uint8)], [(-2, 3)], (5, 6), ink=False)
    assert sheet.sum() == 4
    assert sheet[3:, :2].all()
