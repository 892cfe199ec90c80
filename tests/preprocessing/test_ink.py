"""The steps from a grey picture to ink."""

import numpy as np
import pytest
from drawn import drawn

from blenddigits.preprocessing.ink import best_threshold, inks_of, is_written, thick_enough
from blenddigits.preprocessing.paper import contrast_to_paper, has_dark_ink

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


def test_only_thin_strokes_are_made_thicker() -> None:
    thick, thin = drawn(7, (400, 300), pen=0.12), drawn(7, (400, 300), pen=0.03)
    np.testing.assert_array_equal(thick_enough(thick), thick)
    assert thick_enough(thin).sum() > 2 * thin.sum()
    assert not thick_enough(np.zeros((5, 5))).any()


def test_nothing_to_see_is_said() -> None:
    with pytest.raises(ValueError, match="nothing stands out"):
        inks_of(SLOPE)


def test_what_a_pen_cannot_draw_is_no_writing() -> None:
    disc, stroke = np.zeros((80, 80)), np.zeros((80, 80))
    rows, columns = np.indices(disc.shape)
    disc[np.hypot(rows - 40, columns - 40) < 20] = 1
    stroke[10:70, 36:48] = 1
    assert is_written(stroke)
    assert is_written(drawn(8, (300, 240), pen=0.2))
    assert not is_written(disc)
    with pytest.raises(ValueError, match="no line that a pen draws"):
        inks_of(1 - disc)
