"""From images to codes and back, any number of them."""

import torch

from blenddigits.data.images import Bytes, Codes, Images, in_batches
from blenddigits.models.autoencoders import VAE, Autoencoder

CODED_AT_ONCE = 1000  # images that go through a network together


@torch.no_grad()
def mean_codes(model: Autoencoder | VAE, images: Images | Bytes) -> Codes:
    """The codes that stand for images: mu for a VAE."""
    codes = [model.encode(batch) for batch in in_batches(images, CODED_AT_ONCE)]
    return torch.cat([code[0] if isinstance(code, tuple) else code for code in codes])


@torch.no_grad()
def decode(model: Autoencoder | VAE, codes: Codes) -> Images:
    """The pictures that any number of codes stand for: intensities in [0, 1]."""
    return torch.cat([model.show(batch) for batch in codes.split(CODED_AT_ONCE)])


@torch.no_grad()
def reconstruct(model: Autoencoder | VAE, x: Images) -> Images:
    """What the model shows of images in [0, 1], without sampling: intensities in [0, 1]."""
    return model.show(mean_codes(model, x))
