"""The two parts of the ELBO, in nats per image: reconstruction and KL."""

from torch.nn import functional as F

from blenddigits.data.images import Codes, Images, PerImage


def binary_cross_entropy(x_logits: Images, x: Images) -> PerImage:
    """-log p(x|z) for Bernoulli pixels in their logits form, summed over the pixels."""
    pixels = F.binary_cross_entropy_with_logits(x_logits.float(), x, reduction="none")
    return pixels.sum(dim=(1, 2, 3))


def kl_to_standard_normal(mu: Codes, logvar: Codes) -> PerImage:
    """KL(N(mu, exp(logvar)) || N(0, I)) (Kingma & Welling 2014, appendix B)."""
    return -0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(dim=1)
