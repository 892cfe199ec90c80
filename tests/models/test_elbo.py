"""Reconstruction and KL against torch.distributions."""

import pytest
import torch
from made_up import blob_intensities, seeded
from torch.distributions import Bernoulli, Normal, kl_divergence

from blenddigits.models.elbo import binary_cross_entropy, kl_to_standard_normal


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
