"""Damage of other kinds than Gaussian noise, after MNIST-C (Mu & Gilmer 2019)."""

import math

import torch
from torch.nn import functional as F

from blenddigits.data.images import Images
from blenddigits.data.noise import Corruption

PHOTONS = 6.0  # that a white pixel catches on average
FLIPPED = 0.1  # the share of pixels that become black or white
BLUR = 1.2  # pixels, the std
LINE_GAP = 3  # from one dot of a line to the next


def shot_noise(x: Images, generator: torch.Generator) -> Images:
    """Light comes in grains."""
    return (torch.poisson(PHOTONS * x, generator=generator) / PHOTONS).clamp(0, 1)


def impulse_noise(x: Images, generator: torch.Generator) -> Images:
    """Some pixels are black or white, whatever was there."""
    drawn = torch.rand(x.shape, generator=generator, device=x.device)
    return x.where(drawn >= FLIPPED, 0.0).where(drawn >= FLIPPED / 2, 1.0)


def blur(x: Images, _: torch.Generator) -> Images:
    """Out of focus."""
    places = torch.arange(-4, 5, dtype=x.dtype, device=x.device)
    kernel = torch.exp(-0.5 * (places / BLUR).square())
    kernel = kernel / kernel.sum()
    rows = F.conv2d(x, kernel.view(1, 1, 1, -1), padding=(0, 4))
    return F.conv2d(rows, kernel.view(1, 1, -1, 1), padding=(4, 0))


def brightness(x: Images, _: torch.Generator) -> Images:
    """The paper is as grey as it can be with the ink still lighter."""
    return 0.5 + 0.5 * x


def stripe(x: Images, _: torch.Generator) -> Images:
    """The middle quarter of the picture is a negative."""
    side = x.shape[-1]
    left, right = 3 * side // 8, 5 * side // 8
    striped = x.clone()
    striped[..., left:right] = 1 - x[..., left:right]
    return striped


def dotted_line(x: Images, generator: torch.Generator) -> Images:
    """A line of dots from one side to the other, across each picture another one."""
    last = x.shape[-1] - 1
    ends = last * torch.rand(2, len(x), 1, generator=generator, device=x.device)
    columns = torch.arange(0, last + 1, LINE_GAP, device=x.device)
    rows = (ends[0] + (ends[1] - ends[0]) * columns / last).round().long()
    dotted = x.clone()
    dotted[torch.arange(len(x))[:, None], 0, rows, columns] = 1.0
    return dotted


def turned(x: Images, generator: torch.Generator) -> Images:
    """Turned by up to 30 degrees."""
    angle = math.pi / 6 * (2 * torch.rand(len(x), generator=generator, device=x.device) - 1)
    nothing = torch.zeros_like(angle)
    rows = (
        torch.stack([angle.cos(), -angle.sin(), nothing], dim=1),
        torch.stack([angle.sin(), angle.cos(), nothing], dim=1),
    )
    grid = F.affine_grid(torch.stack(rows, dim=1), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, align_corners=False)


DAMAGE: dict[str, Corruption] = {
    "shot_noise": shot_noise,
    "impulse_noise": impulse_noise,
    "blur": blur,
    "brightness": brightness,
    "stripe": stripe,
    "dotted_line": dotted_line,
    "turned": turned,
}
