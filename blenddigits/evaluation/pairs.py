"""The pairs of test images between which every method is measured."""

from typing import NamedTuple

import torch
from jaxtyping import Int64
from torch import Tensor

Positions = Int64[Tensor, " pairs"]


class Pairs(NamedTuple):
    """Positions of the images to start from and to end at."""

    first: Positions
    second: Positions


def choose_pairs(labels: Int64[Tensor, " n"], count: int, generator: torch.Generator) -> Pairs:
    """`count` pairs of images of different classes, drawn evenly from all such pairs."""
    drawn = torch.zeros(2, 0, dtype=torch.long, device=labels.device)
    while drawn.shape[1] < count:
        first, second = torch.randint(
            len(labels), (2, 2 * count), generator=generator, device=labels.device
        )
        unlike = labels[first] != labels[second]
        drawn = torch.cat([drawn, torch.stack([first[unlike], second[unlike]])], dim=1)
    return Pairs(*drawn[:, :count])
