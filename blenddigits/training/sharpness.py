"""How sharp a model's pictures are shown.

The mean of a pixel's likelihood is a blur: where a stroke may end here or there, it ends in grey.
Pictures that are shown are sigmoid(sharpness * logits), with the one number at which they have the
contrast of real ones. The likelihood is that of sharpness 1.
"""

from itertools import islice

import torch

from blenddigits.data.images import Images, as_double
from blenddigits.data.splits import Batches
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import mean_codes

BATCHES = 10  # of training images, by which it is found
LEAST, MOST = 0.25, 8.0
DECIMALS = 3


def sharpen(model: Autoencoder | VAE, train: Batches, generator: torch.Generator) -> None:
    """Set the model's sharpness by reconstructions of some of the training images."""
    batches = islice(train.epoch(generator), BATCHES)
    model.sharpness = find_sharpness(model, torch.cat(list(batches)))


@torch.no_grad()
def find_sharpness(model: Autoencoder | VAE, x: Images) -> float:
    """The sharpness at which the reconstructions of `x` have the contrast of `x`.

    Each pixel's x(1 - x) falls as the sharpness grows, and so does their mean: bisection finds it,
    between LEAST and MOST.
    """
    x_logits, wanted = model.decode(mean_codes(model, x)), contrast(x)
    low, high = LEAST, MOST
    while high - low > 10**-DECIMALS / 2:
        middle = (low + high) / 2
        if contrast(torch.sigmoid(middle * x_logits)) > wanted:
            low = middle
        else:
            high = middle
    return round(high, DECIMALS)


def contrast(x: Images) -> float:
    """The mean of x(1 - x): 0 where all pixels are black or white, 0.25 where all are grey."""
    return float(as_double(x * (1 - x)).mean())
