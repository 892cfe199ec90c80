"""Reconstruction, KL, and the objectives made of them; all in nats per image."""

from collections.abc import Callable
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn import functional as F

from blenddigits.models.autoencoders import VAE, Autoencoder, Codes, Images

PerImage = Float[Tensor, " batch"]
Scalar = Float[Tensor, ""]


Corruption = Callable[[Images, torch.Generator], Images]


class Losses(NamedTuple):
    """Means over a batch: `loss` is minimised, its parts are watched."""

    loss: Scalar
    bce: Scalar
    kl: Scalar


Objective = Callable[[Images, torch.Generator], Losses]


def keep_clean(x: Images, _: torch.Generator) -> Images:
    """The images as they are."""
    return x


def binary_cross_entropy(x_logits: Images, x: Images) -> PerImage:
    """-log p(x|z) for Bernoulli pixels in their logits form, summed over the pixels."""
    pixels = F.binary_cross_entropy_with_logits(x_logits.float(), x, reduction="none")
    return pixels.sum(dim=(1, 2, 3))


def kl_to_standard_normal(mu: Codes, logvar: Codes) -> PerImage:
    """KL(N(mu, exp(logvar)) || N(0, I)) (Kingma & Welling 2014, appendix B)."""
    return -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(dim=1)


def autoencoder_objective(model: Autoencoder) -> Objective:
    """The reconstruction alone."""

    def losses(x: Images, _: torch.Generator) -> Losses:
        bce = binary_cross_entropy(model(x), x).mean()
        return Losses(bce, bce, torch.zeros_like(bce))

    return losses


def vae_objective(vae: VAE, beta: float, corrupt: Corruption = keep_clean) -> Objective:
    """bce + beta * kl with one sampled code an image (Higgins et al. 2017; beta 1 is -ELBO).

    The VAE sees corrupt(x) and is scored against the clean x, as a denoising VAE is
    (Im et al. 2017).
    """

    def losses(x: Images, generator: torch.Generator) -> Losses:
        x_logits, mu, logvar = vae(corrupt(x, generator), generator)
        bce = binary_cross_entropy(x_logits, x).mean()
        kl = kl_to_standard_normal(mu.float(), logvar.float()).mean()
        return Losses(bce + beta * kl, bce, kl)

    return losses
