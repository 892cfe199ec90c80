"""The pair that the page opens with, every frame of it drawn before any model is there."""

from pathlib import Path
from typing import NamedTuple

import torch
from jaxtyping import Float, UInt8
from onnxruntime import InferenceSession
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes, write_json
from blenddigits.core.params import PathParams
from blenddigits.data.data_set import DataSet
from blenddigits.data.images import Codes, Images, to_bytes
from blenddigits.inference.session import run_batched
from blenddigits.latent.digit_reader import DigitReader
from blenddigits.latent.guide import Guide
from blenddigits.latent.path import shipped_path
from blenddigits.page.codes import as_the_page_has
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
    decoder: InferenceSession,
    images: UInt8[Tensor, "2 1 side side"],
    codes: Float[Tensor, "2 latent"],
    guide: Guide,
    cfg: PathParams,
) -> None:
    """Write a PNG with an image in each row: all frames of the path, then the two digits.

    `decoder`, the codes and the guide are to be those that the page gets: it draws the same.
    """

    def decode(z: Codes) -> Images:
        return torch.from_numpy(run_batched(decoder, z=z.numpy())["image"])

    a, b = as_the_page_has(codes).split(1)
    reader = DigitReader(*map(as_the_page_has, guide.reader))
    rounded = Guide(as_the_page_has(guide.prototypes), reader)
    path = shipped_path(a, b, decode, rounded, cfg).repeated(STEPS + 1)
    frames = decode(path(torch.arange(STEPS + 1).unsqueeze(1) / STEPS))
    write_bytes(file, grey_png(torch.cat([to_bytes(frames), images]).flatten(1).numpy()))
