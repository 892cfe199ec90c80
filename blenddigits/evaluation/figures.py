"""The figures of the evaluation: blends side by side, invented digits, a map of the codes."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

from blenddigits.core.params import PathParams
from blenddigits.data.data_set import DataSet
from blenddigits.data.images import Codes, Labels
from blenddigits.data.mnist import first_of_each_class
from blenddigits.evaluation.candidates import Candidate, Digits, Pairs
from blenddigits.evaluation.methods import FRAMES, crossfade_frames, shipped_frames, straight_frames
from blenddigits.evaluation.model_metrics import draw_codes
from blenddigits.evaluation.table import MODELS
from blenddigits.figures.colours import colours_on_paper
from blenddigits.figures.rows import (
    CELL_INCHES,
    LABEL_INCHES,
    drawable,
    pictured_pairs,
    save_figure,
    save_rows,
    show_row,
)
from blenddigits.models.codes import decode
from blenddigits.models.compute import seeded_generator

LEFT_OUT = (5, 6)  # of the pairs, each of which takes three rows
PICTURED_SAMPLES = 12
SPACE = 0.3  # between two pairs, in heights of a row
PERPLEXITY = 30  # about how many neighbours the map keeps near a code
ITERATIONS = 500
ONE_POINT = 1e-6  # latent units: codes nearer to each other than this have no main axes


@torch.no_grad()
def save_strips(
    path: Path,
    candidates: Mapping[str, Candidate],
    digits: Digits,
    data: DataSet,
    cfg: PathParams,
) -> None:
    """Write a PNG with some pairs as pixel cross-fade, AE and VAE, one below the other."""
    examples = torch.tensor(first_of_each_class(digits.test_labels, data))
    shown = [pair for pair in pictured_pairs(len(data.classes)) if pair != LEFT_OUT]
    pairs = Pairs(*examples[torch.tensor(shown)].to(digits.test_x.device).unbind(dim=1))
    frames = {
        "cross-fade": crossfade_frames(digits.test_x)(pairs),
        "AE, straight": straight_frames(candidates["ae"])(pairs),
        "VAE, shipped": shipped_frames(candidates["denoising"], cfg)(pairs),
    }
    heights = (len(shown) * [*([1.0] * len(frames)), SPACE])[:-1]
    size = (LABEL_INCHES + FRAMES * CELL_INCHES, sum(heights) * CELL_INCHES + 0.1)
    figure = Figure(figsize=size, dpi=150)
    axes = iter(figure.subplots(len(heights), height_ratios=heights))
    for pair in range(len(shown)):
        for label, strips in frames.items():
            show_row(next(axes), label, strips[pair])
        if space := next(axes, None):
            space.set_axis_off()
    left = LABEL_INCHES / size[0]
    figure.subplots_adjust(left=left, right=0.995, top=0.995, bottom=0.005, hspace=0.02)
    save_figure(path, figure)


@torch.no_grad()
def save_samples(
    path: Path,
    candidates: Mapping[str, Candidate],
    digits: Digits,
    data: DataSet,
    seed: int,
) -> None:
    """Write a PNG with real images and those that each model invents, see draw_codes.

    All models get the same random numbers.
    """
    rows = {f"real {data.plural}": digits.test_x[:PICTURED_SAMPLES]}
    for name, candidate in candidates.items():
        generator = seeded_generator(seed, digits.test_x.device)
        codes = draw_codes(candidate.model, digits.real_x, PICTURED_SAMPLES, generator)
        rows[MODELS[name]] = decode(candidate.model, codes)
    save_rows(path, rows)


def save_map(path: Path, codes: Codes, labels: Labels, data: DataSet, seed: int) -> None:
    """Write a PNG with the codes in two dimensions, near ones near each other, by class.

    t-SNE (van der Maaten & Hinton 2008): distances between far groups mean nothing. One thread:
    several would add in another order, and another map, at every run.
    """
    points = _by_nearness(codes.cpu().numpy(), seed)
    figure = Figure(figsize=(6.5, 6.5), dpi=150, layout="constrained")
    ax = figure.subplots()
    colours = colours_on_paper(len(data.classes))
    for label, (name, colour) in enumerate(zip(data.classes, colours, strict=True)):
        own = points[labels.cpu().numpy() == label]
        if not len(own):
            continue
        ax.scatter(own[:, 0], own[:, 1], s=16, color=colour, marker=_marker(name), linewidths=0.2)
        x, y = np.median(own, axis=0)
        ax.text(
            x,
            y,
            drawable(name),
            parse_math=False,
            fontsize=22 if len(name) == 1 else 11,
            fontweight="bold",
            color=colour,
            ha="center",
            va="center",
            path_effects=[withStroke(linewidth=4, foreground="white")],
        )
    ax.set_axis_off()
    ax.set_aspect("equal")
    save_figure(path, figure)


def _by_nearness(codes: Float[np.ndarray, "n latent"], seed: int) -> Float[np.ndarray, "n 2"]:
    """The places of codes on the map; they begin along two main axes where codes have those."""
    has_axes = codes.shape[1] > 1 and np.ptp(codes, axis=0).max() > ONE_POINT
    t_sne = TSNE(
        perplexity=min(PERPLEXITY, (len(codes) - 1) / 3),
        max_iter=ITERATIONS,
        init="pca" if has_axes else "random",
        random_state=seed % 2**32,
    )
    with threadpool_limits(1):
        return t_sne.fit_transform(codes)


def _marker(name: str) -> str:
    """A letter or a digit stands for itself, anything else is a dot."""
    return f"${name}$" if len(name) == 1 and name.isascii() and name.isalnum() else "o"
