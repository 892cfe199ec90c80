"""Three classifiers that look at pictures in different ways; each ends in the judge's features."""

from collections.abc import Callable

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from blenddigits.data.images import Images

FEATURES = 64  # that each network gives of an image
DIRECTIONS = 12
CELL, BETWEEN_CELLS = 6, 4  # pixels of a cell's side, and from one to the next
SMALLEST_SLOPE = 1e-6

Maps = Float[Tensor, "batch channels height width"]


def convolutional(side: int) -> nn.Module:
    """Three plain convolutions, the largest answer of each four kept."""
    last = (side + 1) // 2 // 2 // 2
    return nn.Sequential(
        nn.Conv2d(1, 16, 5, stride=2, padding=2, bias=False),
        *_normalised(16),
        nn.Conv2d(16, 32, 3, padding=1, bias=False),
        nn.MaxPool2d(2),  # before the normalisation, which then has a quarter to do
        *_normalised(32),
        nn.Conv2d(32, 64, 3, padding=1, bias=False),
        nn.MaxPool2d(2),
        *_normalised(64),
        nn.Flatten(),
        nn.Linear(64 * last**2, FEATURES),
        nn.ReLU(),
    )


def residual(side: int) -> nn.Module:
    """One look at overlapping windows, then convolutions that add to it; means, not maxima."""
    last = ((side - 4) // 4 + 2) // 2
    return nn.Sequential(
        nn.Conv2d(1, 32, 8, stride=4, padding=2),
        ResidualConvolutions(32),
        ResidualConvolutions(32),
        nn.AvgPool2d(2, ceil_mode=True),
        nn.Flatten(),
        nn.Linear(32 * last**2, FEATURES),
        nn.SiLU(),
    )


def gradients(side: int) -> nn.Module:
    """No learned filter: which way the ink rises in each part of the picture; linear layers."""
    counts = DIRECTIONS * ((side + 2 - CELL) // BETWEEN_CELLS + 1) ** 2
    return nn.Sequential(
        OrientedGradients(),
        nn.BatchNorm1d(counts),
        nn.Linear(counts, 256, bias=False),
        nn.BatchNorm1d(256),
        nn.GELU(),
        nn.Linear(256, FEATURES),
        nn.GELU(),
    )


NETWORKS: dict[str, Callable[[int], nn.Module]] = {  # for pictures of so many pixels a side
    "convolutional": convolutional,
    "residual": residual,
    "gradients": gradients,
}


class ResidualConvolutions(nn.Module):
    """Maps and what two convolutions of them add, pre-activation (He et al. 2016)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.change = nn.Sequential(
            nn.BatchNorm2d(channels),
            nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
        )

    def forward(self, x: Maps) -> Maps:
        """As many maps of the same size."""
        return x + self.change(x)


class OrientedGradients(nn.Module):
    """How steeply the ink rises in each of 12 directions, over overlapping cells.

    After Dalal & Triggs 2005; square roots, so that a thick pen does not outweigh the shape.
    """

    slopes: Tensor

    def __init__(self) -> None:
        super().__init__()
        angles = torch.arange(DIRECTIONS).view(-1, 1, 1, 1) * (2 * torch.pi / DIRECTIONS)
        to_the_right = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]]) / 4  # Sobel
        slopes = angles.cos() * to_the_right + angles.sin() * to_the_right.T
        self.register_buffer("slopes", slopes, persistent=False)

    def forward(self, x: Images) -> Float[Tensor, "batch counts"]:
        """The square root of each cell's mean slope in each direction."""
        rising = F.conv2d(x, self.slopes, padding=1).relu()
        cells = F.avg_pool2d(rising, kernel_size=CELL, stride=BETWEEN_CELLS, padding=1)
        return (cells + SMALLEST_SLOPE).sqrt().flatten(1)


def _normalised(channels: int) -> list[nn.Module]:
    return [nn.BatchNorm2d(channels), nn.ReLU()]
