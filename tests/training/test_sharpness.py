"""The sharpness at which pictures are shown."""

import pytest
import torch
from made_up import blob_intensities, seeded, splits

from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import reconstruct
from blenddigits.training.sharpness import LEAST, MOST, contrast, find_sharpness, sharpen


def test_the_contrast_is_that_of_the_least_and_the_most_decided_pixels() -> None:
    assert contrast(torch.full((2, 1, 28, 28), 0.5)) == 0.25
    assert contrast(torch.ones(2, 1, 28, 28)) == 0


def test_shown_reconstructions_have_the_contrast_of_the_images(tiny_vae: VAE) -> None:
    x = reconstruct(tiny_vae, blob_intensities(50))  # pictures that a sharpness can match
    tiny_vae.sharpness = found = find_sharpness(tiny_vae, x)
    try:
        assert LEAST < found < MOST
        assert contrast(reconstruct(tiny_vae, x)) == pytest.approx(contrast(x), rel=1e-2)
    finally:
        tiny_vae.sharpness = 1.5


def test_sharper_pictures_are_wanted_for_images_of_more_contrast(tiny_vae: VAE) -> None:
    x = blob_intensities(50)
    clear = (x > 0.3).float() * 0.98 + 0.01
    assert find_sharpness(tiny_vae, clear) > find_sharpness(tiny_vae, 0.5 + 0.2 * (x - 0.5))


def test_what_no_sharpness_reaches_ends_at_a_limit(tiny_vae: VAE) -> None:
    black = torch.zeros(5, 1, 28, 28)
    grey = torch.full((5, 1, 28, 28), 0.5)
    assert find_sharpness(tiny_vae, black) == MOST
    assert find_sharpness(tiny_vae, grey) == pytest.approx(LEAST, abs=1e-3)


def test_a_model_is_sharpened_by_training_images() -> None:
    model, data = Autoencoder(8, 2), splits()
    sharpen(model, data.train, seeded())
    x = torch.cat(list(data.train.epoch(seeded())))
    assert model.sharpness == find_sharpness(model, x)
    assert model.sharpness != 1
