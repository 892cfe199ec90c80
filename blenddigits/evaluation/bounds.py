"""How well a VAE explains images, and how many of its latent axes it uses."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.data.images import Codes, Images, PerImage
from blenddigits.models.autoencoders import VAE
from blenddigits.models.elbo import binary_cross_entropy

BATCH_SIZE = 50  # images; times the samples of each
ACTIVE_VARIANCE = 0.01


@torch.no_grad()
def importance_weighted_bound(
    model: VAE, x: Images, samples: int, generator: torch.Generator
) -> float:
    """The mean upper bound of -log p(x) in nats per image (Burda et al. 2016, equation 8).

    One sample gives -ELBO, more give a tighter bound.
    """
    bounds = [_bound(model, batch, samples, generator) for batch in x.split(BATCH_SIZE)]
    return float(torch.cat(bounds).double().mean())


@torch.no_grad()
def active_units(mu: Codes) -> int:
    """The latent axes whose mu varies over the data by more than 0.01 (Burda et al. 2016)."""
    return int((mu.var(dim=0) > ACTIVE_VARIANCE).sum())


def _bound(model: VAE, x: Images, samples: int, generator: torch.Generator) -> PerImage:
    mu, logvar = (part.repeat_interleave(samples, dim=0) for part in model.encode(x))
    z = model.reparameterize(mu, logvar, generator)
    bce = binary_cross_entropy(model.decode(z), x.repeat_interleave(samples, dim=0))
    log_weight = _log_normal(z, torch.zeros_like(mu), torch.zeros_like(logvar)) - bce
    log_weight -= _log_normal(z, mu, logvar)
    return math.log(samples) - log_weight.unflatten(0, (len(x), samples)).logsumexp(dim=1)


def _log_normal(z: Codes, mu: Codes, logvar: Codes) -> Float[Tensor, " batch"]:
    return -0.5 * (math.log(2 * math.pi) + logvar + (z - mu).square() / logvar.exp()).sum(dim=1)
