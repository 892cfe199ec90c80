"""The comparison as Markdown that fits on one screen and reads well unrendered, too."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blenddigits.core.files import read_json

MODELS = {"ae": "AE", "vae": "VAE, clean", "finetuned": "VAE, fine-tuned"}
PATHS = {"straight": "straight path", "shipped": "path that ships"}
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

Row = list[str]


def read_metrics(*files: Path) -> dict[str, Any]:
    """What several stages have measured; each wrote it under a name of its own."""
    merged: dict[str, Any] = {}
    for file in files:
        merged |= read_json(file, "run `dvc repro`")
    return merged


def comparison_table(metrics: Mapping[str, Any], trained: Mapping[str, Any]) -> str:
    """Two tables, of the blends and of the models.

    `metrics` are those of comparison.compare, `trained` those that the training stages wrote.
    """
    blends = {"real digits": metrics["real"], "pixel cross-fade": metrics["crossfade"]} | {
        f"{name}, {path_name}": metrics[model][path]
        for model, name in MODELS.items()
        for path, path_name in PATHS.items()
    }
    blend_rows = [["blends", *(title for title, _ in BLEND_COLUMNS.values())]] + [
        [name, *(_cell(numbers.get(key), digits) for key, (_, digits) in BLEND_COLUMNS.items())]
        for name, numbers in blends.items()
    ]
    model_rows = [["models", *MODELS.values()]] + [
        [title, *(_cell((trained[model] | metrics[model]).get(key), digits) for model in MODELS)]
        for key, (title, digits) in MODEL_ROWS.items()
    ]
    return "\n".join([_markdown(blend_rows), NOTES, _markdown(model_rows)])


def _cell(value: int | float | Mapping[str, float] | None, digits: int) -> str:
    if value is None:
        return MISSING
    if isinstance(value, Mapping):
        return " / ".join(_cell(part, digits) for part in value.values())
    return f"{value:.{digits}f}"


def _markdown(rows: list[Row]) -> str:
    """The first column to the left, the others to the right; every cell as wide as its column."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = []
    for first, *others in (rows[0], rule, *rows[1:]):
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append(f"| {' | '.join([first.ljust(widths[0]), *cells])} |\n")
    return "".join(lines)
