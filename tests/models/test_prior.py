"""Both priors against torch.distributions, and what a mixture refuses."""

import pytest
import torch
from made_up import seeded
from torch.distributions import Categorical, Independent, MixtureSameFamily, Normal, kl_divergence

from blenddigits.core.errors import UserError
from blenddigits.core.params import PriorParams
from blenddigits.models.elbo import log_normal
from blenddigits.models.prior import GaussianMixture, StandardNormal, check_components, make_prior

COMPONENTS, LATENT = 7, 3


def some_mixture() -> GaussianMixture:
    """A mixture whose means, variances and weights all differ."""
    torch.manual_seed(0)
    mixture = GaussianMixture(COMPONENTS, LATENT)
    for parameter in mixture.parameters():
        torch.nn.init.normal_(parameter)
    return mixture


def torch_mixture(mixture: GaussianMixture) -> MixtureSameFamily:
    std = (0.5 * mixture.logvars.detach()).exp()
    parts = Independent(Normal(mixture.means.detach(), std), 1)
    return MixtureSameFamily(Categorical(logits=mixture.logits.detach()), parts)


def some_codes(count: int = 50) -> torch.Tensor:
    return 3 * torch.randn(count, LATENT, generator=seeded())


def test_the_density_of_a_mixture_is_that_of_torch() -> None:
    mixture, z = some_mixture(), some_codes()
    torch.testing.assert_close(mixture.log_prob(z), torch_mixture(mixture).log_prob(z))


def test_the_density_of_the_standard_normal_is_that_of_torch() -> None:
    z = some_codes()
    expected = Normal(0.0, 1.0).log_prob(z).sum(dim=1)
    torch.testing.assert_close(StandardNormal(LATENT).log_prob(z), expected)


def test_a_mixture_of_one_component_at_zero_is_the_standard_normal() -> None:
    mixture, z = GaussianMixture(1, LATENT), some_codes()
    torch.nn.init.zeros_(mixture.means)
    torch.testing.assert_close(mixture.log_prob(z), StandardNormal(LATENT).log_prob(z))


def test_responsibilities_are_the_posterior_of_the_components() -> None:
    mixture, z = some_mixture(), some_codes()
    known = torch_mixture(mixture)
    joint = known.component_distribution.log_prob(z[:, None]) + known.mixture_distribution.logits
    responsibilities = mixture.responsibilities(z)
    torch.testing.assert_close(responsibilities, joint.softmax(dim=1))
    torch.testing.assert_close(responsibilities.sum(dim=1), torch.ones(len(z)))


def test_samples_of_a_mixture_have_its_mean_and_variance() -> None:
    mixture = some_mixture()
    z, known = mixture.sample(100_000, seeded()), torch_mixture(mixture)
    torch.testing.assert_close(z.mean(dim=0), known.mean, atol=0.03, rtol=0)
    torch.testing.assert_close(z.var(dim=0), known.variance, atol=0, rtol=0.03)


@pytest.mark.parametrize("prior", [StandardNormal(LATENT), some_mixture()])
def test_a_seed_gives_the_same_samples(prior: StandardNormal | GaussianMixture) -> None:
    assert torch.equal(prior.sample(5, seeded(1)), prior.sample(5, seeded(1)))
    assert not torch.equal(prior.sample(5, seeded(1)), prior.sample(5, seeded(2)))


def test_the_kl_to_the_standard_normal_is_that_of_torch() -> None:
    mu, logvar = (3 * torch.randn(2, 5, LATENT, generator=seeded())).unbind()
    q, p = Normal(mu, torch.exp(0.5 * logvar)), Normal(0.0, 1.0)
    kl = StandardNormal(LATENT).kl(mu, logvar, mu)
    torch.testing.assert_close(kl, kl_divergence(q, p).sum(dim=1))


def test_the_sampled_kl_to_a_mixture_has_the_mean_of_the_closed_form() -> None:
    """One component at zero: there the closed form is known."""
    mixture = GaussianMixture(1, LATENT)
    torch.nn.init.zeros_(mixture.means)
    mu, logvar = torch.tensor([[1.0, -2.0, 0.5]]), torch.tensor([[0.3, -1.0, 0.0]])
    eps = torch.randn(100_000, LATENT, generator=seeded())
    z = mu + (0.5 * logvar).exp() * eps
    sampled = mixture.kl(mu.expand_as(z), logvar.expand_as(z), z).mean()
    closed = StandardNormal(LATENT).kl(mu, logvar, mu)
    torch.testing.assert_close(sampled, closed[0], atol=0.02, rtol=0)


def test_log_normal_is_that_of_torch() -> None:
    z, mu, logvar = torch.randn(3, 5, LATENT, generator=seeded()).unbind()
    expected = Normal(mu, torch.exp(0.5 * logvar)).log_prob(z).sum(dim=1)
    torch.testing.assert_close(log_normal(z, mu, logvar), expected)


def test_every_number_of_a_mixture_is_trained() -> None:
    mixture = some_mixture()
    mixture.log_prob(some_codes()).sum().backward()
    for name, parameter in mixture.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().sum() > 0, name


def test_a_density_is_in_full_precision_where_training_multiplies_in_half() -> None:
    mixture, z = some_mixture(), some_codes()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        assert torch.equal(mixture.log_prob(z), some_mixture().log_prob(z))
    assert mixture.log_prob(z).dtype == torch.float32


def test_a_far_code_has_a_finite_density() -> None:
    assert torch.isfinite(some_mixture().log_prob(torch.full((1, LATENT), 1e4))).all()


def test_a_mixture_of_no_component_is_refused() -> None:
    with pytest.raises(ValueError, match="components: expected 1 or more, found 0"):
        GaussianMixture(0, LATENT)


@pytest.mark.parametrize("variance", [0.0, 1e-9, float("nan")])
def test_a_component_that_collapses_is_named(variance: float) -> None:
    mixture = some_mixture()
    mixture.check()
    with torch.no_grad():
        mixture.logvars[4, 1] = torch.tensor(variance).log()
    message = r"component 4 of the prior has collapsed to a point: a variance of .*; lower max_lr"
    with pytest.raises(UserError, match=message):
        mixture.check()


def test_params_choose_the_prior() -> None:
    mixture = make_prior(PriorParams(kind="mixture", components=6), LATENT)
    standard = make_prior(PriorParams(kind="standard", components=6), LATENT)
    assert isinstance(mixture, GaussianMixture)
    assert isinstance(standard, StandardNormal)
    assert (mixture.components, mixture.latent_dim) == (6, LATENT)
    assert (standard.components, standard.latent_dim) == (0, LATENT)
    standard.check()


def test_more_components_than_codes_are_named() -> None:
    mixture = PriorParams(kind="mixture", components=4001)
    with pytest.raises(UserError, match="components 4001 is above the 4000 codes of the train"):
        check_components(mixture, 4000)
    check_components(mixture, 4001)
    check_components(PriorParams(kind="standard", components=4001), 4000)
