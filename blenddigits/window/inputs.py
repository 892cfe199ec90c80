"""One of the two digits between which the window blends, and what the denoising VAE makes of it."""

from typing import NamedTuple

import torch

from blenddigits.data.images import Codes, Images, psnr
from blenddigits.models.autoencoders import VAE
from blenddigits.models.elbo import binary_cross_entropy


class Observed(NamedTuple):
    """The code and the output, scored against the clean image; BCE and KL in nats."""

    x_hat: Images
    mu: Codes
    std: Codes
    bce: float
    kl: float
    psnr: float


class Input(NamedTuple):
    """A test image, perhaps with noise on it: `number` 0 to `of` - 1 of those of its class."""

    label: int
    number: int
    of: int
    noise_std: float
    x_in: Images
    seen: Observed


def observe(vae: VAE, x: Images, x_in: Images, eps: Codes) -> Observed:
    """What the VAE makes of `x_in`, the noisy `x`, with the code mu + std * eps."""
    mu, logvar = vae.encode(x_in)
    std = torch.exp(0.5 * logvar)
    z = mu + std * eps
    x_hat = vae.show(z)
    return Observed(
        x_hat,
        mu,
        std,
        float(binary_cross_entropy(vae.decode(z), x)),
        float(vae.prior.kl(mu, logvar, z)),
        float(psnr(x_hat, x)),
    )
