"""People's own pictures, split by chance, of every class alike, into MNIST's four files."""

from collections.abc import Iterator

import numpy as np
import torch
from jaxtyping import Int64, UInt8

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_npy, write_pieces
from blenddigits.data.data_set import Counts, save_data_set
from blenddigits.data.idx import (
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    give_back,
    idx_bytes,
    idx_header,
)
from blenddigits.download.own import Own

TEST_SHARE, VALIDATION_SHARE = 0.2, 0.1
MOST_TEST, MOST_VALIDATION = 10_000, 5_000  # as MNIST: what is measured is all in memory at once

PIECE_BYTES = 2**28  # of images that are in memory at once, twice

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
        write_pieces(raw / images, _idx_pieces(own.images, chosen))
        write_bytes(raw / labels, idx_bytes(own.labels[chosen].astype(np.uint8)))
    write_npy(paths.VALIDATION_INDICES, np.flatnonzero(is_validation))
    least = int(np.bincount(own.labels[test]).min())
    counts = Counts(len(train), len(validation), len(test), least)
    save_data_set(own.data._replace(counts=counts))


def split(
    labels: Int64[np.ndarray, " n"], generator: torch.Generator
) -> tuple[Positions, Positions, Positions]:
    """Positions of the test, validation and training images: of each class the same shares."""
    test_share = min(TEST_SHARE, MOST_TEST / len(labels))
    validation_share = min(VALIDATION_SHARE, MOST_VALIDATION / len(labels))
    parts: tuple[list[Positions], ...] = ([], [], [])
    for label in range(int(labels.max()) + 1):
        own = _shuffled(np.flatnonzero(labels == label), generator)
        first = max(2, round(test_share * len(own)))
        second = first + max(1, round(validation_share * len(own)))
        for part, chosen in zip(parts, np.split(own, [first, second]), strict=True):
            part.append(chosen)
    test, validation, train = (np.concatenate(part) for part in parts)
    return test, validation, train


def _idx_pieces(images: UInt8[np.ndarray, "n side side"], chosen: Positions) -> Iterator[bytes]:
    """The content of an idx file of the chosen images, in their order.

    For each piece what may be a mapped file is read once from its beginning to its end, which is
    many times quicker than to and fro.
    """
    yield idx_header((len(chosen), *images.shape[1:]))
    count = max(1, PIECE_BYTES // images[0].nbytes)
    for start in range(0, len(chosen), count):
        ascending, places = np.unique(chosen[start : start + count], return_inverse=True)
        yield images.take(ascending, axis=0)[places].tobytes()
        give_back(images)


def _shuffled(positions: Positions, generator: torch.Generator) -> Positions:
    return positions[torch.randperm(len(positions), generator=generator).numpy()]
