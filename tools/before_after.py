"""Ten random pairs, blended by an earlier model and by the present one: docs/before_after.png.

Run as `python -m tools.before_after FOLDER`, with a clone at the earlier commit in FOLDER, after
`dvc repro export_onnx` there.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from matplotlib.figure import Figure

from blenddigits.core import paths
from blenddigits.core.stage import run_program
from blenddigits.data.images import Images, to_intensities
from blenddigits.data.mnist import load_split
from blenddigits.evaluation.candidates import Pairs, choose_pairs
from blenddigits.figures.rows import CELL_INCHES, save_figure, show_row
from blenddigits.inference.session import open_model, run_batched

PICTURE = Path("docs") / "before_after.png"
SEED = 2026
PAIRS, FRAMES = 10, 9


def strips(blend_file: Path, x: Images, pairs: Pairs) -> list[Images]:
    """The frames of each pair, by the blend in an ONNX file."""
    blend = open_model(blend_file)
    alpha = np.linspace(0, 1, FRAMES, dtype=np.float32)[:, None]
    ends = zip(x[pairs.first].numpy(), x[pairs.second].numpy(), strict=True)
    return [
        torch.from_numpy(
            run_batched(
                blend,
                image_a=np.repeat(a[None], FRAMES, axis=0),
                image_b=np.repeat(b[None], FRAMES, axis=0),
                alpha=alpha,
            )["image"]
        )
        for a, b in ends
    ]


def main() -> None:
    """Draw them side by side, a pair in each row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a clone at the earlier commit, with its models")
    earlier = parser.parse_args().folder / paths.ONNX_FILES["blend"]
    images, labels = load_split("test")
    pairs = choose_pairs(labels, PAIRS, torch.Generator().manual_seed(SEED))
    x = to_intensities(images)
    columns = {
        "before": strips(earlier, x, pairs),
        "now": strips(paths.ONNX_FILES["blend"], x, pairs),
    }
    figure = Figure(
        figsize=(2 * (FRAMES + 0.3) * CELL_INCHES, (PAIRS + 0.5) * CELL_INCHES), dpi=120
    )
    axes = figure.subplots(PAIRS, len(columns), squeeze=False)
    for column, (title, drawn) in zip(axes.T, columns.items(), strict=True):
        column[0].set_title(title, fontsize=12)
        for ax, frames in zip(column, drawn, strict=True):
            show_row(ax, "", frames)
    figure.subplots_adjust(
        left=0.005, right=0.995, top=0.95, bottom=0.005, hspace=0.02, wspace=0.03
    )
    save_figure(PICTURE, figure)
    print(f"{PICTURE}: {PAIRS} pairs")


if __name__ == "__main__":
    run_program(main)
