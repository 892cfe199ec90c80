"""Lines of the paper go, and strokes that cross them stay whole."""

import numpy as np
import pytest
from drawn import drawn
from jaxtyping import Float

from blenddigits.preprocessing.ruling import without_ruling

Ink = Float[np.ndarray, "height width"]

INK = drawn(4, (320, 240))
FAINT = 0.4


def lines(shape: tuple[int, int], spacing: float, degrees: float, width: float = 2.5) -> Ink:
    """Parallel lines, how much of each pixel they cover."""
    rows, columns = np.indices(shape)
    across = rows * np.cos(np.radians(degrees)) - columns * np.sin(np.radians(degrees))
    at = np.abs(across % spacing - spacing / 2)
    return (width / 2 + 0.5 - at).clip(0, 1)


def left_over(cleaned: Ink, ink: Ink) -> float:
    """The share of the paper where something of the lines is left."""
    return float((cleaned[ink == 0] > 0.2).mean())


@pytest.mark.parametrize("degrees", [0, 3, -10])
@pytest.mark.parametrize("contrast", [0.4, 0.9])
def test_ruled_lines_go_and_the_stroke_stays(degrees: float, contrast: float) -> None:
    ruled = np.maximum(INK, contrast * lines(INK.shape, 33, degrees))
    cleaned = without_ruling(ruled)
    assert left_over(cleaned, INK) < 0.01
    assert (cleaned[INK > 0.9] > 0.9).mean() > 0.98


def test_squared_paper_and_a_margin_go() -> None:
    squared = lines(INK.shape, 21, 1)
    squared = np.maximum(squared, lines(INK.shape[::-1], 21, -1).T)
    squared[:, 40:43] = 1
    cleaned = without_ruling(np.maximum(INK, FAINT * squared))
    assert left_over(cleaned, INK) < 0.01
    assert (cleaned[INK > 0.9] > 0.9).mean() > 0.97


def test_lines_that_run_apart_go_too() -> None:
    rows, columns = np.indices(INK.shape)
    fan = np.zeros(INK.shape)
    for start in range(20, 240, 30):
        fan[np.abs(rows - start - columns * (start - 120) / 2000) < 1.5] = FAINT
    cleaned = without_ruling(np.maximum(INK, fan))
    assert left_over(cleaned, INK) < 0.01


def test_a_frame_goes() -> None:
    framed = INK.copy()
    framed[8, 8:-8] = framed[-8, 8:-8] = framed[8:-8, 8] = framed[8:-8, -8] = 1
    assert left_over(without_ruling(framed), INK) < 0.005


@pytest.mark.parametrize("digit", [3, 4, 7, 8])
def test_thin_digits_that_fill_the_picture_are_no_lines(digit: int) -> None:
    thin = drawn(digit, (300, 300), share=0.95, pen=0.01)
    np.testing.assert_array_equal(without_ruling(thin), thin)


def test_a_thin_one_is_no_line() -> None:
    one = np.zeros((240, 200))
    one[12:228, 99:101] = 1
    np.testing.assert_array_equal(without_ruling(one), one)


def test_small_pictures_stay_as_they_are() -> None:
    small = lines((60, 60), 10, 0)
    np.testing.assert_array_equal(without_ruling(small), small)
