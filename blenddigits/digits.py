"""What the page shows: digits as PNG, their codes in digits.json, their path in path.json."""

import io
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float, Int64, UInt8
from PIL import Image
from torch import Tensor

from blenddigits import paths
from blenddigits.errors import UserError
from blenddigits.files import write_bytes, write_json
from blenddigits.mnist import CLASSES
from blenddigits.params import PathParams
from blenddigits.path import Prototypes

CODE_DECIMALS = 4  # moves no pixel by more than a tenth of a grey level


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
    """Write a PNG for each image and digits.json, which frontend/src/model/digits.ts reads.

    `indices` are the images' positions in the test split, `mu` their codes.
    """
    per_digit = len(labels) // CLASSES
    digits = []
    for position, (image, label, index, code) in enumerate(
        zip(images, labels.tolist(), indices.tolist(), mu, strict=True)
    ):
        file = f"{label}_{position % per_digit:02}.png"
        write_bytes(folder / file, _png(image))
        digits.append({"file": file, "label": label, "index": index, "mu": _rounded(code.tolist())})
    write_json(
        folder / paths.DIGITS_JSON.name,
        {"latent_dim": mu.shape[1], "per_digit": per_digit, "digits": digits},
        indent=None,
    )


def write_path(file: Path, prototypes: Prototypes, cfg: PathParams) -> None:
    """Write what the page needs to follow the path; frontend/src/model/pathFile.ts reads it."""
    content = {
        "balance": cfg.balance,
        "near": cfg.near,
        "points": cfg.points,
        "prototypes": [
            {"label": label, "code": _rounded(code)}
            for label, code in zip(
                prototypes.labels.tolist(), prototypes.codes.tolist(), strict=True
            )
        ],
    }
    write_json(file, content, indent=None)


def _rounded(code: list[float]) -> list[float]:
    return [round(value, CODE_DECIMALS) for value in code]


def _png(image: UInt8[Tensor, "1 28 28"]) -> bytes:
    content = io.BytesIO()
    Image.fromarray(image[0].numpy()).save(content, format="PNG", optimize=True)
    return content.getvalue()
