"""The comparison as Markdown that fits on one screen and reads well unrendered, too."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blenddigits.core.files import read_json
from blenddigits.evaluation.comparison import Comparison, Row
from blenddigits.evaluation.markdown import markdown_table
from blenddigits.evaluation.methods import CROSSFADE, SHIPPED, STRAIGHT

MODELS = {"ae": "AE", "clean": "VAE, clean", "denoising": "VAE, denoising"}
PATHS = {
    CROSSFADE: "pixel cross-fade",
    STRAIGHT: "straight path",
    SHIPPED: "path that ships",
}
BLEND_COLUMNS = {  # title and decimals
    "fd": ("FD", 1),
    "fd_share": ("of fade's", 3),
    "validity": ("sure", 3),
    "path_validity": ("on path", 3),
    "third_class": ("3rd class", 3),
    "density": ("density", 2),
    "coverage": ("coverage", 2),
    "evenness": ("evenness", 2),
    "label_changes": ("changes", 2),
}
MODEL_ROWS = {
    "neg_elbo": ("-ELBO, nats per image", 2),
    "bce": ("BCE", 2),
    "kl": ("KL", 2),
    "neg_iw_bound": ("importance-weighted bound", 2),
    "active_units": ("active units", 0),
    "class_kept": ("reconstructions that keep their class", 3),
    "fd_reconstructions": ("FD of reconstructions", 1),
    "fd_samples": ("FD of samples from the prior (AE: a Gaussian fit)", 1),
    "psnr_db": ("PSNR at noise 0 / 0.2 / 0.4, dB", 1),
    "ssim": ("SSIM at noise 0 / 0.2 / 0.4", 2),
}
MISSING = "-"
NOTES = """\
FD: Frechet distance from real digits; sure: the judge's top probability is above 0.9; 3rd class:
neither end's; density, coverage: all at alpha 0.5. On path: sure, over 11 frames. Evenness:
largest / mean step. Changes: of the judge's label along the path.
"""


def read_metrics(*files: Path) -> dict[str, Any]:
    """What several stages have measured; each wrote it under a name of its own."""
    merged: dict[str, Any] = {}
    for file in files:
        merged |= read_json(file, "run `dvc repro`")
    return merged


def comparison_table(comparison: Comparison, trained: Mapping[str, Any]) -> str:
    """Two tables, of the blends and of the models.

    `trained` are the models' metrics that their training stages wrote.
    """
    blends = {"real digits": comparison.real}
    blends |= {_title(row): row.metrics for row in comparison.rows}
    blend_rows = [
        [name, *(_cell(numbers.get(key), digits) for key, (_, digits) in BLEND_COLUMNS.items())]
        for name, numbers in blends.items()
    ]
    models = [trained[name] | numbers for name, numbers in comparison.models.items()]
    model_rows = [
        [title, *(_cell(numbers.get(key), digits) for numbers in models)]
        for key, (title, digits) in MODEL_ROWS.items()
    ]
    blend_titles = ["blends", *(title for title, _ in BLEND_COLUMNS.values())]
    model_titles = ["models", *(MODELS[name] for name in comparison.models)]
    return (
        f"{markdown_table(blend_titles, blend_rows, padded=True)}\n\n{NOTES}\n"
        f"{markdown_table(model_titles, model_rows, padded=True)}\n"
    )


def _title(row: Row) -> str:
    path = PATHS[row.path]
    return path if row.model is None else f"{MODELS[row.model]}, {path}"


def _cell(value: int | float | Mapping[str, float] | None, digits: int) -> str:
    if value is None:
        return MISSING
    if isinstance(value, Mapping):
        return " / ".join(_cell(part, digits) for part in value.values())
    return f"{value:.{digits}f}"
