"""Ink on a page becomes digits, each of its own parts."""

import numpy as np
from drawn import drawn
from jaxtyping import Float

from blenddigits.preprocessing.parts import connected_parts, digits_in

Ink = Float[np.ndarray, "height width"]

INK = drawn(8, (160, 120))


def page(*digits: Ink) -> Ink:
    """The digits in a row."""
    return np.concatenate(digits, axis=1)


def cropped(ink: Ink) -> Ink:
    rows, columns = np.nonzero(ink)
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def framed(parts: list[Ink]) -> Ink:
    [ink] = parts
    return cropped(ink)


def test_parts_hang_together_over_corners_only_once() -> None:
    mask = np.array([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 0, 0], [1, 1, 1, 1]], dtype=bool)
    parts = connected_parts(mask)
    assert parts[0, 0] == parts[1, 1]
    assert parts[0, 3] == parts[1, 3]
    assert len({parts[0, 0], parts[0, 3], parts[3, 0], 0}) == 4
    assert (parts[~mask] == 0).all()


def test_specks_and_what_touches_the_edge_go_and_the_digit_stays() -> None:
    dirty = INK.copy()
    dirty[5:8, 20:23] = 1
    dirty[:, :4] = 1
    np.testing.assert_array_equal(framed(digits_in(dirty)), cropped(INK))


def test_a_digit_that_touches_the_edge_stays_when_it_is_alone() -> None:
    rows = np.nonzero(INK.any(axis=1))[0]
    touching = INK[rows[0] : rows[-1] + 1]
    np.testing.assert_array_equal(framed(digits_in(touching)), cropped(INK))


def test_what_runs_along_the_edge_is_no_digit() -> None:
    rim = np.zeros((60, 80))
    rim[:4] = rim[:, -4:] = 1
    assert digits_in(rim) == []
    assert digits_in(np.zeros((60, 80))) == []


def test_digits_come_in_reading_order_of_slanting_lines() -> None:
    rows = [page(drawn(3), drawn(4), drawn(7)), page(drawn(8), drawn(7), drawn(3))]
    for row in rows:
        for column in range(3):
            own = row[:, 240 * column : 240 * (column + 1)]
            own[:] = np.roll(own, 8 * column, axis=0)
    found = digits_in(np.concatenate(rows))
    expected = [drawn(digit) for digit in (3, 4, 7, 8, 7, 3)]
    assert len(found) == len(expected)
    for ink, digit in zip(found, expected, strict=True):
        np.testing.assert_array_equal(cropped(ink), cropped(digit))


def test_digits_close_to_each_other_are_two() -> None:
    both = [np.pad(cropped(drawn(digit))[:90], ((9, 9), (7, 7))) for digit in (4, 8)]
    assert len(digits_in(page(*both))) == 2


def test_the_bar_of_a_five_and_a_broken_eight_stay_whole() -> None:
    five = np.zeros((120, 90))
    five[20:26, 35:70] = 1  # the bar
    five[34:100, 30:36] = five[60:66, 30:60] = five[94:100, 30:60] = five[60:100, 60:66] = 1
    np.testing.assert_array_equal(framed(digits_in(five)), cropped(five))
    broken = INK.copy()
    broken[76:80] = 0
    np.testing.assert_array_equal(framed(digits_in(broken)), cropped(broken))


def test_a_dot_of_a_broken_stroke_stays_and_one_far_away_goes() -> None:
    dotted = np.zeros((120, 160))
    dotted[20:100, 60:70] = 1
    near, far = dotted.copy(), dotted.copy()
    near[104:112, 60:69] = 1
    far[104:112, 120:129] = 1
    np.testing.assert_array_equal(framed(digits_in(near)), cropped(near))
    np.testing.assert_array_equal(framed(digits_in(far)), cropped(dotted))
