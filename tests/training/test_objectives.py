"""The losses against torch.distributions, and how objectives are put together."""

import pytest
import torch
from made_up import blob_intensities, seeded
from torch.distributions import Bernoulli, Normal, kl_divergence

from blenddigits.data.images import Images
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.elbo import binary_cross_entropy, kl_to_standard_normal
from blenddigits.training.objectives import autoencoder_objective, vae_objective


def test_kl_agrees_with_torch() -> None:
    mu, logvar = (3 * torch.randn(2, 5, 3, generator=seeded())).unbind()
    q, p = Normal(mu, torch.exp(0.5 * logvar)), Normal(0.0, 1.0)
    torch.testing.assert_close(kl_to_standard_normal(mu, logvar), kl_divergence(q, p).sum(dim=1))


def test_kl_of_the_standard_normal_is_zero() -> None:
    assert kl_to_standard_normal(torch.zeros(2, 3), torch.zeros(2, 3)).tolist() == [0.0, 0.0]


def test_bce_is_the_negative_log_likelihood_of_bernoulli_pixels() -> None:
    x, x_logits = blob_intensities(4), 4 * torch.randn(4, 1, 28, 28, generator=seeded())
    log_likelihood = Bernoulli(logits=x_logits, validate_args=False).log_prob(x)
    expected = -log_likelihood.sum(dim=(1, 2, 3))
    torch.testing.assert_close(binary_cross_entropy(x_logits, x), expected)


def test_bce_of_a_sure_and_wrong_pixel_is_finite() -> None:
    bce = binary_cross_entropy(torch.full((1, 1, 28, 28), 200.0), torch.zeros(1, 1, 28, 28))
    assert bce.item() == pytest.approx(200 * 784)


def test_bce_of_half_precision_logits_is_summed_in_full_precision() -> None:
    x, x_logits = blob_intensities(2), torch.ones(2, 1, 28, 28)
    assert torch.equal(
        binary_cross_entropy(x_logits.bfloat16(), x), binary_cross_entropy(x_logits, x)
    )


@pytest.mark.parametrize("beta", [0.0, 1.0, 4.0])
def test_the_vae_minimises_bce_plus_beta_times_kl(tiny_vae: VAE, beta: float) -> None:
    x = blob_intensities(6)
    losses = vae_objective(tiny_vae, beta)(x, seeded(1))
    x_logits, mu, logvar = tiny_vae(x, seeded(1))
    assert losses.bce.item() == pytest.approx(binary_cross_entropy(x_logits, x).mean().item())
    assert losses.kl.item() == pytest.approx(kl_to_standard_normal(mu, logvar).mean().item())
    assert losses.loss.item() == pytest.approx(losses.bce.item() + beta * losses.kl.item())
    assert losses.kl.item() > 0


def test_a_corrupted_input_is_scored_against_the_clean_image(tiny_vae: VAE) -> None:
    x, noisy = blob_intensities(6), 1 - blob_intensities(6)

    def corrupt(images: Images, _: torch.Generator) -> Images:
        return 1 - images

    losses = vae_objective(tiny_vae, 1.0, corrupt)(x, seeded(1))
    x_logits, _, _ = tiny_vae(noisy, seeded(1))
    against_clean = binary_cross_entropy(x_logits, x).mean()
    assert losses.bce.item() == pytest.approx(against_clean.item())
    assert losses.bce.item() != pytest.approx(binary_cross_entropy(x_logits, noisy).mean().item())


def test_the_autoencoder_minimises_the_reconstruction_alone() -> None:
    x, autoencoder = blob_intensities(6), Autoencoder(8, 2)
    losses = autoencoder_objective(autoencoder)(x, seeded())
    assert losses.kl.item() == 0
    assert losses.loss.item() == losses.bce.item()
    assert losses.loss.item() == pytest.approx(
        binary_cross_entropy(autoencoder(x), x).mean().item()
    )
