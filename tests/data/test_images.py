"""Bytes, intensities and the distance of two images."""

import numpy as np
import pytest
import torch
from made_up import blob_intensities, blobs

from blenddigits.data.images import (
    as_double,
    in_batches,
    psnr,
    spread_out,
    to_bytes,
    to_intensities,
)


def test_every_byte_survives_the_way_to_an_intensity_and_back() -> None:
    images = torch.arange(256, dtype=torch.uint8)
    assert torch.equal(to_bytes(to_intensities(images)), images)


def test_black_is_0_and_white_is_1() -> None:
    assert to_intensities(torch.tensor([0, 255], dtype=torch.uint8)).tolist() == [0.0, 1.0]


@pytest.mark.parametrize("images", [blobs(5), blob_intensities(5)])
def test_batches_are_in_0_to_1_whatever_they_come_from(images: torch.Tensor) -> None:
    batches = list(in_batches(images, 2))
    assert [len(batch) for batch in batches] == [2, 2, 1]
    assert torch.equal(torch.cat(batches), blob_intensities(5))


def test_an_intensity_becomes_the_nearest_byte() -> None:
    assert to_bytes(torch.tensor([0.4 / 255, 0.6 / 255, 254.6 / 255])).tolist() == [0, 1, 255]


def test_psnr_of_an_error_of_a_tenth_is_20_db() -> None:
    x = torch.full((2, 1, 28, 28), 0.5)
    x_hat = x + torch.tensor([0.1, -0.01]).view(2, 1, 1, 1)
    torch.testing.assert_close(psnr(x_hat, x), torch.tensor([20.0, 40.0]))


def test_psnr_agrees_with_its_textbook_formula() -> None:
    x, x_hat = blob_intensities(3, seed=1), blob_intensities(3, seed=2)
    rmse = np.sqrt(((x - x_hat).numpy().reshape(3, -1) ** 2).mean(axis=1))
    np.testing.assert_allclose(psnr(x_hat, x), 20 * np.log10(1 / rmse), rtol=1e-5)


def test_equal_images_have_a_psnr_that_json_can_hold() -> None:
    black = torch.zeros(1, 1, 28, 28)
    torch.testing.assert_close(psnr(black, black), torch.tensor([100.0]))


def test_doubles_are_the_same_numbers() -> None:
    x = blob_intensities(2)
    assert as_double(x).dtype == torch.float64
    assert torch.equal(as_double(x).float(), x)
    assert as_double(torch.tensor([True, False, True])).tolist() == [1.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("most", "expected"), [(3, [0, 3, 6]), (10, list(range(10))), (99, list(range(10))), (1, [0])]
)
def test_some_are_taken_from_all_along(most: int, expected: list[int]) -> None:
    assert spread_out(torch.arange(10), most).tolist() == expected
    pairs = torch.arange(20).view(10, 2)
    assert torch.equal(spread_out(pairs, most), pairs[expected])
