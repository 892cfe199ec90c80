"""Pictures of digits, drawn with matplotlib without a display."""

import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from torch.nn import functional as F

from blenddigits.core.files import write_bytes
from blenddigits.data.images import Images

PICTURED_PAIRS = ((3, 8), (4, 9), (1, 7), (5, 6), (2, 0))  # classes that figures blend
GAP = 2  # pixels between two digits
CELL_INCHES = 0.62
LABEL_INCHES = 1.25  # or more, for a long one
LETTER_INCHES = 0.088
UNKNOWN = "?"  # for a letter that matplotlib's usual font does not have


def pictured_pairs(classes: int) -> list[tuple[int, int]]:
    """Those of PICTURED_PAIRS that are among so many classes, or the first two classes."""
    pairs = [pair for pair in PICTURED_PAIRS if max(pair) < classes]
    return pairs or [(0, 1)]


def label_inches(labels: Iterable[str]) -> float:
    """The room that the longest label needs."""
    return max(LABEL_INCHES, LETTER_INCHES * max(map(len, labels)))


def save_rows(path: Path, rows: Mapping[str, Images]) -> None:
    """Write a PNG with one labelled row of images (intensities in [0, 1]) for each entry."""
    columns = max(len(images) for images in rows.values())
    rows = {drawable(label): images for label, images in rows.items()}
    room = label_inches(rows)
    size = (room + columns * CELL_INCHES, len(rows) * CELL_INCHES + 0.1)
    figure = Figure(figsize=size, dpi=150)
    axes = figure.subplots(len(rows), squeeze=False)[:, 0]
    for ax, (label, images) in zip(axes, rows.items(), strict=True):
        show_row(ax, label, images)
    left = room / size[0]
    figure.subplots_adjust(left=left, right=0.995, top=0.99, bottom=0.01, hspace=0.02)
    save_figure(path, figure)


def show_row(ax: Axes, label: str, images: Images) -> None:
    """Draw images side by side, as ink on paper, with the label on their left."""
    spaced = F.pad(1 - images.cpu(), (GAP, 0, GAP, GAP), value=1.0)
    row = F.pad(torch.cat(list(spaced), dim=2), (0, GAP), value=1.0)
    ax.imshow(row.expand(3, -1, -1).permute(1, 2, 0).numpy(), interpolation="nearest")
    ax.text(-8, row.shape[1] / 2, label, ha="right", va="center", fontsize=11, parse_math=False)
    ax.set_axis_off()


def save_figure(path: Path, figure: Figure) -> None:
    """Write a figure as PNG, folders included."""
    content = io.BytesIO()
    figure.savefig(content, format="png")
    write_bytes(path, content.getvalue())


def drawable(name: str) -> str:
    """A name in letters that can be drawn: people name their classes as they like."""
    known = _letters()
    return "".join(letter if ord(letter) in known else UNKNOWN for letter in name)


@cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())
