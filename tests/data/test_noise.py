"""The noise of fine-tuning."""

import pytest
import torch
from made_up import FINETUNE, blob_intensities, seeded

from blenddigits.data.noise import add_gaussian_noise, draw_noise_std, noise_on_some


def test_strengths_are_uniform_in_the_range_but_for_the_clean_share() -> None:
    std = draw_noise_std(20_000, FINETUNE, seeded())
    noisy = std[std > 0]
    assert (std == 0).float().mean() == pytest.approx(FINETUNE.clean_share, abs=0.01)
    assert noisy.min() == pytest.approx(0.1, abs=0.001)
    assert noisy.max() == pytest.approx(0.5, abs=0.001)
    assert noisy.mean() == pytest.approx(0.3, abs=0.005)


@pytest.mark.parametrize(("clean_share", "found"), [(0.0, 0), (1.0, 1000)])
def test_a_share_of_0_leaves_none_clean_and_1_leaves_all(clean_share: float, found: int) -> None:
    cfg = FINETUNE.model_copy(update={"clean_share": clean_share})
    assert (draw_noise_std(1000, cfg, seeded()) == 0).sum() == found


def test_noise_has_the_wanted_standard_deviation() -> None:
    grey = torch.full((50, 1, 28, 28), 0.5)  # far from both ends: nothing is clipped
    noise = add_gaussian_noise(grey, 0.1, seeded()) - grey
    assert noise.std().item() == pytest.approx(0.1, rel=0.02)
    assert noise.mean().item() == pytest.approx(0, abs=0.002)


def test_noisy_images_stay_in_range() -> None:
    noisy = add_gaussian_noise(blob_intensities(4), 5.0, seeded())
    assert (noisy.min().item(), noisy.max().item()) == (0, 1)


def test_no_noise_leaves_images_as_they_are() -> None:
    x = blob_intensities(4)
    assert torch.equal(add_gaussian_noise(x, 0.0, seeded()), x)


def test_each_image_gets_noise_of_its_own_strength() -> None:
    grey = torch.full((200, 1, 28, 28), 0.5)
    cfg = FINETUNE.model_copy(update={"noise_std_max": 0.15})
    noisy = noise_on_some(cfg)(grey, seeded(1))
    expected = draw_noise_std(200, cfg, seeded(1))
    torch.testing.assert_close(noisy.std(dim=(1, 2, 3)), expected, rtol=0.15, atol=1e-6)


def test_the_same_seed_gives_the_same_noise() -> None:
    x, corrupt = blob_intensities(4), noise_on_some(FINETUNE)
    assert torch.equal(corrupt(x, seeded(1)), corrupt(x, seeded(1)))
    assert not torch.equal(corrupt(x, seeded(1)), corrupt(x, seeded(2)))
