"""The prior's file against the mixture that it is of."""

from pathlib import Path

import numpy as np
import torch
from made_up import seeded

from blenddigits.export.prior import component_digits, prior_numbers, save_prior
from blenddigits.inference.prior import NO_DIGIT, MixturePrior, draw_codes, load_prior
from blenddigits.models.autoencoders import VAE
from blenddigits.models.prior import GaussianMixture, StandardNormal


def separate_mixture() -> GaussianMixture:
    """Three narrow components far from each other, and one where no code is."""
    mixture = GaussianMixture(4, 2).requires_grad_(False)
    mixture.means.copy_(torch.tensor([[-9.0, 0], [9, 0], [0, 9], [900, 900]]))
    mixture.logvars.fill_(-2)
    return mixture


def codes_of(mixture: GaussianMixture, *components: int) -> torch.Tensor:
    return mixture.means[list(components)] + 0.1


def test_the_digit_of_a_component_is_that_of_most_codes_it_explains() -> None:
    mixture = separate_mixture()
    codes, labels = codes_of(mixture, 0, 0, 0, 1, 1, 2), torch.tensor([4, 4, 7, 9, 9, 0])
    assert component_digits(mixture, codes, labels).tolist() == [4, 9, 0, NO_DIGIT]


def test_codes_between_two_components_vote_for_both() -> None:
    mixture = GaussianMixture(2, 2).requires_grad_(False)
    mixture.means.copy_(torch.tensor([[-1.0, 0], [1, 0]]))
    codes, labels = torch.tensor([[0.0, 0], [3, 0]]), torch.tensor([5, 6])
    assert component_digits(mixture, codes, labels).tolist() == [5, 6]


def test_any_number_of_codes_votes() -> None:
    mixture = separate_mixture()
    codes = mixture.sample(2500, seeded())
    labels = mixture.responsibilities(codes).argmax(dim=1) + 2
    assert component_digits(mixture, codes, labels).tolist() == [2, 3, 4, 5]


def test_the_file_holds_the_mixture(mixture_vae: VAE, tmp_path: Path) -> None:
    prior, path = mixture_vae.prior, tmp_path / "prior.safetensors"
    assert isinstance(prior, GaussianMixture)
    save_prior(path, prior, torch.randn(20, 2), torch.arange(20) % 10)
    found = load_prior(path, 2, "run it again")
    np.testing.assert_array_equal(found.means, prior.means.numpy())
    np.testing.assert_array_equal(found.logvars, prior.logvars.numpy())
    np.testing.assert_allclose(found.weights, prior.logits.softmax(dim=0).numpy(), rtol=1e-6)


def test_codes_drawn_by_numpy_and_by_torch_are_of_one_distribution(mixture_vae: VAE) -> None:
    prior, count = mixture_vae.prior, 100_000
    assert isinstance(prior, GaussianMixture)
    torch_codes = prior.sample(count, seeded()).numpy()
    numbers = prior_numbers(prior, torch.randn(20, 2), torch.arange(20) % 10)
    parts = {name: part.numpy() for name, part in numbers.items()}
    numpy_codes = draw_codes(MixturePrior(**parts), count, None, np.random.default_rng(0))
    np.testing.assert_allclose(numpy_codes.mean(axis=0), torch_codes.mean(axis=0), atol=0.03)
    np.testing.assert_allclose(numpy_codes.std(axis=0), torch_codes.std(axis=0), rtol=0.03)


def test_the_standard_normal_is_one_component_of_no_digit(tmp_path: Path) -> None:
    path = tmp_path / "prior.safetensors"
    save_prior(path, StandardNormal(3), torch.randn(20, 3), torch.arange(20) % 10)
    found = load_prior(path, 3, "run it again")
    assert found.means.tolist() == found.logvars.tolist() == [[0, 0, 0]]
    assert (found.weights.tolist(), found.digits.tolist()) == ([1], [NO_DIGIT])
