"""How well the VAE explains digits that it was not trained on, for the library to compare with."""

from pathlib import Path

import torch

from blenddigits.core.files import write_json
from blenddigits.data.images import Images, PerImage, as_double
from blenddigits.inference.familiarity import KEY, quantiles_of
from blenddigits.models.autoencoders import VAE
from blenddigits.models.codes import CODED_AT_ONCE
from blenddigits.models.elbo import binary_cross_entropy, log_normal

DECIMALS = 2  # of a nat


def save_familiarity(path: Path, vae: VAE, x: Images) -> None:
    """Write the quantiles of -ELBO at z = mu over images in [0, 1]."""
    nats = torch.cat([neg_elbo_at_mu(vae, batch) for batch in x.split(CODED_AT_ONCE)])
    quantiles = quantiles_of(as_double(nats).numpy())
    write_json(path, {KEY: quantiles.round(DECIMALS).tolist()}, indent=None)


@torch.no_grad()
def neg_elbo_at_mu(vae: VAE, x: Images) -> PerImage:
    """-ELBO of images in [0, 1] in nats, without a draw: the same image gives the same number."""
    mu, logvar = vae.encode(x)
    kl = log_normal(mu, mu, logvar) - vae.prior.log_prob(mu)
    return binary_cross_entropy(vae.decode(mu), x) + kl
