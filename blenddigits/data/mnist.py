"""Images and labels in MNIST's files, as prepare_mnist leaves them, and their splits."""

from pathlib import Path
from tokenize import TokenError
from typing import Literal

import numpy as np
import torch
from jaxtyping import Int64, UInt8
from torch import Tensor

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.data.data_set import MOST_KNOWN, DataSet, load_data_set
from blenddigits.data.idx import (
    REMEDY,
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    read_images,
    read_labels,
)
from blenddigits.data.stored import StoredImages

Split = Literal["train", "validation", "test"]
Labelled = tuple[UInt8[Tensor, "_ 1 side side"], Int64[Tensor, " _"]]


def load_split(split: Split, folder: Path = paths.DATA) -> Labelled:
    """Images and labels of one split, in memory; raises UserError as open_split does.

    Those to train on may be more than memory holds: open_split, or load_known.
    """
    images, labels = open_split(split, folder)
    return images[:], labels


def load_known(folder: Path = paths.DATA) -> Labelled:
    """The first MOST_KNOWN of the images to train on: prepare_mnist has mixed those of large sets.

    Raises UserError as open_split does.
    """
    images, labels = open_split("train", folder)
    return images[:MOST_KNOWN], labels[:MOST_KNOWN]


def open_split(split: Split, folder: Path = paths.DATA) -> tuple[StoredImages, Int64[Tensor, " n"]]:
    """Images, which stay in their file, and labels: "train" is without the validation images.

    Raises UserError when a file is missing, truncated or no idx file.
    """
    raw = folder / paths.MNIST_RAW.relative_to(paths.DATA)
    data, is_test = load_data_set(raw / paths.DATA_SET.name), split == "test"
    images = read_images(raw / (TEST_IMAGES if is_test else TRAIN_IMAGES), data.side)
    labels = torch.tensor(read_labels(raw / (TEST_LABELS if is_test else TRAIN_LABELS)))
    if len(labels) != len(images):
        raise UserError(
            f"{raw}: damaged: {len(images)} images of the {split} split, "
            f"but {len(labels)} labels; {REMEDY}"
        )
    if len(labels) and int(labels.max()) >= len(data.classes):
        raise UserError(
            f"{raw}: damaged: label {int(labels.max())} in the {split} split, but only "
            f"{len(data.classes)} classes; {REMEDY}"
        )
    if is_test:
        return StoredImages(images), labels.long()
    validation = _load_validation_indices(
        folder / paths.VALIDATION_INDICES.relative_to(paths.DATA), len(images)
    )
    chosen = np.zeros(len(images), dtype=np.bool_)
    chosen[validation] = True
    rows = np.flatnonzero(chosen if split == "validation" else ~chosen)
    return StoredImages(images, rows), labels[rows].long()


def first_of_each_class(labels: Int64[Tensor, " n"], data: DataSet) -> list[int]:
    """The position of the first image of each class, in their order: the examples in our figures.

    Raises UserError when a class has none.
    """
    found, classes = labels.tolist(), range(len(data.classes))
    missing = set(classes) - set(found)
    if missing:
        raise UserError(f"the images hold no {data.noun} {data.classes[min(missing)]}; {REMEDY}")
    return [found.index(label) for label in classes]


def _load_validation_indices(path: Path, train_size: int) -> Int64[np.ndarray, " n"]:
    try:
        indices = np.load(path, allow_pickle=False)
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {REMEDY}") from None
    except (ValueError, EOFError, SyntaxError, TokenError) as error:
        raise UserError(f"{path}: damaged ({error}); {REMEDY}") from None
    inside = (indices >= 0) & (indices < train_size)
    if indices.dtype != np.int64 or indices.ndim != 1 or not inside.all():
        raise UserError(f"{path}: expected positions below {train_size}; {REMEDY}")
    return indices
