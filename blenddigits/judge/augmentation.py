"""Training images a little turned, stretched, slanted and moved, as other hands write."""

import math

import torch
from torch.nn import functional as F

from blenddigits.core.params import JudgeParams
from blenddigits.data.draws import uniform
from blenddigits.data.images import Images


def distorted(x: Images, cfg: JudgeParams, generator: torch.Generator) -> Images:
    """Each image under an affine map of its own, drawn evenly up to the limits of `cfg`."""
    drawn = 2 * torch.stack([uniform([len(x)], generator) for _ in range(6)]) - 1
    turn = math.radians(cfg.max_turn) * drawn[0]
    wide, high = 1 + cfg.max_stretch * drawn[1:3]
    slant = cfg.max_slant * drawn[3]
    right, down = cfg.max_shift * 2 / x.shape[-1] * drawn[4:]  # 2 is the whole width
    rows = (
        torch.stack([wide * turn.cos(), slant - turn.sin(), right], dim=1),
        torch.stack([turn.sin(), high * turn.cos(), down], dim=1),
    )
    grid = F.affine_grid(torch.stack(rows, dim=1), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, align_corners=False)
