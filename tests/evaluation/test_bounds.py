"""The importance-weighted bound and active units."""

import pytest
import torch
from made_up import blob_intensities, seeded
from torch.distributions import Bernoulli, Normal

from blenddigits.evaluation.bounds import active_units, importance_weighted_bound
from blenddigits.models.autoencoders import VAE


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


def test_more_samples_give_a_tighter_bound(tiny_vae: VAE) -> None:
    x = blob_intensities(60)  # more than one batch
    bounds = [importance_weighted_bound(tiny_vae, x, count, seeded(1)) for count in (1, 8, 64)]
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
