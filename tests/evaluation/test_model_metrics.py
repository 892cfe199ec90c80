"""What is measured of one model, against closed forms."""

import pytest
import torch
from made_up import blob_intensities, seeded
from made_up_evaluation import made_up_digits
from torch.distributions import Bernoulli, Normal

from blenddigits.evaluation.model_metrics import (
    active_units,
    draw_codes,
    importance_weighted_bound,
    ssim_by_noise,
)
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import decode
from blenddigits.training.metrics import neg_elbo_parts


@torch.no_grad()
def negative_elbo_of_one_sample(vae: VAE, x: torch.Tensor, generator: torch.Generator) -> float:
    mu, logvar = vae.encode(x)
    q = Normal(mu, (0.5 * logvar).exp())
    z = mu + q.scale * torch.randn(mu.shape, generator=generator)
    likelihood = Bernoulli(logits=vae.decode(z), validate_args=False).log_prob(x).sum(dim=(1, 2, 3))
    prior = Normal(0.0, 1.0).log_prob(z).sum(dim=1)
    return -float((likelihood + prior - q.log_prob(z).sum(dim=1)).mean())


def test_the_bound_of_one_sample_is_the_sampled_negative_elbo(tiny_vae: VAE) -> None:
    x = blob_intensities(20)
    bound = importance_weighted_bound(tiny_vae, x, 1, seeded(1))
    assert bound == pytest.approx(negative_elbo_of_one_sample(tiny_vae, x, seeded(1)), rel=1e-5)


def test_the_bound_of_one_sample_is_of_the_mixture_where_that_is_the_prior(
    mixture_vae: VAE,
) -> None:
    x = blob_intensities(20)
    bce, kl = neg_elbo_parts(mixture_vae, x, seeded(1))
    bound = importance_weighted_bound(mixture_vae, x, 1, seeded(1))
    assert bound == pytest.approx(bce + kl, rel=1e-5)


@pytest.mark.parametrize("prior", ["tiny_vae", "mixture_vae"])
def test_more_samples_give_a_tighter_bound(prior: str, request: pytest.FixtureRequest) -> None:
    x, vae = blob_intensities(60), request.getfixturevalue(prior)  # more than one batch
    bounds = [importance_weighted_bound(vae, x, count, seeded(1)) for count in (1, 8, 64)]
    assert bounds[0] > bounds[1] > bounds[2]


def test_where_the_posterior_is_exact_one_sample_is_enough() -> None:
    """A decoder that ignores z has the prior as its posterior: every weight is p(x)."""
    vae, x = VAE(hidden_dim=8, latent_dim=2), blob_intensities(6)
    for parameter in vae.parameters():
        parameter.data.zero_()
    expected = 784 * torch.log(torch.tensor(2.0)).item()
    for count in (1, 16):
        assert importance_weighted_bound(vae, x, count, seeded()) == pytest.approx(
            expected, rel=1e-5
        )


def test_an_axis_that_never_varies_is_not_active() -> None:
    mu = torch.randn(100, 4, generator=seeded())
    assert active_units(mu) == 4
    mu[:, 1], mu[:, 3] = 0.7, 0.05 * mu[:, 3]  # a variance of 0.0025
    assert active_units(mu) == 2
    assert active_units(torch.zeros(100, 4)) == 0


def test_a_vae_invents_from_its_prior_and_an_ae_from_a_fitted_gaussian(
    tiny_vae: VAE, mixture_vae: VAE
) -> None:
    real_x = made_up_digits().real_x
    prior = draw_codes(tiny_vae, real_x, 4000, seeded())
    torch.testing.assert_close(prior.T.cov(), torch.eye(2), atol=0.1, rtol=0)
    autoencoder = Autoencoder(8, 2)
    codes = autoencoder.encode(real_x).detach()
    mixture = draw_codes(mixture_vae, real_x, 40, seeded())
    assert torch.equal(mixture, mixture_vae.prior.sample(40, seeded()))
    drawn = draw_codes(autoencoder, real_x, 4000, seeded())
    spread = codes.var(dim=0).sum()
    torch.testing.assert_close(drawn.T.cov(), codes.T.cov(), atol=0.1 * float(spread), rtol=0)
    torch.testing.assert_close(drawn.mean(dim=0), codes.mean(dim=0), atol=0.1, rtol=0.1)


def test_any_number_of_codes_is_decoded(tiny_vae: VAE) -> None:
    codes = torch.randn(1100, 2, generator=seeded())
    expected = tiny_vae.show(codes[1090:])
    torch.testing.assert_close(decode(tiny_vae, codes)[1090:], expected)


def test_ssim_is_1_for_what_is_reconstructed_exactly(
    tiny_vae: VAE, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = blob_intensities(4)
    reconstructed = ssim_by_noise(tiny_vae, x, seeded())
    assert list(reconstructed) == ["noise_0_0", "noise_0_2", "noise_0_4"]
    assert reconstructed["noise_0_0"] < 1
    monkeypatch.setattr(
        "blenddigits.evaluation.model_metrics.reconstruct", lambda model, noisy: noisy
    )
    kept = ssim_by_noise(tiny_vae, x, seeded())
    assert kept["noise_0_0"] == 1
    assert kept["noise_0_0"] > kept["noise_0_2"] > kept["noise_0_4"]
