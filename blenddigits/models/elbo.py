"""The parts of the ELBO, in nats per image: reconstruction, KL and the densities of codes."""

import math

from torch.nn import functional as F

from blenddigits.data.images import Codes, Images, PerImage

LOG_2PI = math.log(2 * math.pi)


def binary_cross_entropy(x_logits: Images, x: Images) -> PerImage:
    """-log p(x|z) for Bernoulli pixels in their logits form, summed over the pixels."""
    pixels = F.binary_cross_entropy_with_logits(x_logits.float(), x, reduction="none")
    return pixels.sum(dim=(1, 2, 3))


def kl_to_standard_normal(mu: Codes, logvar: Codes) -> PerImage:
    """KL(N(mu, exp(logvar)) || N(0, I)) (Kingma & Welling 2014, appendix B)."""
    return -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(dim=1)


def log_normal(z: Codes, mu: Codes, logvar: Codes) -> PerImage:
    """The logarithm of the density of N(mu, exp(logvar)) at each code."""
    return -0.5 * (LOG_2PI + logvar + (z - mu).square() / logvar.exp()).sum(dim=1)
