"""MNIST's test images on made-up paper, read again -> the tables in docs/reading.md.

Run as `python -m tools.reading_table`: 200 images of each kind, 50 of each size and polarity.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program
from blenddigits.data.data_set import load_data_set
from blenddigits.data.idx import TEST_IMAGES, TEST_LABELS, read_images, read_labels
from blenddigits.evaluation.markdown import markdown_table
from blenddigits.judge.classifier import Judges, judge_images, load_judges
from blenddigits.preprocessing.picture_file import chosen_digit, digits_of
from tools.made_up_paper import KINDS, POLARITIES, SIZES, Photo, in_polarity, sheet_with
from tools.marked import renew

DOCUMENT = Path(__file__).parent.parent / "docs" / "reading.md"
BEGIN, END = "<!-- written by `python -m tools.reading_table` -->", "<!-- end of the tables -->"
OF_KIND, OF_SIZE = 200, 50
SEED = 0


def read_well(judges: Judges, photos: Iterable[Photo], labels: np.ndarray) -> tuple[int, int]:
    """How many the strictest judge puts into their class, and how many are refused."""
    right, refused = dict.fromkeys(judges, 0), 0
    for photo, label in zip(photos, labels, strict=True):
        try:
            digit = chosen_digit(digits_of(_as_stored(photo), "photo"), "photo", None)
        except UserError:
            refused += 1
            continue
        x = torch.from_numpy(digit)[None, None]
        for name, judge in judges.items():
            right[name] += int(judge_images(judge, x).labels) == label
    return min(right.values()), refused


def _as_stored(photo: Photo) -> Photo:
    """With 256 levels, as files have it."""
    return (255 * photo).round().astype(np.uint8).astype(np.float32) / 255


def kind_table(judges: Judges, images: np.ndarray, labels: np.ndarray) -> str:
    """How many are read right of each kind of paper."""
    random = np.random.default_rng(SEED)
    rows = []
    for kind, photographed in KINDS.items():
        chosen = random.permutation(len(images))[:OF_KIND]
        photos = (photographed(sheet_with(images[i], random), random) for i in chosen)
        right, refused = read_well(judges, photos, labels[chosen])
        rows.append([kind, f"{right / OF_KIND:.1%}", str(refused)])
        print(*rows[-1], flush=True)
    return markdown_table(["kind", "read right", f"refused, of {OF_KIND}"], rows)


def size_table(judges: Judges, images: np.ndarray, labels: np.ndarray) -> str:
    """The same of each size and polarity, without paper and light."""
    random = np.random.default_rng(SEED)
    rows = []
    for size in SIZES:
        chosen = random.permutation(len(images))[:OF_SIZE]
        right = []
        for polarity in POLARITIES:
            photos = (in_polarity(images[i], size, polarity) for i in chosen)
            right.append(read_well(judges, photos, labels[chosen])[0])
        rows.append([str(size), *(f"{count / OF_SIZE:.0%}" for count in right)])
        print(*rows[-1], flush=True)
    return markdown_table(["pixels", *POLARITIES], rows)


def main() -> None:
    """Renew the tables in the document."""
    judges = load_judges(paths.JUDGES)
    images = read_images(paths.MNIST_RAW / TEST_IMAGES, load_data_set().side)
    labels = read_labels(paths.MNIST_RAW / TEST_LABELS)
    of_kinds, of_sizes = kind_table(judges, images, labels), size_table(judges, images, labels)
    renew(DOCUMENT, f"{of_kinds}\n\n{of_sizes}", BEGIN, END)


if __name__ == "__main__":
    run_program(main)
