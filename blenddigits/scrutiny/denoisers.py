"""Ways to take noise away that have learned nothing."""

import torch
from torch.nn import functional as F

from blenddigits.data.images import Images

MIDDLE = 4  # of nine in order
SEARCH = 3  # pixels to each side in which like surroundings are sought
PATCH = 5  # side of what is compared
STRENGTHS = (0.2, 0.3, 0.4, 0.6)  # of non-local means, in stds of the noise


def median(x: Images) -> Images:
    """Each pixel's median over the 3 x 3 around it."""
    around = F.unfold(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3)
    # CUDA has no deterministic median.
    return around.sort(dim=1).values[:, MIDDLE].view_as(x)


def non_local_means(x: Images, noise_std: float, strength: float) -> Images:
    """Means of the pixels nearby whose surroundings are alike (Buades et al. 2005).

    Of the squared difference of two patches what noise of `noise_std` alone explains is taken
    away; `strength` * `noise_std` is how much more makes a pixel count little.
    """
    total, weights = torch.zeros_like(x), torch.zeros_like(x)
    for down in range(-SEARCH, SEARCH + 1):
        for right in range(-SEARCH, SEARCH + 1):
            moved = x.roll((down, right), dims=(2, 3))  # digits have a margin
            unlike = F.avg_pool2d((x - moved).square(), PATCH, stride=1, padding=PATCH // 2)
            excess = (unlike - 2 * noise_std**2).clamp(min=0)
            weight = torch.exp(-excess / (strength * noise_std) ** 2)
            total += weight * moved
            weights += weight
    return total / weights
