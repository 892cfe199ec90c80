"""People's own pictures in datasets/, made up: letters by a few hands."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from blenddigits.core import paths
from blenddigits.core.files import write_bytes
from blenddigits.core.params import DataSetParams
from tools.draw_letters import draw

READ = DataSetParams(name="mine", treatment="handwriting", side=28)
FOLDER = paths.OWN_DATA / READ.name


def png(picture: Image.Image) -> bytes:
    content = io.BytesIO()
    picture.save(content, format="PNG")
    return content.getvalue()


def put_letters(names: Sequence[str] = ("A", "T"), count: int = 10, folder: Path = FOLDER) -> None:
    """A folder for each class with so many pictures, all of an A or a T in turn."""
    random = np.random.default_rng(0)
    for number, name in enumerate(names):
        for hand in range(count):
            picture = draw("AT"[number % 2], random)
            write_bytes(folder / name / f"{hand}.png", png(picture))


def put_arrays(**arrays: np.ndarray) -> Path:
    """datasets/mine.npz."""
    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=True, **arrays)
    file = FOLDER.with_suffix(".npz")
    write_bytes(file, content.getvalue())
    return file
