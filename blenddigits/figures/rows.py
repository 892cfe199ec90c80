"""Pictures of digits, drawn with matplotlib without a display."""

import io
from collections.abc import Mapping
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchvision needs it
from blenddigits.core.files import write_bytes
from blenddigits.models.autoencoders import Images

from torchvision.utils import make_grid  # isort: skip

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
        show_row(ax, label, images, columns)
    left = LABEL_INCHES / size[0]
    figure.subplots_adjust(left=left, right=0.995, top=0.99, bottom=0.01, hspace=0.02)
    save_figure(path, figure)


def show_row(ax: Axes, label: str, images: Images, columns: int) -> None:
    """Draw images, `columns` in a row, as ink on paper, with the label on their left."""
    grid = make_grid(1 - images.cpu(), nrow=columns, padding=GAP, pad_value=1.0)
    ax.imshow(grid.permute(1, 2, 0).numpy(), vmin=0, vmax=1, interpolation="nearest")
    ax.text(-8, grid.shape[1] / 2, label, ha="right", va="center", fontsize=11)
    ax.set_axis_off()


def save_figure(path: Path, figure: Figure) -> None:
    """Write a figure as PNG, folders included."""
    content = io.BytesIO()
    figure.savefig(content, format="png")
    write_bytes(path, content.getvalue())
