"""The steps from a grey picture to ink."""

import numpy as np
import pytest
from drawn import drawn

from blenddigits.preprocessing.ink import (
    best_threshold,
    connected_parts,
    contrast_to_paper,
    has_dark_ink,
    ink_of,
    thick_enough,
    without_specks,
)

INK = drawn(8, (160, 120))
SLOPE = np.linspace(0.2, 0.9, 160)[None, :].repeat(120, axis=0)


@pytest.mark.parametrize("digit", [3, 4, 7, 8])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_polarity_is_seen_in_even_and_uneven_light(digit: int, share: float) -> None:
    ink = drawn(digit, (160, 120), share, pen=0.12)
    assert has_dark_ink(1 - ink)
    assert not has_dark_ink(ink)
    assert has_dark_ink(SLOPE * (1 - 0.8 * ink))
    assert not has_dark_ink(SLOPE + 0.5 * ink)


def test_where_half_is_ink_the_border_is_background() -> None:
    half = np.zeros((40, 40))
    half[6:34, 6:34] = 1
    assert not has_dark_ink(half)
    assert has_dark_ink(1 - half)


def test_contrast_does_not_depend_on_the_light() -> None:
    even, uneven = contrast_to_paper(1 - 0.8 * INK), contrast_to_paper(SLOPE * (1 - 0.8 * INK))
    np.testing.assert_allclose(even, 0.8 * INK, atol=1e-9)
    np.testing.assert_allclose(uneven, even, atol=0.1)


def test_the_threshold_lies_between_two_heaps() -> None:
    rng = np.random.default_rng(0)
    heaps = np.concatenate([rng.normal(0.1, 0.03, 9000), rng.normal(0.7, 0.05, 300)])
    assert 0.2 < best_threshold(heaps[None]) < 0.6


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
    cleaned = without_specks(dirty)
    assert not cleaned[:, :30].any()
    np.testing.assert_array_equal(cleaned[:, 30:], INK[:, 30:])


def test_a_digit_that_touches_the_edge_stays_when_it_is_alone() -> None:
    rows = np.nonzero(INK.any(axis=1))[0]
    cropped = INK[rows[0] : rows[-1] + 1]
    np.testing.assert_array_equal(without_specks(cropped), cropped)


def test_only_thin_strokes_are_made_thicker() -> None:
    thick, thin = drawn(7, (400, 300), pen=0.12), drawn(7, (400, 300), pen=0.03)
    np.testing.assert_array_equal(thick_enough(thick), thick)
    assert thick_enough(thin).sum() > 2 * thin.sum()
    assert not thick_enough(np.zeros((5, 5))).any()


def test_nothing_to_see_is_said() -> None:
    with pytest.raises(ValueError, match="nothing stands out"):
        ink_of(SLOPE)
