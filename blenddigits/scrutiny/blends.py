"""Whether blends are of these two digits, are new, and stay where they are."""

from typing import NamedTuple

import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images, PerImage, as_double, in_batches
from blenddigits.evaluation.candidates import Candidate
from blenddigits.latent.path import ShippedPath, distances, shipped_path
from blenddigits.models.codes import decode
from blenddigits.scrutiny.shapes import measure_shapes

PICTURES = 65  # along a path whose length is measured
JUMP = 0.25  # of a path's length
AT_ONCE = 50  # pairs, or images
KNOWN_AT_ONCE = 10_000  # training images


class Travel(NamedTuple):
    """What the path that ships does between pairs of codes."""

    middle: Images
    lengths: PerImage  # L2 between pictures, added up along the path
    distances: PerImage  # L2 between its two ends
    stations: int  # different prototypes over which the paths go


@torch.no_grad()
def travel(candidate: Candidate, a: Codes, b: Codes, cfg: PathParams) -> Travel:
    """Walk from each `a` to its `b`."""
    ways, used = [], set()
    for first, second in zip(a.split(AT_ONCE), b.split(AT_ONCE), strict=True):
        path = shipped_path(first, second, candidate.model.show, candidate.guide, cfg)
        ways.append(_pictures(candidate, path))
        used |= set(distances(path.route.middle, candidate.guide.prototypes).argmin(dim=1).tolist())
    middle, lengths, ends = (torch.cat(part) for part in zip(*ways, strict=True))
    return Travel(middle, lengths, ends, len(used))


def _pictures(candidate: Candidate, path: ShippedPath) -> tuple[Images, PerImage, PerImage]:
    count = len(path.route.a)
    times = torch.linspace(0, 1, PICTURES, device=path.route.a.device)[:, None, None]
    codes = torch.stack([path(time.expand(count, 1)) for time in times], dim=1)
    pictures = decode(candidate.model, codes.flatten(0, 1)).unflatten(0, (count, PICTURES))
    steps = (pictures[:, 1:] - pictures[:, :-1]).flatten(2).norm(dim=2)
    ends = (pictures[:, -1] - pictures[:, 0]).flatten(1).norm(dim=1)
    return pictures[:, PICTURES // 2], steps.sum(dim=1), ends


def jumps(before: Travel, after: Travel) -> float:
    """The share of pairs whose half-way picture moved by over a quarter of the path's length."""
    moved = (after.middle - before.middle).flatten(1).norm(dim=1)
    return float(as_double(moved > JUMP * before.lengths).mean())


def resemblance(middle: Images, first: Images, second: Images) -> dict[str, dict[str, float]]:
    """How near each shape of the half-way picture is to the mean of its two ends'.

    `difference` is the mean absolute one; that to the ends of another pair, `to_strangers`, is
    what blends of no digits in particular would have. `correlation` is over the pairs.
    """
    shapes = [measure_shapes(x) for x in (middle, first, second)]
    compared = {}
    for name, half_way, a, b in zip(shapes[0]._fields, *shapes, strict=True):
        expected = (a + b) / 2
        compared[name] = {
            "correlation": float(correlation(half_way, expected)),
            "difference": float((half_way - expected).abs().mean()),
            "to_strangers": float((half_way - expected.roll(1)).abs().mean()),
        }
    return compared


def correlation(one: PerImage, other: PerImage) -> Float[Tensor, ""]:
    """Pearson's, or 0 where one of them never varies: not everything is drawn with a pen."""
    return torch.corrcoef(torch.stack([one, other]))[0, 1].nan_to_num()


def lengths_over_distances(way: Travel) -> float:
    """How much longer paths are than their ends are apart, on average; 1 for one that stands."""
    moves = way.distances > 0
    return float(torch.where(moves, way.lengths / way.distances, 1.0).mean())


def nearest_distances(x: Images, known: UInt8[Tensor, "known 1 side side"]) -> PerImage:
    """L2 from each image to the training image that is nearest."""
    pixels = x.flatten(1)
    parts = [_least(pixels, part.flatten(1)) for part in in_batches(known, KNOWN_AT_ONCE)]
    squares = torch.stack(parts).amin(dim=0) + pixels.square().sum(dim=1)
    return squares.clamp(min=0).sqrt()


def _least(pixels: Float[Tensor, "batch pixels"], known: Float[Tensor, "known pixels"]) -> PerImage:
    """The squares of the distances to the nearest, each without that of the image itself."""
    squares = known.square().sum(dim=1)
    return torch.cat([(squares - 2 * some @ known.T).amin(dim=1) for some in pixels.split(AT_ONCE)])


def half_way_to_neighbours(codes: Codes) -> Codes:
    """From each code half way to its nearest other: what iFID decodes (arXiv 2603.05630)."""
    apart = torch.cdist(codes, codes)
    apart.fill_diagonal_(torch.inf)
    return (codes + codes[apart.argmin(dim=1)]) / 2
