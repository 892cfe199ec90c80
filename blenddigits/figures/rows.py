"""Pictures of digits, drawn with matplotlib without a display."""

import io
from collections.abc import Mapping
from pathlib import Path

import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch.nn import functional as F

from blenddigits.core.files import write_bytes
from blenddigits.data.images import Images

PICTURED_PAIRS = ((3, 8), (4, 9), (1, 7), (5, 6), (2, 0))  # digits that figures blend
GAP = 2  # pixels between two digits
CELL_INCHES = 0.62
LABEL_INCHES = 1.25


def save_rows(path: Path, rows: Mapping[str, Images]) -> None:
    """Write a PNG with one labelled row of images (intensities in [0, 1]) for each entry."""
    columns = max(len(images) for images in rows.values())
    size = (LABEL_INCHES + columns * CELL_INCHES, len(rows) * CELL_INCHES + 0.1)
    figure = Figure(figsize=size, dpi=150)
    axes = figure.subplots(len(rows), squeeze=False)[:, 0]
    for ax, (label, images) in zip(axes, rows.items(), strict=True):
        show_row(ax, label, images)
    left = LABEL_INCHES / size[0]
    figure.subplots_adjust(left=left, right=0.995, top=0.99, bottom=0.01, hspace=0.02)
    save_figure(path, figure)


def show_row(ax: Axes, label: str, images: Images) -> None:
    """Draw images side by side, as ink on paper, with the label on their left."""
    spaced = F.pad(1 - images.cpu(), (GAP, 0, GAP, GAP), value=1.0)
    row = F.pad(torch.cat(list(spaced), dim=2), (0, GAP), value=1.0)
    ax.imshow(row.expand(3, -1, -1).permute(1, 2, 0).numpy(), interpolation="nearest")
    ax.text(-8, row.shape[1] / 2, label, ha="right", va="center", fontsize=11)
    ax.set_axis_off()


def save_figure(path: Path, figure: Figure) -> None:
    """Write a figure as PNG, folders included."""
    content = io.BytesIO()
    figure.savefig(content, format="png")
    write_bytes(path, content.getvalue())
