"""The comparison as Markdown that fits on one screen and reads well unrendered, too."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blenddigits.core.files import read_json
from blenddigits.data.data_set import DataSet
from blenddigits.evaluation.comparison import Comparison, Row
from blenddigits.evaluation.markdown import markdown_table
from blenddigits.evaluation.methods import CROSSFADE, SHIPPED, STRAIGHT
from blenddigits.judge.classifier import CHOOSER

MODELS = {"ae": "AE", "clean": "VAE, clean", "denoising": "VAE, denoising"}
PATHS = {
    CROSSFADE: "pixel cross-fade",
    STRAIGHT: "straight path",
    SHIPPED: "path that ships",
}
BLEND_COLUMNS = {  # title and decimals
    "fd_share": ("FD", 3),
    "path_fd_share": ("FD on path", 3),
    "kid_share": ("KID", 3),
    "validity": ("sure", 3),
    "path_validity": ("on path", 3),
    "third_class": ("3rd class", 3),
    "density": ("density", 2),
    "coverage": ("coverage", 2),
    "evenness": ("evenness", 2),
}
JUDGE_COLUMNS = {  # of the blends that ship, and of the judge itself
    **{key: BLEND_COLUMNS[key] for key in ("fd_share", "path_fd_share")},
    **{key: BLEND_COLUMNS[key] for key in ("validity", "path_validity", "third_class")},
    "accuracy": ("accuracy", 4),
    "ece": ("ECE", 4),
}
MODEL_ROWS = {
    "neg_elbo": ("-ELBO, nats per image", 2),
    "bce": ("BCE", 2),
    "kl": ("KL", 2),
    "neg_iw_bound": ("importance-weighted bound", 2),
    "active_units": ("active units", 0),
    "class_kept": ("reconstructions that keep their class", 3),
    "fd_reconstructions_share": ("FD of reconstructions", 3),
    "fd_samples_share": ("FD of samples from the prior (AE: a Gaussian fit)", 3),
    "psnr_db": ("PSNR at noise 0 / 0.2 / 0.4, dB", 1),
    "ssim": ("SSIM at noise 0 / 0.2 / 0.4", 2),
}
SHIPPED_MODEL = "denoising"
MISSING = "-"
NOTES = """\
By the strictest of the judges, number by number. FD, KID: Frechet and kernel distance from real
{plural}, as shares of the cross-fade's half way; sure: the judge's top probability is above \
0.9; 3rd
class: neither end's; density, coverage (by one judge): all at alpha 0.5. FD on path: the largest
of 11 frames. On path: sure, over 11 frames. Evenness: largest / mean step.
"""
TRUSTED = 0.9  # accuracy of a judge below which its numbers say little
JUDGES_NOTE = f"""\
What ships, by each judge. Choices are made with the {CHOOSER} one, on validation images; the
others only report. ±: half of a 95 % interval over the pairs. Accuracy and expected calibration
error: on the test images.
"""


def read_metrics(*files: Path) -> dict[str, Any]:
    """What several stages have measured; each wrote it under a name of its own."""
    merged: dict[str, Any] = {}
    for file in files:
        merged |= read_json(file, "run `dvc repro`")
    return merged


def comparison_table(comparison: Comparison, trained: Mapping[str, Any], data: DataSet) -> str:
    """Three tables: of the blends, of what each judge says of those that ship, of the models.

    `trained` are the metrics of judges and models that their training stages wrote.
    """
    parts = [
        _blends(comparison, data),
        NOTES.format(plural=data.plural),
        _judges(comparison, trained["judge"]),
        JUDGES_NOTE,
        *warning(trained["judge"]["accuracy"]),
    ]
    return "\n\n".join(part.strip() for part in [*parts, _models(comparison, trained)]) + "\n"


def warning(accuracy: float) -> list[str]:
    """What there is to say of the least accurate judge: a paragraph, or nothing."""
    if accuracy >= TRUSTED:
        return []
    return [
        f"One of the judges is right for only {accuracy:.1%} of the test images: below "
        f"{TRUSTED:.0%}\nneither FD nor sure is to be trusted."
    ]


def _blends(comparison: Comparison, data: DataSet) -> str:
    blends = {f"real {data.plural}": comparison.real}
    blends |= {_title(row): row.metrics() for row in comparison.rows}
    return _table("blends", BLEND_COLUMNS, blends)


def _judges(comparison: Comparison, trained: Mapping[str, Any]) -> str:
    shipped = comparison.metrics()[SHIPPED_MODEL][SHIPPED]["by_judge"]
    return _table(
        "judges", JUDGE_COLUMNS, {name: shipped[name] | trained[name] for name in shipped}
    )


def _models(comparison: Comparison, trained: Mapping[str, Any]) -> str:
    models = [trained[name] | numbers for name, numbers in comparison.models.items()]
    rows = [
        [title, *(cell(numbers.get(key), digits) for numbers in models)]
        for key, (title, digits) in MODEL_ROWS.items()
    ]
    titles = ["models", *(MODELS[name] for name in comparison.models)]
    return markdown_table(titles, rows, padded=True)


def _table(
    corner: str, columns: Mapping[str, tuple[str, int]], rows: Mapping[str, Mapping[str, Any]]
) -> str:
    """A row for each name, with those of its numbers that `columns` name."""
    cells = [
        [name, *(_number(numbers, key, digits) for key, (_, digits) in columns.items())]
        for name, numbers in rows.items()
    ]
    return markdown_table([corner, *(title for title, _ in columns.values())], cells, padded=True)


def _number(numbers: Mapping[str, Any], key: str, digits: int) -> str:
    """A cell, with the half width of its interval where that is known."""
    half_width = numbers.get("half_width", {}).get(key)
    spread = "" if half_width is None else f" ± {half_width:.{digits}f}"
    return cell(numbers.get(key), digits) + spread


def _title(row: Row) -> str:
    path = PATHS[row.path]
    return path if row.model is None else f"{MODELS[row.model]}, {path}"


def cell(value: int | float | Mapping[str, float] | None, digits: int) -> str:
    """A number, or several, with so many digits behind the point; MISSING where there is none."""
    if value is None:
        return MISSING
    if isinstance(value, Mapping):
        return " / ".join(cell(part, digits) for part in value.values())
    return f"{value:.{digits}f}"
