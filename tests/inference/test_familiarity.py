"""How familiar an image is to the model, against what training minimises."""

from pathlib import Path

import numpy as np
import pytest
from made_up import blob_intensities, made_up_prior

import blenddigits
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.export.familiarity import neg_elbo_at_mu, save_familiarity
from blenddigits.inference.blend_model import BlendModel
from blenddigits.inference.familiarity import (
    LEVELS,
    familiar_share,
    load_quantiles,
    log_density,
    neg_elbo,
    strange_from,
)
from blenddigits.inference.prior import MixturePrior
from blenddigits.models.autoencoders import VAE
from blenddigits.models.prior import GaussianMixture

X = blob_intensities(5)
IMAGES = X.squeeze(1).numpy()


@pytest.fixture
def model(models_folder: Path) -> BlendModel:
    return blenddigits.load(models_folder)


def test_the_library_and_the_export_agree(mixture_vae: VAE) -> None:
    vae, prior = mixture_vae, mixture_vae.prior
    assert isinstance(prior, GaussianMixture)
    weights = prior.logits.softmax(dim=0).numpy()
    numbers = MixturePrior(
        prior.means.numpy(), prior.logvars.numpy(), weights, np.zeros(len(weights), dtype=np.int64)
    )
    mu, logvar = (part.numpy() for part in vae.encode(X))
    shown = vae.show(vae.encode(X)[0]).squeeze(1).numpy()
    found = neg_elbo(IMAGES, lambda _: (mu, logvar), lambda _: shown, vae.sharpness, numbers)
    np.testing.assert_allclose(found, neg_elbo_at_mu(vae, X).numpy(), rtol=1e-4)


def test_the_density_is_that_of_the_mixture() -> None:
    prior = made_up_prior()
    z = np.array([[-3.0, 0.5], [40.0, 40.0]])
    expected = np.zeros(2)
    for mean, logvar, weight, _ in zip(*prior, strict=True):
        exponents = -0.5 * ((z - mean) ** 2 / np.exp(logvar) + logvar).sum(axis=1)
        expected += weight * np.exp(exponents) / (2 * np.pi)
    np.testing.assert_allclose(np.exp(log_density(prior, z)), expected, rtol=1e-5)
    assert np.isfinite(log_density(prior, z)).all()


def test_familiarity_is_a_share_and_falls_with_what_is_not_explained(model: BlendModel) -> None:
    several = model.familiarity(IMAGES)
    assert several.shape == (5,)
    assert ((several >= 0) & (several <= 1)).all()
    assert model.familiarity(IMAGES[0]) == pytest.approx(several[0])
    order = np.argsort(model.neg_elbo(IMAGES))
    assert (np.diff(several[order]) <= 0).all()


def test_a_share_is_that_of_the_quantiles() -> None:
    quantiles = np.array([50.0, 100.0, 200.0])
    shares = familiar_share(np.array([10.0, 50, 75, 100, 200, 900]), quantiles)
    np.testing.assert_allclose(shares, [1, 1, 0.75, 0.5, 0, 0])


def test_the_autoencoder_is_familiar_with_nothing(models_folder: Path) -> None:
    with pytest.raises(ValueError, match="the plain autoencoder has no prior"):
        blenddigits.load(models_folder, kind="ae").familiarity(IMAGES)


def test_what_the_export_writes_is_read_again(mixture_vae: VAE, tmp_path: Path) -> None:
    path = tmp_path / paths.FAMILIARITY.name
    save_familiarity(path, mixture_vae, blob_intensities(30))
    quantiles = load_quantiles(path, "run it again")
    nats = neg_elbo_at_mu(mixture_vae, blob_intensities(30)).numpy()
    assert len(quantiles) == LEVELS
    assert quantiles[[0, -1]] == pytest.approx([nats.min(), nats.max()], abs=0.01)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "not found; run it again$"),
        ("{", r"damaged \(.+\); run it again$"),
        ('{"neg_elbo_quantiles": [1, 1e999]}', r"damaged \(no ascending numbers\)"),
        (100_000 * "[", r"damaged \(.+\); run it again$"),
        ("[]", r"damaged \(.+\); run it again$"),
        ('{"neg_elbo_quantiles": [3, 2]}', r"damaged \(no ascending numbers\); run it again$"),
    ],
)
def test_a_file_that_is_none_is_named(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "familiarity.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(UserError, match=said):
        load_quantiles(path, "run it again")


def test_two_of_a_hundred_digits_are_strange() -> None:
    quantiles = np.linspace(50, 150, LEVELS)
    assert strange_from(quantiles) == pytest.approx(148)
    np.testing.assert_allclose(familiar_share(np.array([strange_from(quantiles)]), quantiles), 0.02)
