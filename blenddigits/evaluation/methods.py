"""The pictures on the way from one digit to another, by every method that is compared."""

from collections.abc import Callable

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images
from blenddigits.evaluation.pairs import Pairs
from blenddigits.latent.path import (
    Prototypes,
    decoded_lengths,
    even_times,
    middle_code,
    point_at,
    straight,
)
from blenddigits.models.autoencoders import VAE, Autoencoder

FRAMES = 11

Frames = Float[Tensor, "pairs frames 1 28 28"]
Walk = Callable[[Pairs], Frames]


def alphas(device: torch.device) -> Float[Tensor, " frames"]:
    """The positions 0, 0.1 ... 1 of the frames."""
    return torch.linspace(0, 1, FRAMES, device=device)


def crossfade(x: Images) -> Walk:
    """One picture fades out while the other fades in: what any blend has to beat."""

    def walk(pairs: Pairs) -> Frames:
        t = alphas(x.device).view(1, FRAMES, 1, 1, 1)
        return (1 - t) * x[pairs.first][:, None] + t * x[pairs.second][:, None]

    return walk


def straight_path(model: Autoencoder | VAE, codes: Codes) -> Walk:
    """The straight line between the codes of the images, at the times alpha."""

    def walk(pairs: Pairs) -> Frames:
        a, b = codes[pairs.first][:, None], codes[pairs.second][:, None]
        return _decode_frames(model, straight(a, b, alphas(codes.device).view(1, FRAMES, 1)))

    return walk


def shipped_path(
    model: Autoencoder | VAE, codes: Codes, prototypes: Prototypes, cfg: PathParams
) -> Walk:
    """The path of blend.py, for any model: its lengths are measured once for all frames."""

    def decode(z: Codes) -> Images:
        return torch.sigmoid(model.decode(z))

    def walk(pairs: Pairs) -> Frames:
        a, b = codes[pairs.first], codes[pairs.second]
        middle = middle_code(a, b, prototypes, cfg)
        lengths = decoded_lengths(decode, a, middle, b, cfg)
        at = alphas(codes.device)[:, None, None].expand(FRAMES, len(a), 1)
        times = torch.stack([even_times(lengths, alpha) for alpha in at], dim=1)
        return _decode_frames(model, point_at(a[:, None], middle[:, None], b[:, None], times))

    return walk


def _decode_frames(model: Autoencoder | VAE, codes: Float[Tensor, "pairs frames latent"]) -> Frames:
    pictures = torch.sigmoid(model.decode(codes.flatten(0, 1)))
    return pictures.unflatten(0, codes.shape[:2])
