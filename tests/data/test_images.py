"""Bytes and intensities."""

import torch

from blenddigits.data.images import to_bytes, to_intensities


def test_every_byte_survives_the_way_to_an_intensity_and_back() -> None:
    images = torch.arange(256, dtype=torch.uint8)
    assert torch.equal(to_bytes(to_intensities(images)), images)


def test_black_is_0_and_white_is_1() -> None:
    assert to_intensities(torch.tensor([0, 255], dtype=torch.uint8)).tolist() == [0.0, 1.0]


def test_an_intensity_becomes_the_nearest_byte() -> None:
    assert to_bytes(torch.tensor([0.4 / 255, 0.6 / 255, 254.6 / 255])).tolist() == [0, 1, 255]
