"""What is minimised in training; all in nats per image."""

from collections.abc import Callable
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.data.images import Images
from blenddigits.data.noise import Corruption, keep_clean
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.elbo import binary_cross_entropy

Scalar = Float[Tensor, ""]


class Losses(NamedTuple):
    """Means over a batch: `loss` is minimised, its parts are watched."""

    loss: Scalar
    bce: Scalar
    kl: Scalar


Objective = Callable[[Images, torch.Generator], Losses]


def autoencoder_objective(model: Autoencoder, corrupt: Corruption = keep_clean) -> Objective:
    """The reconstruction alone, of x from corrupt(x) (Vincent et al. 2008).

    Codes without a distribution have a KL of 0.
    """

    def losses(x: Images, generator: torch.Generator) -> Losses:
        bce = binary_cross_entropy(model(corrupt(x, generator)), x).mean()
        return Losses(bce, bce, torch.zeros_like(bce))

    return losses


def vae_objective(vae: VAE, beta: float, corrupt: Corruption = keep_clean) -> Objective:
    """bce + beta * kl with one sampled code an image (Higgins et al. 2017; beta 1 is -ELBO).

    The VAE sees corrupt(x) and is scored against the clean x, as a denoising VAE is
    (Im et al. 2017).
    """

    def losses(x: Images, generator: torch.Generator) -> Losses:
        x_logits, kl_of_each = vae(corrupt(x, generator), generator)
        bce, kl = binary_cross_entropy(x_logits, x).mean(), kl_of_each.mean()
        return Losses(bce + beta * kl, bce, kl)

    return losses
