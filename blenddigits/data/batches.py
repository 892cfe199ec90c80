"""Where training draws its batches from."""

from collections.abc import Iterator
from typing import Protocol

import torch
from jaxtyping import UInt8
from torch import Tensor

from blenddigits.data.images import to_intensities
from blenddigits.models.autoencoders import Images


class Batches(Protocol):
    """What training needs of a data set, however large and wherever it is kept."""

    def __len__(self) -> int:
        """The number of batches in one epoch."""
        ...

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """One pass over the data in a new order, images in [0, 1]."""
        ...


class InMemoryBatches:
    """Images kept as bytes; a batch becomes floats when it is drawn. A last odd one is left out."""

    def __init__(self, images: UInt8[Tensor, "n 1 28 28"], batch_size: int) -> None:
        self._images = images
        self._batch_size = min(batch_size, len(images))

    def __len__(self) -> int:
        return len(self._images) // self._batch_size

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """One pass in the order that `generator` draws."""
        order = torch.randperm(len(self._images), generator=generator, device=self._images.device)
        for chosen in order[: len(self) * self._batch_size].split(self._batch_size):
            yield to_intensities(self._images[chosen])
