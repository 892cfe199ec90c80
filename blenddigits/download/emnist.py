"""EMNIST's splits, which all come in one archive, as MNIST's four files."""

import gzip
import io
import zipfile

import numpy as np

from blenddigits.data.idx import (
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    idx_bytes,
    parse_idx,
)
from blenddigits.download.sources import RawFiles

ARCHIVE = "gzip.zip"


def split_of(split: str, first_label: int, raw_files: RawFiles) -> RawFiles:
    """The files of one split: its pictures, which lie on their side, turned, its labels from 0.

    They are mixed, always in the same way: some are stored class after class.
    """
    files: RawFiles = {}
    with zipfile.ZipFile(io.BytesIO(raw_files[ARCHIVE])) as archive:
        for images_name, labels_name in ((TRAIN_IMAGES, TRAIN_LABELS), (TEST_IMAGES, TEST_LABELS)):
            images, labels = (
                gzip.decompress(archive.read(f"gzip/{_member(split, name)}.gz"))
                for name in (images_name, labels_name)
            )
            order = np.random.default_rng(0).permutation(len(parse_idx(labels, 1)))
            files[images_name] = idx_bytes(parse_idx(images, 3)[order].transpose(0, 2, 1))
            files[labels_name] = idx_bytes(parse_idx(labels, 1)[order] - np.uint8(first_label))
    return files


def _member(split: str, name: str) -> str:
    part, rest = name.split("-", 1)
    return f"emnist-{split}-{'test' if part == 't10k' else part}-{rest}"
