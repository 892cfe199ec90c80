"""One of the two digits on the desk, and what the fine-tuned VAE makes of it."""

from typing import NamedTuple

import torch

from blenddigits.data.images import Codes, Images, psnr
from blenddigits.models.autoencoders import VAE
from blenddigits.models.elbo import binary_cross_entropy, kl_to_standard_normal


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
    x_logits = vae.decode(mu + std * eps)
    x_hat = torch.sigmoid(x_logits)
    return Observed(
        x_hat,
        mu,
        std,
        float(binary_cross_entropy(x_logits, x)),
        float(kl_to_standard_normal(mu, logvar)),
        float(psnr(x_hat, x)),
    )
