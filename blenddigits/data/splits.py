"""The splits as a training stage uses them: batches to train on, the others whole."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol, runtime_checkable

import torch

from blenddigits.data.data_set import DataSet
from blenddigits.data.images import Images, to_intensities
from blenddigits.data.mnist import first_of_each_class, load_split, open_split
from blenddigits.data.stored import StoredImages

MOST_EXAMPLES = 20  # that fit into a row of a figure


@runtime_checkable  # the tests check types while they run
class Batches(Protocol):
    """What training needs of a data set, however large and wherever it is kept."""

    def __len__(self) -> int:
        """The number of batches in one epoch."""
        ...

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """One pass over the data in a new order, images in [0, 1]."""
        ...


class ShuffledBatches:
    """Images kept as bytes; a batch becomes floats when it is drawn. A last odd one is left out."""

    def __init__(self, images: StoredImages, batch_size: int, device: torch.device) -> None:
        self._images = images
        self._batch_size = min(batch_size, len(images))
        self._device = device

    def __len__(self) -> int:
        return len(self._images) // self._batch_size

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """One pass in the order that `generator` draws."""
        for chosen in self._images.batches(self._batch_size, generator):
            yield to_intensities(self._images[chosen].to(self._device))


class Splits(NamedTuple):
    """`train` is drawn from; the others are whole, in [0, 1]."""

    train: Batches
    validation_x: Images
    test_x: Images
    examples: Images  # one test image of each class, or of the first of many, for figures
    train_size: int  # images that are drawn from


def load_splits(data: DataSet, batch_size: int, device: torch.device) -> Splits:
    """Everything a training stage reads, on its device.

    Raises UserError when a data file is missing or damaged.
    """
    (train, _), (validation, _) = open_split("train"), load_split("validation")
    test, test_labels = load_split("test")
    test_x = to_intensities(test).to(device)
    return Splits(
        ShuffledBatches(train, batch_size, device),
        to_intensities(validation).to(device),
        test_x,
        test_x[first_of_each_class(test_labels, data)[:MOST_EXAMPLES]],
        len(train),
    )
