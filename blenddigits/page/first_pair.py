"""The pair that the page opens with, every frame of it drawn before any model is there."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import UInt8
from onnxruntime import InferenceSession
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes, write_json
from blenddigits.data.data_set import DataSet
from blenddigits.data.images import to_bytes, to_intensities
from blenddigits.inference.session import run_batched
from blenddigits.page.digits import grey_png

STEPS = 100  # of the page's slider from one digit to the other


class Shown(NamedTuple):
    """A digit of digits.json: its class, and its number among those of the class."""

    label: int
    sample: int


def checked_pair(pair: tuple[int, int], data: DataSet) -> tuple[int, int]:
    """The pair; raises UserError unless the data set has classes at both of these positions."""
    if max(pair) >= len(data.classes):
        raise UserError(
            f"sample_subset.first_pair: expected two of 0 to {len(data.classes) - 1}, the classes "
            f"of {data.title}, found {list(pair)}"
        )
    return pair


def write_pair(file: Path, first: Shown, second: Shown) -> None:
    """Write which digits the page opens with; frontend/src/blend/pair.ts reads it."""
    write_json(file, {"first": first._asdict(), "second": second._asdict()}, indent=None)


def write_frames(
    file: Path,
    blend: InferenceSession,
    first: UInt8[Tensor, "1 side side"],
    second: UInt8[Tensor, "1 side side"],
) -> None:
    """Write a PNG with an image in each row: all frames of the path, then the two digits."""
    alpha = np.arange(STEPS + 1, dtype=np.float32)[:, None] / STEPS
    image_a, image_b = (
        to_intensities(image).expand(len(alpha), -1, -1, -1).numpy() for image in (first, second)
    )
    frames = run_batched(blend, image_a=image_a, image_b=image_b, alpha=alpha)["image"]
    rows = torch.cat([to_bytes(torch.from_numpy(frames)), first[None], second[None]])
    write_bytes(file, grey_png(rows.flatten(1).numpy()))
