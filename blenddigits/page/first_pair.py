"""The pair that the page opens with, every frame of it drawn before any model is there."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import UInt8
from onnxruntime import InferenceSession
from torch import Tensor

from blenddigits.core.files import write_bytes, write_json
from blenddigits.data.images import to_bytes, to_intensities
from blenddigits.inference.session import run_batched
from blenddigits.page.digits import grey_png

STEPS = 100  # of the page's slider from one digit to the other


class Shown(NamedTuple):
    """A digit of digits.json: its class, and its number among those of the class."""

    label: int
    sample: int


def write_pair(file: Path, first: Shown, second: Shown) -> None:
    """Write which digits the page opens with; frontend/src/blend/pair.ts reads it."""
    write_json(file, {"first": first._asdict(), "second": second._asdict()}, indent=None)


def write_frames(
    file: Path,
    blend: InferenceSession,
    first: UInt8[Tensor, "1 28 28"],
    second: UInt8[Tensor, "1 28 28"],
) -> None:
    """Write a PNG with an image in each row: all frames of the path, then the two digits."""
    alpha = np.arange(STEPS + 1, dtype=np.float32)[:, None] / STEPS
    image_a, image_b = (
        to_intensities(image).expand(len(alpha), -1, -1, -1).numpy() for image in (first, second)
    )
    frames = run_batched(blend, image_a=image_a, image_b=image_b, alpha=alpha)["image"]
    rows = torch.cat([to_bytes(torch.from_numpy(frames)), first[None], second[None]])
    write_bytes(file, grey_png(rows.flatten(1).numpy()))
