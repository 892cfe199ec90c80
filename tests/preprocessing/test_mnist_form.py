"""A drawing in the form of MNIST's images."""

import json

import numpy as np
import pytest

from blenddigits.preprocessing.mnist_form import area_averages, as_mnist
from tools import golden_handwriting

DRAWN = {
    name: np.array(golden_handwriting.drawn(*drawing)) / 255
    for name, drawing in golden_handwriting.DRAWINGS.items()
}


def centre_of_mass(image: np.ndarray) -> np.ndarray:
    """In pixels from the upper left corner of the image."""
    at = np.arange(28) + 0.5
    mass: np.ndarray = np.array([image.sum(axis=1) @ at, image.sum(axis=0) @ at]) / image.sum()
    return mass


def box(image: np.ndarray) -> tuple[int, int]:
    rows, columns = np.nonzero(image)
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


def test_the_committed_numbers_are_what_python_gives_now() -> None:
    committed = json.loads(golden_handwriting.FILE.read_text())
    now = golden_handwriting.golden()
    assert committed.keys() == now.keys()
    for name, case in now.items():
        assert committed[name]["ink"] == case["ink"]
        assert committed[name]["image"] == pytest.approx(case["image"], abs=2e-5)


@pytest.mark.parametrize("name", DRAWN)
def test_the_longer_side_is_20_pixels_and_ink_stays_in_range(name: str) -> None:
    image = as_mnist(DRAWN[name])
    assert max(box(image)) == 20
    assert 0 <= image.min() < image.max() <= 1


@pytest.mark.parametrize("name", [name for name in DRAWN if "edge" not in name])
def test_the_mass_lies_in_pixel_14_as_that_of_every_digit_of_mnist(name: str) -> None:
    assert (np.abs(centre_of_mass(as_mnist(DRAWN[name])) - 14.5) <= 0.5 + 1e-9).all()


def test_a_digit_stays_in_the_image_when_its_mass_is_at_an_end() -> None:
    image = as_mnist(DRAWN["a thin stem with a heavy foot, moved to the edge"])
    assert image[0].any()
    assert centre_of_mass(image)[0] > 15


def test_an_image_that_has_the_form_already_stays_as_it_is() -> None:
    image = as_mnist(DRAWN["as large as a digit of MNIST"])
    np.testing.assert_allclose(as_mnist(image), image, atol=1e-12)


def test_where_it_was_drawn_does_not_matter() -> None:
    drawing = DRAWN["a seven, shrunk"]
    moved = np.pad(drawing, ((31, 0), (7, 90)))
    np.testing.assert_array_equal(as_mnist(moved), as_mnist(drawing))


def test_how_large_it_was_drawn_does_not_matter() -> None:
    drawing = DRAWN["as large as a digit of MNIST"]
    larger = drawing.repeat(5, axis=0).repeat(5, axis=1)
    np.testing.assert_allclose(as_mnist(larger), as_mnist(drawing), atol=1e-12)


def test_faint_dirt_far_away_does_not_make_the_digit_smaller() -> None:
    drawing = np.pad(DRAWN["a seven, shrunk"], 40)
    dirty = np.maximum(drawing, 0.05)
    assert box(as_mnist(dirty)) == box(as_mnist(drawing))


@pytest.mark.parametrize(("cells", "pixels"), [(60, 20), (7, 20), (33, 20), (20, 20), (1, 1)])
def test_area_averages_spread_every_cell_evenly(cells: int, pixels: int) -> None:
    matrix = area_averages(cells, pixels)
    np.testing.assert_allclose(matrix.sum(axis=1), 1)
    np.testing.assert_allclose(matrix.sum(axis=0), pixels / cells)


def test_area_averages_by_hand() -> None:
    expected = [[2 / 3, 1 / 3, 0], [0, 1 / 3, 2 / 3]]
    np.testing.assert_allclose(area_averages(3, 2), expected)


@pytest.mark.parametrize("ink", [np.zeros((9, 9)), np.full((9, 9), 0.05), np.zeros((0, 4))])
def test_a_picture_without_ink_is_refused(ink: np.ndarray) -> None:
    with pytest.raises(ValueError, match="no ink in the picture"):
        as_mnist(ink)
