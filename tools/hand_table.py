"""Digits written in made-up hands, measured -> the table in docs/hand.md.

MNIST does not tell who wrote what. A hand here is so many test images of different digits, all as
thick, slanted and wide as the first is, each for its kind of digit. Every digit that is not in the
hand is written in it. Run as `python -m tools.hand_table`.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float, Int64

from blenddigits.core import paths
from blenddigits.core.stage import run_program
from blenddigits.data.idx import TEST_IMAGES, TEST_LABELS, USUAL_SIDE, read_images, read_labels
from blenddigits.evaluation.markdown import markdown_table
from blenddigits.figures.encoding import to_intensities
from blenddigits.inference.blend_model import BlendModel, load
from blenddigits.inference.prior import DIGITS
from blenddigits.judge.classifier import judge_images, load_judges
from blenddigits.scrutiny.shapes import Shapes, measure_shapes
from tools.marked import renew

DOCUMENT = Path(__file__).parent.parent / "docs" / "hand.md"
BEGIN, END = "<!-- written by `python -m tools.hand_table` -->", "<!-- end of the table -->"
MEASURED = 3000  # test images of which hands are made
HANDS = 60
SIZES = (1, 3, 9)
STRANGEST = 3.0  # standard deviations
SEED = 0

Images = Float[np.ndarray, "n 28 28"]
Labels = Int64[np.ndarray, " n"]
Style = Float[np.ndarray, "n measures"]


class Known(NamedTuple):
    """Test images and how each is written: standard deviations from the mean of its digit."""

    images: Images
    labels: Labels
    means: Style  # of each digit
    stds: Style

    def styles(self, images: Images, labels: Labels) -> Style:
        """How images are written, beside others of the same digits."""
        return (_shapes(images) - self.means[labels]) / self.stds[labels]


class Written(NamedTuple):
    """What was written in all hands, and how it and each hand is written."""

    images: Images
    labels: Labels
    styles: Style
    wanted: Style
    hands: Labels  # the number of its hand


def know(images: Images, labels: Labels) -> tuple[Known, Style]:
    """Images with the mean and spread of each of their digits, and how each is written."""
    shapes = _shapes(images)
    of_each = [shapes[labels == digit] for digit in range(len(DIGITS))]
    means, stds = (np.stack([f(own, axis=0) for own in of_each]) for f in (np.mean, np.std))
    return Known(images, labels, means, stds), (shapes - means[labels]) / stds[labels]


def write_in_hands(
    model: BlendModel, known: Known, styles: Style, size: int, random: np.random.Generator
) -> Written:
    """All digits that are not in a hand, in each of HANDS hands of so many digits."""
    usual = np.flatnonzero(np.abs(styles).max(axis=1) < STRANGEST)
    images, labels, wanted = [], [], []
    for first in random.choice(usual, HANDS, replace=False):
        hand = _hand(first, known, styles, size, random)
        others = np.setdiff1d(np.arange(len(DIGITS)), known.labels[hand])
        images.append(model.write("".join(map(str, others)), known.images[hand]))
        labels.append(others)
        wanted.append(np.repeat(styles[hand].mean(axis=0)[None], len(others), axis=0))
    numbers = np.repeat(np.arange(HANDS), [len(own) for own in labels])
    written, of = np.concatenate(images), np.concatenate(labels)
    return Written(written, of, known.styles(written, of), np.concatenate(wanted), numbers)


def _hand(
    first: int, known: Known, styles: Style, size: int, random: np.random.Generator
) -> list[int]:
    """Images of different digits, each the most like the first of all of its digit."""
    hand = [int(first)]
    for digit in random.permutation(np.delete(np.arange(len(DIGITS)), known.labels[first]))[
        : size - 1
    ]:
        own = np.flatnonzero(known.labels == digit)
        distances = np.square(styles[own] - styles[first]).sum(axis=1)
        hand.append(int(own[distances.argmin()]))
    return hand


def row(written: Written, size: int) -> list[str]:
    """What the table tells of hands of so many digits."""
    correlations = [
        f"{np.corrcoef(found, wanted)[0, 1]:.2f}"
        for found, wanted in zip(written.styles.T, written.wanted.T, strict=True)
    ]
    x, labels = torch.from_numpy(written.images)[:, None], torch.from_numpy(written.labels)
    judges = load_judges(paths.JUDGES).values()
    kept = min(float((judge_images(judge, x).labels == labels).double().mean()) for judge in judges)
    return [str(size), *correlations, f"{_nearer(written):.1%}", f"{kept:.1%}"]


def _nearer(written: Written) -> float:
    """The share that is nearer to its own hand than to another one, of all those of others."""
    distances = np.linalg.norm(written.styles[:, None] - written.wanted[None], axis=2)
    own = distances.diagonal()[:, None]
    others = written.hands[:, None] != written.hands
    return float((own < distances)[others].mean())


def _shapes(images: Images) -> Style:
    return torch.stack(list(measure_shapes(torch.from_numpy(images)[:, None])), dim=1).numpy()


def main() -> None:
    """Renew the table in the document."""
    images = to_intensities(read_images(paths.MNIST_RAW / TEST_IMAGES, USUAL_SIDE)[:MEASURED])
    labels = read_labels(paths.MNIST_RAW / TEST_LABELS)[:MEASURED].astype(np.int64)
    model, random = load(paths.ONNX), np.random.default_rng(SEED)
    known, styles = know(images, labels)
    rows = []
    for size in SIZES:
        rows.append(row(write_in_hands(model, known, styles, size, random), size))
        print(*rows[-1], flush=True)
    head = ["digits of the hand", *Shapes._fields, "nearer to its own hand", "read as meant"]
    renew(DOCUMENT, markdown_table(head, rows), BEGIN, END)


if __name__ == "__main__":
    run_program(main)
