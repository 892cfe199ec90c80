"""What is compared on every pair: ways to make the pictures between one digit and another."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core.params import PathParams
from blenddigits.data.images import Images
from blenddigits.evaluation.candidates import Candidate, Pairs
from blenddigits.latent.path import shipped_path, straight
from blenddigits.models.autoencoders import VAE, Autoencoder

CROSSFADE, STRAIGHT, SHIPPED = "crossfade", "straight", "shipped"
FRAMES = 11

Frames = Float[Tensor, "pairs frames 1 side side"]
FrameCodes = Float[Tensor, "pairs frames latent"]
MakeFrames = Callable[[Pairs], Frames]


class Method(NamedTuple):
    """A model and a path through its codes; a cross-fade needs no model."""

    model: str | None
    path: str
    frames: MakeFrames


def all_methods(
    x: Images, candidates: Mapping[str, Candidate], cfg: PathParams
) -> Iterator[Method]:
    """The pixel cross-fade first, then each model on the straight line and on the shipped path."""
    yield Method(None, CROSSFADE, crossfade_frames(x))
    for name, candidate in candidates.items():
        yield Method(name, STRAIGHT, straight_frames(candidate))
        yield Method(name, SHIPPED, shipped_frames(candidate, cfg))


def alphas(device: torch.device) -> Float[Tensor, " frames"]:
    """The positions 0, 0.1 ... 1 of the frames."""
    return torch.linspace(0, 1, FRAMES, device=device)


def crossfade_frames(x: Images) -> MakeFrames:
    """One picture fades out while the other fades in: what any blend has to beat."""

    def frames(pairs: Pairs) -> Frames:
        t = alphas(x.device).view(1, FRAMES, 1, 1, 1)
        return (1 - t) * x[pairs.first][:, None] + t * x[pairs.second][:, None]

    return frames


def straight_frames(candidate: Candidate) -> MakeFrames:
    """The straight line between the codes of the images, at the times alpha."""
    codes = candidate.test_codes

    def frames(pairs: Pairs) -> Frames:
        a, b = codes[pairs.first][:, None], codes[pairs.second][:, None]
        t = alphas(codes.device).view(1, FRAMES, 1)
        return decode_frames(candidate.model, straight(a, b, t))

    return frames


def shipped_frames(candidate: Candidate, cfg: PathParams) -> MakeFrames:
    """The path that ships, for any model."""

    def frames(pairs: Pairs) -> Frames:
        return decode_frames(candidate.model, shipped_codes(candidate, pairs, cfg))

    return frames


def shipped_codes(candidate: Candidate, pairs: Pairs, cfg: PathParams) -> FrameCodes:
    """The codes along the path that ships: its lengths are measured once for all frames."""
    model, codes, guide = candidate
    a, b = codes[pairs.first], codes[pairs.second]
    codes_at = shipped_path(a, b, model.show, guide, cfg)
    at = alphas(codes.device)[:, None, None].expand(FRAMES, len(a), 1)
    return torch.stack([codes_at(alpha) for alpha in at], dim=1)


def decode_frames(model: Autoencoder | VAE, codes: FrameCodes) -> Frames:
    """The pictures of codes along paths."""
    return model.show(codes.flatten(0, 1)).unflatten(0, codes.shape[:2])
