"""Median and non-local means."""

import torch
from made_up import blob_intensities, seeded
from torch.nn import functional as F

from blenddigits.data.images import psnr
from blenddigits.data.noise import add_gaussian_noise
from blenddigits.scrutiny.denoisers import median, non_local_means


def test_the_median_takes_single_dots_away_and_keeps_edges() -> None:
    x = torch.zeros(1, 1, 28, 28)
    x[..., :, 14:] = 1
    dotted = x.clone()
    dotted[..., 5, 5], dotted[..., 9, 20] = 1, 0
    assert torch.equal(median(dotted), x)


def test_non_local_means_bring_noisy_pictures_nearer_to_the_clean_ones() -> None:
    x = blob_intensities(20)
    noisy = add_gaussian_noise(x, 0.2, seeded())
    before, after = psnr(noisy, x), psnr(non_local_means(noisy, 0.2, 0.6), x)
    assert after.mean() > before.mean() + 3


def test_an_even_picture_stays_as_it_is() -> None:
    x = torch.full((1, 1, 28, 28), 0.25)
    torch.testing.assert_close(non_local_means(x, 0.2, 0.6), x)


def test_the_median_is_the_middle_one_of_nine() -> None:
    x = blob_intensities(3)
    around = F.pad(x, (1, 1, 1, 1), mode="replicate").unfold(2, 3, 1).unfold(3, 3, 1)
    assert torch.equal(median(x), around.flatten(4).median(dim=4).values)
