"""The path between two codes: one definition for PyTorch, ONNX and (in path.ts) the page.

A straight line between two codes leaves the region where codes of real images lie: its middle
decodes to something between two digits that is neither. This path instead

1. takes a detour over a prototype, a typical code of one of the two digits that is near the middle
   and equally far from both ends;
2. follows, on both halves, an arc that keeps the interpolated norm, since codes of a VAE lie near
   a sphere (White 2016, arXiv 1609.04468);
3. is walked at an even speed: equal steps of alpha are equal lengths of decoded picture.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from jaxtyping import Float, Int64
from torch import Tensor

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images

Points = Float[Tensor, "... latent"]
Times = Float[Tensor, "... 1"]
Lengths = Float[Tensor, "batch points"]
Costs = Float[Tensor, "batch prototypes"]
Decode = Callable[[Codes], Images]


class Prototypes(NamedTuple):
    """Typical codes, and the digit that most images around each of them show."""

    codes: Float[Tensor, "prototypes latent"]
    labels: Int64[Tensor, " prototypes"]


SMALLEST_NORM = 1e-6
LARGEST_STRETCH = 4.0  # keeps the arc between opposite codes finite; it then passes near zero
OUT_OF_THE_QUESTION = 1e9  # more than any cost, and finite in every number format


def straight(a: Points, b: Points, t: Times) -> Points:
    """The point at `t` in [0, 1] of the straight line: exactly `a` at 0 and `b` at 1."""
    return (1 - t) * a + t * b


def arc(a: Points, b: Points, t: Times) -> Points:
    """The straight line's point at `t`, rescaled to the interpolated norm of the ends."""
    line = straight(a, b, t)
    norm = (1 - t) * _norm(a) + t * _norm(b)
    return line * (norm / _norm(line).clamp(min=SMALLEST_NORM)).clamp(max=LARGEST_STRETCH)


class ShippedPath(NamedTuple):
    """The path from each `a` to its `b`; what does not depend on alpha is worked out."""

    a: Codes
    middle: Codes
    b: Codes
    lengths: Lengths

    def __call__(self, alpha: Times) -> Codes:
        """The codes at an alpha in [0, 1] for each pair: `a` at 0 and `b` at 1."""
        return point_at(self.a, self.middle, self.b, even_times(self.lengths, alpha))

    def repeated(self, count: int) -> "ShippedPath":
        """The path of a single pair for `count` alphas."""
        return ShippedPath(*(part.expand(count, -1) for part in self))


def shipped_path(
    a: Codes, b: Codes, decode: Decode, prototypes: Prototypes, cfg: PathParams
) -> ShippedPath:
    """The path that ships; `decode` gives intensities in [0, 1]."""
    middle = middle_code(a, b, prototypes, cfg)
    return ShippedPath(a, middle, b, decoded_lengths(decode, a, middle, b, cfg))


def middle_code(a: Codes, b: Codes, prototypes: Prototypes, cfg: PathParams) -> Codes:
    """The prototype with the lowest cost.

    For ends closer than `cfg.near` it moves to the arc's middle: equal codes make no detour.
    """
    cheapest = prototypes.codes[prototype_costs(a, b, prototypes, cfg).argmin(dim=1)]
    detour = (_norm(a - b) / cfg.near).clamp(max=1)
    return straight(_half_way(a, b), cheapest, detour)


def prototype_costs(a: Codes, b: Codes, prototypes: Prototypes, cfg: PathParams) -> Costs:
    """What it costs to go over each prototype.

    The squared distance from the arc's middle, plus `cfg.balance` times the squared difference of
    the distances from `a` and `b`. A prototype of a third digit is out of the question: an end's
    digit is that of the prototype nearest to it.
    """
    from_a, from_b = distances(a, prototypes), distances(b, prototypes)
    from_half = distances(_half_way(a, b), prototypes)
    costs = from_half.square() + cfg.balance * (from_a - from_b).square()
    label_a, label_b = (
        prototypes.labels[nearest.argmin(dim=1)][:, None] for nearest in (from_a, from_b)
    )
    is_third = (prototypes.labels != label_a) & (prototypes.labels != label_b)
    return torch.where(is_third, OUT_OF_THE_QUESTION, costs)


def distances(codes: Codes, prototypes: Prototypes) -> Costs:
    """L2 distances between codes and prototypes."""
    return (codes[:, None] - prototypes.codes[None]).square().sum(dim=2).sqrt()


def point_at(a: Points, middle: Points, b: Points, t: Times) -> Points:
    """The point at `t` in [0, 1] of the arcs from `a` over `middle` to `b`."""
    first, second = (2 * t).clamp(max=1), (2 * t - 1).clamp(min=0)
    return torch.where(t < 0.5, arc(a, middle, first), arc(middle, b, second))


def decoded_lengths(decode: Decode, a: Codes, middle: Codes, b: Codes, cfg: PathParams) -> Lengths:
    """How far the path has come at `cfg.points` even times: L2 between pictures, 1 at its end."""
    times = torch.linspace(0, 1, cfg.points, device=a.device)
    codes = point_at(a[:, None], middle[:, None], b[:, None], times[None, :, None])
    pictures = decode(codes.flatten(0, 1)).flatten(1).unflatten(0, (-1, cfg.points))
    steps = (pictures[:, 1:] - pictures[:, :-1]).square().sum(dim=2).sqrt()
    lengths = torch.cat([torch.zeros_like(a[:, :1]), steps.cumsum(dim=1)], dim=1)
    whole = lengths[:, -1:]
    return torch.where(whole > SMALLEST_NORM, lengths / whole.clamp(min=SMALLEST_NORM), times)


def even_times(lengths: Lengths, alpha: Times) -> Times:
    """The times at which the path has come the share `alpha` of its decoded length."""
    last = lengths.shape[1] - 1
    after = (lengths < alpha).sum(dim=1, keepdim=True).clamp(1, last)
    low, high = lengths.gather(1, after - 1), lengths.gather(1, after)
    within = ((alpha - low) / (high - low).clamp(min=SMALLEST_NORM)).clamp(0, 1)
    return torch.where(alpha < 1, (after - 1 + within) / last, 1.0)  # the end, however still there


def _half_way(a: Codes, b: Codes) -> Codes:
    return arc(a, b, torch.full_like(a[:, :1], 0.5))


def _norm(codes: Points) -> Times:
    return codes.square().sum(dim=-1, keepdim=True).sqrt()
