"""How digits are written: the measures of Morpho-MNIST (Castro et al. 2019, arXiv 1809.10780)."""

from typing import NamedTuple

import torch
from jaxtyping import Float
from scipy.ndimage import distance_transform_edt
from torch import Tensor
from torch.nn import functional as F

from blenddigits.data.images import Images, PerImage

SCALE = 4  # of the enlarged picture in which thickness is measured
FAR = 1000.0  # pixels: no image reaches the next one
TAIL = 0.02  # the share of ink at either side that does not count as width
NO_INK = 1e-6


class Shapes(NamedTuple):
    """Of each image: thickness of the stroke and width in pixels, slant in pixels a pixel."""

    thickness: PerImage
    slant: PerImage
    width: PerImage


def measure_shapes(x: Images) -> Shapes:
    """The shapes of images in [0, 1]; those without ink have a thickness and width of 0."""
    slant = _slant(x)
    return Shapes(_thickness(x), slant, _width(x, slant))


def _thickness(x: Images) -> PerImage:
    """Twice the mean distance of the stroke's middle line from its edge."""
    large = F.interpolate(x, scale_factor=SCALE, mode="bicubic", align_corners=False)
    ink = large > large.amax(dim=(2, 3), keepdim=True).clamp(min=NO_INK) / 2
    between = (FAR, 1.0, 1.0)
    distance = torch.from_numpy(distance_transform_edt(ink[:, 0].cpu().numpy(), between))[:, None]
    is_ridge = ink.cpu() & (distance >= F.max_pool2d(distance, 3, stride=1, padding=1))
    total = (distance * is_ridge).sum(dim=(1, 2, 3)) / is_ridge.sum(dim=(1, 2, 3)).clamp(min=1)
    return (2 * total / SCALE).to(x)


def _slant(x: Images) -> PerImage:
    """By how much the ink moves to the right for each pixel upwards, from its second moments."""
    ink, right, down = _ink(x)
    right = right - _mean(right, ink)[:, None]
    down = down - _mean(down, ink)[:, None]
    return -_mean(right * down, ink) / _mean(down.square(), ink).clamp(min=NO_INK)


def _width(x: Images, slant: PerImage) -> PerImage:
    """Between the columns that leave out the ink's tails, once the slant is taken away."""
    ink, right, down = _ink(x)
    upright, order = (right + slant[:, None] * down).sort(dim=1)
    shares = ink.gather(1, order).cumsum(dim=1)
    left, last = ((shares >= share).int().argmax(dim=1) for share in (TAIL, 1 - TAIL))
    width = upright.gather(1, torch.stack([left, last], dim=1)).diff(dim=1).squeeze(1)
    return torch.where(shares[:, -1] > 0, width, 0.0)


Pixels = Float[Tensor, "batch pixels"]


def _ink(x: Images) -> tuple[Pixels, Pixels, Pixels]:
    """Each pixel's share of an image's ink, its column and its row."""
    flat = x.flatten(1)
    rows, columns = (
        part.flatten().to(x)
        for part in torch.meshgrid(
            torch.arange(x.shape[2]), torch.arange(x.shape[3]), indexing="ij"
        )
    )
    total = flat.sum(dim=1, keepdim=True).clamp(min=NO_INK)
    return flat / total, columns.expand_as(flat), rows.expand_as(flat)


def _mean(values: Pixels, ink: Pixels) -> PerImage:
    return (values * ink).sum(dim=1)
