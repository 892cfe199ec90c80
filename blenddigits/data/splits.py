"""The three splits as training and evaluation use them."""

from typing import NamedTuple

import torch

from blenddigits.data.batches import Batches, InMemoryBatches
from blenddigits.data.images import to_intensities
from blenddigits.data.mnist import first_of_each_class, load_split
from blenddigits.models.autoencoders import Images


class Splits(NamedTuple):
    """`train` is drawn from; the others are whole, in [0, 1]."""

    train: Batches
    validation_x: Images
    test_x: Images
    examples: Images  # one test image of each digit, for figures


def load_splits(batch_size: int, device: torch.device) -> Splits:
    """Everything a training stage reads, on its device.

    Raises UserError when a data file is missing or damaged.
    """
    (train, _), (validation, _) = load_split("train"), load_split("validation")
    test, test_labels = load_split("test")
    test_x = to_intensities(test).to(device)
    return Splits(
        InMemoryBatches(train.to(device), batch_size),
        to_intensities(validation).to(device),
        test_x,
        test_x[first_of_each_class(test_labels)],
    )
