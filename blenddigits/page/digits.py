"""What the page shows: digits in one PNG, their codes in digits.json, their path in path.json."""

import io
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float, Int64, UInt8
from PIL import Image
from torch import Tensor

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes, write_json
from blenddigits.core.params import PathParams
from blenddigits.data.mnist import CLASSES
from blenddigits.latent.path import Prototypes
from blenddigits.models.autoencoders import SIDE

# Codes are whole numbers of it, which pack better than decimals. It moves no pixel by more than a
# tenth of a grey level; with a unit ten times as large other prototypes win at times.
CODE_UNIT = 0.0001


def choose_digits(
    labels: Int64[Tensor, " n"], per_digit: int, generator: torch.Generator
) -> Int64[Tensor, " chosen"]:
    """Positions of `per_digit` images of each digit, ordered by digit.

    Raises UserError when there are fewer of one.
    """
    chosen = []
    for digit in range(CLASSES):
        [found] = torch.where(labels == digit)
        if len(found) < per_digit:
            raise UserError(
                f"sample_subset.per_digit: {per_digit} images of each digit are wanted, but the "
                f"test split has {len(found)} of digit {digit}; lower it in params.yaml"
            )
        order = torch.randperm(len(found), generator=generator)
        chosen.append(found[order[:per_digit]])
    return torch.cat(chosen)


def write_digits(
    folder: Path,
    images: UInt8[Tensor, "n 1 28 28"],
    labels: Int64[Tensor, " n"],
    indices: Int64[Tensor, " n"],
    mu: Float[np.ndarray, "n latent"],
) -> None:
    """Write digits.png, a row for each digit, and digits.json, which the page's digits.ts reads.

    `indices` are the images' positions in the test split, `mu` their codes.
    """
    columns = len(labels) // CLASSES
    tiles = images.numpy().reshape(CLASSES, columns, SIDE, SIDE)
    sheet = tiles.transpose(0, 2, 1, 3).reshape(CLASSES * SIDE, columns * SIDE)
    digits = [
        {"label": label, "index": index, "mu": _in_units(code)}
        for label, index, code in zip(labels.tolist(), indices.tolist(), mu.tolist(), strict=True)
    ]
    write_bytes(folder / paths.DIGITS_PNG.name, grey_png(sheet))
    write_json(
        folder / paths.DIGITS_JSON.name,
        {
            "latent_dim": mu.shape[1],
            "per_digit": columns,
            "unit": CODE_UNIT,
            "digits": digits,
        },
        indent=None,
    )


def write_path(file: Path, prototypes: Prototypes, cfg: PathParams) -> None:
    """Write what the page needs to follow the path; frontend/src/model/pathFile.ts reads it."""
    content = {
        "balance": cfg.balance,
        "near": cfg.near,
        "points": cfg.points,
        "unit": CODE_UNIT,
        "prototypes": [
            {"label": label, "code": _in_units(code)}
            for label, code in zip(
                prototypes.labels.tolist(), prototypes.codes.tolist(), strict=True
            )
        ],
    }
    write_json(file, content, indent=None)


def grey_png(pixels: UInt8[np.ndarray, "height width"]) -> bytes:
    """A PNG of one byte a pixel, without loss."""
    content = io.BytesIO()
    Image.fromarray(pixels).save(content, format="PNG", optimize=True)
    return content.getvalue()


def _in_units(code: list[float]) -> list[int]:
    return [round(value / CODE_UNIT) for value in code]
