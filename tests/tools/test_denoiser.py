"""The denoising autoencoder, on made-up images."""

from pathlib import Path

import torch
from made_up import seeded, splits
from test_stages import TINY

from blenddigits.core.params import load_params
from blenddigits.data.noise import add_gaussian_noise
from blenddigits.models.autoencoders import Autoencoder
from blenddigits.models.elbo import binary_cross_entropy
from tools.denoiser import fit_denoiser


def test_the_autoencoder_learns_to_see_through_noise(tmp_path: Path) -> None:
    file = tmp_path / "params.yaml"
    file.write_text(TINY)
    params, some = load_params(file), splits()
    torch.manual_seed(0)
    ae = Autoencoder(params.hidden_dim, params.latent_dim)
    noisy = add_gaussian_noise(some.test_x, 0.3, seeded())

    @torch.no_grad()
    def loss() -> float:
        return float(binary_cross_entropy(ae(noisy), some.test_x).mean())

    before = loss()
    fit_denoiser(ae, some, params)
    assert loss() < before
