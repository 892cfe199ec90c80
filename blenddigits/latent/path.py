"""The path between two codes: one definition for PyTorch, ONNX and (in path.ts) the page.

A straight line between two codes leaves the region where codes of real images lie: its middle
decodes to something between two digits that is neither. This path instead

1. takes a detour towards a station: a typical code of one of the two digits that is near the
   middle and equally far from both ends;
2. follows, on both halves, an arc that keeps the interpolated norm, since codes of a VAE lie near
   a sphere (White 2016, arXiv 1609.04468);
3. is bent to where codes are of one of the two digits, and certainly so;
4. is walked at an even speed: equal steps of alpha are equal lengths of decoded picture.

Every step is continuous: what nobody sees in an image moves no path by much.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images
from blenddigits.latent.digit_reader import DigitReader, Shares
from blenddigits.latent.guide import Guide, Prototypes

Points = Float[Tensor, "... latent"]
Times = Float[Tensor, "... 1"]
Lengths = Float[Tensor, "batch points"]
Costs = Float[Tensor, "batch prototypes"]
Corners = Float[Tensor, "batch corners latent"]
Decode = Callable[[Codes], Images]

SMALLEST_NORM = 1e-6
LARGEST_STRETCH = 4.0  # keeps the arc between opposite codes finite; it then passes near zero
SMALLEST_SHARE = 1e-3  # of a digit, so that its logarithm is finite


def straight(a: Points, b: Points, t: Times) -> Points:
    """The point at `t` in [0, 1] of the straight line: exactly `a` at 0 and `b` at 1."""
    return (1 - t) * a + t * b


def arc(a: Points, b: Points, t: Times) -> Points:
    """The straight line's point at `t`, rescaled to the interpolated norm of the ends."""
    line = straight(a, b, t)
    norm = (1 - t) * _norm(a) + t * _norm(b)
    return line * (norm / _norm(line).clamp(min=SMALLEST_NORM)).clamp(max=LARGEST_STRETCH)


class Route(NamedTuple):
    """Where a path goes, at no speed yet: on two arcs over `middle`, moved by its bends.

    `bends` has the moves at equally distant times from 0 to 1; between two it is straight.
    """

    a: Codes
    middle: Codes
    b: Codes
    bends: Corners

    def at(self, t: Times) -> Points:
        """The points at `t` in [0, 1] of shape (batch, 1): exactly `a` at 0 and `b` at 1."""
        return self.points(t[:, None])[:, 0]

    def points(self, times: Float[Tensor, "_ times 1"]) -> Float[Tensor, "batch times latent"]:
        """The points of every route at several times."""
        arcs = _on_arcs(self.a[:, None], self.middle[:, None], self.b[:, None], times)
        last = self.bends.shape[1] - 1
        corners = torch.arange(last + 1, device=times.device)
        weights = (1 - (times * last - corners).abs()).clamp(min=0)
        return arcs + weights @ self.bends


class ShippedPath(NamedTuple):
    """The path from each `a` to its `b`; what does not depend on alpha is worked out."""

    route: Route
    lengths: Lengths

    def __call__(self, alpha: Times) -> Codes:
        """The codes at an alpha in [0, 1] for each pair: `a` at 0 and `b` at 1."""
        return self.route.at(even_times(self.lengths, alpha))

    def repeated(self, count: int) -> "ShippedPath":
        """The path of a single pair for `count` alphas."""
        route = Route(*(part.expand(count, *part.shape[1:]) for part in self.route))
        return ShippedPath(route, self.lengths.expand(count, -1))


def shipped_path(a: Codes, b: Codes, decode: Decode, guide: Guide, cfg: PathParams) -> ShippedPath:
    """The path that ships; `decode` gives intensities in [0, 1]."""
    route = find_route(a, b, guide, cfg)
    return ShippedPath(route, decoded_lengths(decode, route, cfg))


def find_route(a: Codes, b: Codes, guide: Guide, cfg: PathParams) -> Route:
    """The route by way of the station, bent. Ends closer than `cfg.near` make smaller moves."""
    wanted = wanted_digits(a, b, guide.reader)
    apart = (_norm(a - b) / cfg.near).clamp(max=1)
    over = station(a, b, wanted, guide, cfg)
    middle = straight(_half_way(a, b), over, cfg.detour * apart)
    times = torch.linspace(0, 1, cfg.stretches + 1, device=a.device)[None, :, None]
    corners = _on_arcs(a[:, None], middle[:, None], b[:, None], times)
    reach = cfg.step * apart[:, None] * ((times > 0) & (times < 1))
    return Route(a, middle, b, bends(corners, wanted[:, None], reach, guide.reader, cfg.steps))


