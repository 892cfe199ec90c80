"""The reported numbers against independent formulas."""

from collections.abc import Callable

import pytest
import torch
from made_up import blob_intensities, seeded, splits
from torch.distributions import Bernoulli, Normal, kl_divergence

from blenddigits.data.images import psnr
from blenddigits.data.noise import add_gaussian_noise
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import reconstruct
from blenddigits.training import metrics
from blenddigits.training.metrics import (
    autoencoder_metrics,
    denoising_rows,
    neg_elbo_parts,
    psnr_by_noise,
    vae_metrics,
)


def test_neg_elbo_agrees_with_torch_distributions(tiny_vae: VAE) -> None:
    x = blob_intensities(6)
    bce, kl = neg_elbo_parts(tiny_vae, x, seeded(1))
    with torch.no_grad():
        mu, logvar = tiny_vae.encode(x)
        z = mu + (0.5 * logvar).exp() * torch.randn(mu.shape, generator=seeded(1))
        likelihood = Bernoulli(logits=tiny_vae.decode(z), validate_args=False).log_prob(x)
    q = Normal(mu, (0.5 * logvar).exp())
    assert bce == pytest.approx(-likelihood.sum().item() / 6, rel=1e-5)
    assert kl == pytest.approx(kl_divergence(q, Normal(0.0, 1.0)).sum().item() / 6, rel=1e-5)


def test_every_image_counts_the_same_in_uneven_batches(
    tiny_vae: VAE, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = blob_intensities(7)
    _, kl_at_once = neg_elbo_parts(tiny_vae, x, seeded())
    monkeypatch.setattr(metrics, "CODED_AT_ONCE", 3)
    _, kl_in_batches = neg_elbo_parts(tiny_vae, x, seeded())
    assert kl_in_batches == pytest.approx(kl_at_once, rel=1e-5)


def test_the_vaes_numbers_are_of_the_test_split_but_for_the_validation_one(tiny_vae: VAE) -> None:
    data, generator = splits(), seeded(1)
    metrics = vae_metrics(tiny_vae, data, seeded(1))
    bce, kl = neg_elbo_parts(tiny_vae, data.test_x, generator)
    assert metrics["bce"] == pytest.approx(bce, abs=1e-4)
    assert metrics["kl"] == pytest.approx(kl, abs=1e-4)
    assert metrics["neg_elbo"] == pytest.approx(bce + kl, abs=1e-4)
    validation = sum(neg_elbo_parts(tiny_vae, data.validation_x, generator))
    assert metrics["validation_neg_elbo"] == pytest.approx(validation, abs=1e-4)
    assert metrics["parameters"] == sum(p.numel() for p in tiny_vae.parameters())


def test_the_autoencoders_numbers_are_of_both_splits() -> None:
    data, autoencoder = splits(), Autoencoder(8, 2)
    metrics = autoencoder_metrics(autoencoder, data, seeded())
    for name, x in (("bce", data.test_x), ("validation_bce", data.validation_x)):
        with torch.no_grad():
            logits = autoencoder(x)
        likelihood = Bernoulli(logits=logits, validate_args=False).log_prob(x)
        assert metrics[name] == pytest.approx(-likelihood.sum().item() / len(x), abs=1e-3)


@pytest.mark.parametrize("metrics", [vae_metrics, autoencoder_metrics])
def test_the_same_seed_gives_the_same_numbers(metrics: Callable[..., object]) -> None:
    model = VAE(8, 2) if metrics is vae_metrics else Autoencoder(8, 2)
    assert metrics(model, splits(), seeded(1)) == metrics(model, splits(), seeded(1))


def test_psnr_is_against_the_clean_image_by_noise_of_the_input(tiny_vae: VAE) -> None:
    x = blob_intensities(12)
    by_noise = psnr_by_noise(tiny_vae, x, seeded(1))
    assert list(by_noise) == ["noise_0_0", "noise_0_2", "noise_0_4"]
    clean = psnr(reconstruct(tiny_vae, x), x).mean().item()
    assert by_noise["noise_0_0"] == pytest.approx(clean, abs=1e-3)
    generator = seeded(1)
    torch.randn(x.shape, generator=generator)  # what noise of strength 0 has drawn
    noisy = add_gaussian_noise(x, 0.2, generator)
    expected = psnr(reconstruct(tiny_vae, noisy), x).mean().item()
    assert by_noise["noise_0_2"] == pytest.approx(expected, abs=1e-3)


def test_denoising_rows_pair_each_noise_with_what_is_made_of_it(tiny_vae: VAE) -> None:
    x = blob_intensities(4)
    rows = denoising_rows(tiny_vae, x, seeded())
    assert torch.equal(rows["clean"], x)
    assert torch.equal(rows["reconstructed"], reconstruct(tiny_vae, x))
    for std in ("0.2", "0.4"):
        assert torch.equal(rows[f"denoised {std}"], reconstruct(tiny_vae, rows[f"noise {std}"]))
    strength = [(rows[f"noise {std}"] - x).std() for std in ("0.2", "0.4")]
    assert strength[0] < strength[1]
