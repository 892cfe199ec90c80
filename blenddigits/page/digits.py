"""The digits that the page offers: all in one PNG, their codes in digits.json."""

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
from blenddigits.data.data_set import DataSet
from blenddigits.page.codes import CODE_UNIT, in_units


def choose_digits(
    labels: Int64[Tensor, " n"], data: DataSet, per_digit: int, generator: torch.Generator
) -> Int64[Tensor, " chosen"]:
    """Positions of `per_digit` images of each class, ordered by class.

    Raises UserError when there are fewer of one.
    """
    chosen = []
    for label, name in enumerate(data.classes):
        [found] = torch.where(labels == label)
        if len(found) < per_digit:
            raise UserError(
                f"sample_subset.per_digit: {per_digit} images of each {data.noun} are wanted, but "
                f"the test split has {len(found)} of {data.noun} {name}; lower it in params.yaml"
            )
        order = torch.randperm(len(found), generator=generator)
        chosen.append(found[order[:per_digit]])
    return torch.cat(chosen)


def write_digits(
    folder: Path,
    data: DataSet,
    images: UInt8[Tensor, "n 1 side side"],
    labels: Int64[Tensor, " n"],
    indices: Int64[Tensor, " n"],
    mu: Float[np.ndarray, "n latent"],
    noise_std_max: float,
) -> None:
    """Write digits.png, a row for each class, and digits.json, which the page's digits.ts reads.

    `data` is what the images show, `indices` are their positions in the test split, `mu` their
    codes. A visitor can put noise on a digit, up to `noise_std_max` in pixel units of [0, 1]: as
    much as the network has seen.
    """
    classes, side = len(data.classes), data.side
    columns = len(labels) // classes
    tiles = images.numpy().reshape(classes, columns, side, side)
    sheet = tiles.transpose(0, 2, 1, 3).reshape(classes * side, columns * side)
    digits = [
        {"label": label, "index": index, "mu": in_units(code)}
        for label, index, code in zip(labels.tolist(), indices.tolist(), mu.tolist(), strict=True)
    ]
    write_bytes(folder / paths.DIGITS_PNG.name, grey_png(sheet))
    write_json(
        folder / paths.DIGITS_JSON.name,
        {
            "dataset": data.described(),
            "latent_dim": mu.shape[1],
            "noise_std_max": noise_std_max,
            "per_digit": columns,
            "unit": CODE_UNIT,
            "digits": digits,
        },
        indent=None,
    )


def grey_png(pixels: UInt8[np.ndarray, "height width"]) -> bytes:
    """A PNG of one byte a pixel, without loss."""
    content = io.BytesIO()
    Image.fromarray(pixels).save(content, format="PNG", optimize=True)
    return content.getvalue()
