"""Numbers from callers of the library, who have no types checked, as the tests have."""

import numpy as np
import pytest

from blenddigits.core.given import as_array, checked_count, checked_floats, checked_shares


@pytest.mark.parametrize("value", [2.5, "3", True, None])
def test_a_count_that_is_none_is_named(value: object) -> None:
    with pytest.raises(ValueError, match=f"^frames: expected a whole number, found {value!r}$"):
        checked_count(value, "frames", least=2)


def test_a_count_may_be_the_least_and_one_of_numpy() -> None:
    assert checked_count(np.uint8(2), "frames", least=2) == 2
    with pytest.raises(ValueError, match=r"^frames: expected 2 or more, found 1$"):
        checked_count(1, "frames", least=2)


def test_shares_are_floats_from_0_to_1() -> None:
    assert checked_shares(np.array([0.0, 1.0]), "ink").dtype == np.float32
    assert checked_shares(np.zeros((0, 4)), "ink").shape == (0, 4)
    with pytest.raises(ValueError, match=r"^ink: expected values in \[0, 1\], found -1 to 2$"):
        checked_shares(np.array([-1.0, 2.0]), "ink")


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e300])
def test_what_float32_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=r"^z: some values are not finite, or too large for float"):
        checked_floats(np.array([0.0, value]), "z")


def test_rows_of_different_lengths_are_no_array() -> None:
    with pytest.raises(ValueError, match=r"^z: expected rows of one length$"):
        as_array([[0.0], [0.0, 1.0]], "z")
