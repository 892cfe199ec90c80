"""People's own pictures, split by chance, of every class alike, into MNIST's four files."""

import numpy as np
import torch
from jaxtyping import Int64

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_npy
from blenddigits.data.data_set import Counts, save_data_set
from blenddigits.data.idx import TEST_IMAGES, TEST_LABELS, TRAIN_IMAGES, TRAIN_LABELS, idx_bytes
from blenddigits.download.own import Own

TEST_SHARE, VALIDATION_SHARE = 0.2, 0.1

Positions = Int64[np.ndarray, " _"]


def write_own(own: Own, generator: torch.Generator) -> None:
    """Write the pictures as a data set with its counts."""
    test, validation, train = split(own.labels, generator)
    known = _shuffled(np.concatenate([validation, train]), generator)
    is_validation = np.isin(known, validation)
    raw = paths.MNIST_RAW
    for images, labels, chosen in (
        (TRAIN_IMAGES, TRAIN_LABELS, known),
        (TEST_IMAGES, TEST_LABELS, _shuffled(test, generator)),
    ):
        write_bytes(raw / images, idx_bytes(own.images[chosen]))
        write_bytes(raw / labels, idx_bytes(own.labels[chosen].astype(np.uint8)))
    write_npy(paths.VALIDATION_INDICES, np.flatnonzero(is_validation))
    least = int(np.bincount(own.labels[test]).min())
    counts = Counts(len(train), len(validation), len(test), least)
    save_data_set(own.data._replace(counts=counts))


def split(
    labels: Int64[np.ndarray, " n"], generator: torch.Generator
) -> tuple[Positions, Positions, Positions]:
    """Positions of the test, validation and training images: of each class the same shares."""
    parts: tuple[list[Positions], ...] = ([], [], [])
    for label in range(int(labels.max()) + 1):
        own = _shuffled(np.flatnonzero(labels == label), generator)
        first = max(2, round(TEST_SHARE * len(own)))
        second = first + max(1, round(VALIDATION_SHARE * len(own)))
        for part, chosen in zip(parts, np.split(own, [first, second]), strict=True):
            part.append(chosen)
    test, validation, train = (np.concatenate(part) for part in parts)
    return test, validation, train


def _shuffled(positions: Positions, generator: torch.Generator) -> Positions:
    return positions[torch.randperm(len(positions), generator=generator).numpy()]
