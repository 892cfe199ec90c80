"""The images and labels of MNIST, as prepare_mnist leaves them, and their splits."""

from pathlib import Path
from typing import Literal

import numpy as np
import torch
from jaxtyping import Int64, UInt8
from torch import Tensor

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.data.idx import (
    REMEDY,
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    read_images,
    read_labels,
)

Split = Literal["train", "validation", "test"]

NAME = "MNIST"
CLASSES = 10


def load_split(
    split: Split, folder: Path = paths.DATA
) -> tuple[UInt8[Tensor, "n 1 28 28"], Int64[Tensor, " n"]]:
    """Images and labels of one split: "train" is without the validation images.

    Raises UserError when a file is missing, truncated or no idx file.
    """
    raw = folder / paths.MNIST_RAW.relative_to(paths.DATA)
    is_test = split == "test"
    images = torch.tensor(read_images(raw / (TEST_IMAGES if is_test else TRAIN_IMAGES)))
    labels = torch.tensor(read_labels(raw / (TEST_LABELS if is_test else TRAIN_LABELS)))
    if len(labels) != len(images):
        raise UserError(
            f"{raw}: damaged: {len(images)} images of the {split} split, "
            f"but {len(labels)} labels; {REMEDY}"
        )
    images, labels = images.unsqueeze(1), labels.long()
    if is_test:
        return images, labels
    validation = _load_validation_indices(
        folder / paths.VALIDATION_INDICES.relative_to(paths.DATA), len(images)
    )
    chosen = torch.zeros(len(images), dtype=torch.bool)
    chosen[validation] = True
    chosen = chosen if split == "validation" else ~chosen
    return images[chosen], labels[chosen]


def first_of_each_class(labels: Int64[Tensor, " n"]) -> list[int]:
    """The position of the first image of each digit, 0 to 9: the examples in our figures.

    Raises UserError when a digit has none.
    """
    found = labels.tolist()
    missing = set(range(CLASSES)) - set(found)
    if missing:
        raise UserError(f"the images hold no digit {min(missing)}; {REMEDY}")
    return [found.index(digit) for digit in range(CLASSES)]


def _load_validation_indices(path: Path, train_size: int) -> Int64[Tensor, " n"]:
    try:
        indices = np.load(path, allow_pickle=False)
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {REMEDY}") from None
    except (ValueError, EOFError) as error:
        raise UserError(f"{path}: damaged ({error}); {REMEDY}") from None
    inside = (indices >= 0) & (indices < train_size)
    if indices.dtype != np.int64 or indices.ndim != 1 or not inside.all():
        raise UserError(f"{path}: expected positions below {train_size}; {REMEDY}")
    return torch.from_numpy(indices)
