"""Kinds of damage."""

import pytest
import torch
from made_up import blob_intensities, seeded

from blenddigits.data.images import psnr
from blenddigits.scrutiny.damage import DAMAGE, brightness, dotted_line, impulse_noise, stripe


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_seen_stays_in_range_and_is_repeatable(kind: str) -> None:
    x = blob_intensities(8)
    damaged = DAMAGE[kind](x, seeded())
    assert damaged.shape == x.shape
    assert damaged.min() >= 0
    assert damaged.max() <= 1
    assert psnr(damaged, x).mean() < 40
    assert torch.equal(damaged, DAMAGE[kind](x, seeded()))


def test_a_tenth_of_the_pixels_flips() -> None:
    x = torch.full((50, 1, 28, 28), 0.5)
    flipped = impulse_noise(x, seeded())
    for value in (0.0, 1.0):
        share = float((flipped == value).double().mean())
        assert share == pytest.approx(0.05, abs=0.01)


def test_a_stripe_is_a_negative_and_bright_paper_is_grey() -> None:
    x = blob_intensities(3)
    torch.testing.assert_close(stripe(stripe(x, seeded()), seeded()), x)
    assert torch.equal(stripe(x, seeded())[..., 14], 1 - x[..., 14])
    assert brightness(x, seeded()).min() >= 0.5


def test_a_dotted_line_crosses_the_whole_picture() -> None:
    line = dotted_line(torch.zeros(5, 1, 28, 28), seeded())
    assert line.sum(dim=(1, 2, 3)).tolist() == [10.0] * 5
    assert line[..., 0].sum() == line[..., 27].sum() == 5
