"""How far luck may have moved a number: half widths of 95 % confidence intervals."""

import math
from collections.abc import Callable, Sequence

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.data.images import PerImage, as_double

Z = 1.96  # standard errors on each side that hold 95 % of a Gaussian
GROUPS = 20


def of_share(share: float, count: int) -> float:
    """Of the share of `count` independent cases (Wilson 1927)."""
    spread = share * (1 - share) / count + (Z / (2 * count)) ** 2
    return Z * math.sqrt(spread) / (1 + Z**2 / count)


def of_mean(values: PerImage) -> float:
    """Of the mean of independent values."""
    return Z * float(as_double(values).std()) / math.sqrt(len(values))


def of_statistic(
    features: Float[Tensor, "pairs ..."],
    statistic: Callable[[Float[Tensor, "some ..."]], float],
) -> float:
    """Of anything that is computed from independent rows: a jackknife that leaves groups out.

    A bootstrap draws rows twice, which makes the Frechet distance of few rows too large
    (Shao & Wu 1989, with GROUPS groups).
    """
    group = torch.arange(len(features), device=features.device) % GROUPS
    return jackknife([statistic(features[group != number]) for number in range(GROUPS)])


def jackknife(left_out: Sequence[float]) -> float:
    """Of a statistic from its values with each of the groups left out."""
    values = torch.tensor(left_out, dtype=torch.float64)
    return Z * math.sqrt(len(values) - 1) * float(values.std(correction=0))
