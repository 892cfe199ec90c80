"""How objectives are put together."""

import pytest
import torch
from made_up import blob_intensities, seeded

from blenddigits.data.images import Images
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.elbo import binary_cross_entropy
from blenddigits.training.objectives import autoencoder_objective, vae_objective


@pytest.mark.parametrize("beta", [0.0, 1.0, 4.0])
@pytest.mark.parametrize("prior", ["tiny_vae", "mixture_vae"])
def test_the_vae_minimises_bce_plus_beta_times_kl(
    prior: str, beta: float, request: pytest.FixtureRequest
) -> None:
    x, vae = blob_intensities(6), request.getfixturevalue(prior)
    losses = vae_objective(vae, beta)(x, seeded(1))
    x_logits, kl = vae(x, seeded(1))
    assert losses.bce.item() == pytest.approx(binary_cross_entropy(x_logits, x).mean().item())
    assert losses.kl.item() == pytest.approx(kl.mean().item())
    assert losses.loss.item() == pytest.approx(losses.bce.item() + beta * losses.kl.item())
    assert losses.kl.item() > 0


def test_a_corrupted_input_is_scored_against_the_clean_image(tiny_vae: VAE) -> None:
    x, noisy = blob_intensities(6), 1 - blob_intensities(6)

    def corrupt(images: Images, _: torch.Generator) -> Images:
        return 1 - images

    losses = vae_objective(tiny_vae, 1.0, corrupt)(x, seeded(1))
    x_logits, _ = tiny_vae(noisy, seeded(1))
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
