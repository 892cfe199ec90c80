"""Pictures between two pictures by moving ink: optimal transport of pixels, without a model."""

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.data.images import Images, PerImage, as_double

SMOOTHING = 0.6  # square pixels by which a path of ink is uncertain; smaller needs more iterations
ITERATIONS = 30
NO_INK = 1e-100  # smaller numbers lose digits, and processors are slow on those

Masses = Float[Tensor, "... side side"]


def displaced(first: Images, second: Images, share: PerImage) -> Images:
    """The ink on its way from the first images to the second, which it reaches at share 1.

    Debiased barycentres of entropic transport (Solomon et al. 2015 with the correction of Janati
    et al. 2020, algorithm 1), which do not blur. The amount of ink
    changes evenly, too.
    """
    ends = as_double(torch.stack([first, second]).squeeze(2)).clamp(min=1e-9)
    ink = ends.sum(dim=(2, 3), keepdim=True)
    weights = as_double(torch.stack([1 - share, share]))[..., None, None]
    middle = _barycentre(ends / ink, weights, _kernel(first.shape[-1]))
    return (middle * (weights * ink).sum(dim=0)).clamp(0, 1).to(first)[:, None]


def _barycentre(
    ends: Masses, weights: Float[Tensor, "2 batch 1 1"], kernel: Float[Tensor, "side side"]
) -> Masses:
    scales, debias = torch.ones_like(ends), torch.ones_like(ends[0])
    middle = debias
    for _ in range(ITERATIONS):
        sent = _spread(ends / _spread(scales, kernel), kernel)
        middle = debias * (weights * sent.log()).sum(dim=0).exp()
        scales = middle / sent
        debias = (debias * middle / _spread(debias, kernel)).sqrt()
    return middle


def _spread(masses: Masses, kernel: Float[Tensor, "side side"]) -> Masses:
    """Along rows, then along columns: the kernel of squared distances separates."""
    return ((masses @ kernel).mT @ kernel).mT.clamp(min=NO_INK)


def _kernel(side: int) -> Float[Tensor, "side side"]:
    places = torch.arange(side, dtype=torch.float64)
    return torch.exp(-(places[:, None] - places).square() / SMOOTHING).clamp(min=NO_INK)