def wanted_digits(a: Codes, b: Codes, reader: DigitReader) -> Shares:
    """How much each digit is one of the two ends', from 0 to 1."""
    return (reader.shares(a) + reader.shares(b)).clamp(max=1)


def station(a: Codes, b: Codes, wanted: Shares, guide: Guide, cfg: PathParams) -> Codes:
    """The cheapest prototype; where several cost nearly the same, their mean.

    It is their softmax at the temperature `cfg.temperature`, as the choice of a single one would
    leap from one to another when an end moves by next to nothing.
    """
    costs = prototype_costs(a, b, wanted, guide, cfg)
    return (-costs / cfg.temperature).softmax(dim=1) @ guide.prototypes


def prototype_costs(a: Codes, b: Codes, wanted: Shares, guide: Guide, cfg: PathParams) -> Costs:
    """What it costs to go over each prototype.

    The squared distance from the arc's middle, plus `cfg.balance` times the squared difference of
    the distances from `a` and `b`, minus `cfg.strictness` times the logarithm of the chance that
    the prototype is of a wanted digit.
    """
    from_half = distances(_half_way(a, b), guide.prototypes)
    unequal = distances(a, guide.prototypes) - distances(b, guide.prototypes)
    fitting = wanted @ guide.reader.shares(guide.prototypes).T
    return (
        from_half.square()
        + cfg.balance * unequal.square()
        - cfg.strictness * (fitting + SMALLEST_SHARE).log()
    )


def distances(codes: Codes, prototypes: Prototypes) -> Costs:
    """L2 distances between codes and prototypes."""
    return (codes[:, None] - prototypes).square().sum(dim=2).sqrt()


def bends(
    corners: Corners,
    wanted: Float[Tensor, "batch 1 classes"],
    reach: Float[Tensor, "batch corners 1"],
    reader: DigitReader,
    steps: int,
) -> Corners:
    """By how much corners of the arcs move to where the reader is certain of a wanted digit.

    They go uphill in `steps` steps, each shorter than `reach`, in latent units.
    """
    points = corners
    for _ in range(steps):
        uphill = reader.uphill(points, wanted)
        points = points + reach * uphill / (1 + _norm(uphill))
    return points - corners


def decoded_lengths(decode: Decode, route: Route, cfg: PathParams) -> Lengths:
    """How far the path has come at `cfg.points` even times: L2 between pictures, 1 at its end."""
    times = torch.linspace(0, 1, cfg.points, device=route.a.device)
    codes = route.points(times[None, :, None])
    pictures = decode(codes.flatten(0, 1)).flatten(1).unflatten(0, (-1, cfg.points))
    steps = (pictures[:, 1:] - pictures[:, :-1]).square().sum(dim=2).sqrt()
    lengths = torch.cat([torch.zeros_like(route.a[:, :1]), steps.cumsum(dim=1)], dim=1)
    whole = lengths[:, -1:]
    return torch.where(whole > SMALLEST_NORM, lengths / whole.clamp(min=SMALLEST_NORM), times)


def even_times(lengths: Lengths, alpha: Times) -> Times:
    """The times at which the path has come the share `alpha` of its decoded length."""
    last = lengths.shape[1] - 1
    after = (lengths < alpha).sum(dim=1, keepdim=True).clamp(1, last)
    low, high = lengths.gather(1, after - 1), lengths.gather(1, after)
    within = ((alpha - low) / (high - low).clamp(min=SMALLEST_NORM)).clamp(0, 1)
    return torch.where(alpha < 1, (after - 1 + within) / last, 1.0)  # the end, however still there


def _on_arcs(a: Points, middle: Points, b: Points, t: Times) -> Points:
    """The points at `t` in [0, 1] of the arcs from `a` over `middle` to `b`."""
    first, second = (2 * t).clamp(max=1), (2 * t - 1).clamp(min=0)
    return torch.where(t < 0.5, arc(a, middle, first), arc(middle, b, second))


def _half_way(a: Codes, b: Codes) -> Codes:
    return arc(a, b, torch.full_like(a[:, :1], 0.5))


def _norm(codes: Points) -> Times:
    return codes.square().sum(dim=-1, keepdim=True).sqrt()
