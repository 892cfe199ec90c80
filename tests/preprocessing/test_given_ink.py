"""as_mnist as callers of the library have it."""

import inspect
from typing import Any

import numpy as np
import pytest
from drawn import drawn

import blenddigits
from blenddigits.preprocessing import mnist_form

INK = drawn(4)
as_mnist: Any = inspect.unwrap(blenddigits.as_mnist)  # without the checks that the tests add


@pytest.mark.parametrize("side", [28, 32])
def test_ink_becomes_a_digit_in_float32(side: int) -> None:
    digit = as_mnist(INK, side)
    assert (digit.dtype, digit.shape) == (np.float32, (side, side))
    np.testing.assert_allclose(digit, mnist_form.as_mnist(INK, side), atol=1e-6)


def test_rows_of_numbers_are_ink() -> None:
    np.testing.assert_array_equal(as_mnist(INK.tolist()), as_mnist(INK))


@pytest.mark.parametrize(
    ("ink", "said"),
    [
        ((255 * INK).astype(np.uint8), "ink: expected floating-point numbers, found uint8"),
        (INK > 0.5, "ink: expected floating-point numbers, found bool"),
        ([[0, 1], [1, 0]], "ink: expected floating-point numbers, found int"),
        ("4.png", "ink: expected floating-point numbers"),
        (255 * INK, r"ink: expected values in \[0, 1\], found 0 to 255"),
        (-INK, r"ink: expected values in \[0, 1\], found -1 to "),
        (np.where(INK > 0.5, np.nan, 0), "ink: some values are not finite"),
        (np.stack([INK] * 3, axis=2), r"ink: expected \(height, width\), found \(\d+, \d+, 3\)"),
        (INK[0], r"ink: expected \(height, width\), found \(\d+,\)"),
        ([[0.5], [0.5, 1.0]], "ink: expected rows of one length"),
        (np.zeros((9, 9)), "there is no ink in the picture"),
        (np.zeros((0, 4)), "there is no ink in the picture"),
    ],
)
def test_what_is_no_ink_is_refused_in_words(ink: Any, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        as_mnist(ink)


@pytest.mark.parametrize("side", [0, 28.0, "28", None])
def test_a_side_is_a_whole_number(side: Any) -> None:
    with pytest.raises(ValueError, match=r"^side: expected"):
        as_mnist(INK, side)
