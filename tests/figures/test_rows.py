"""Figures of rows of images."""

from pathlib import Path

import numpy as np
import torch
from made_up import blob_intensities
from PIL import Image

from blenddigits.figures.rows import save_rows


def greys(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("L")) / 255


def test_images_stand_in_their_place_dark_on_white(tmp_path: Path) -> None:
    row = torch.zeros(4, 1, 28, 28)
    row[2] = 1  # the third of four is all ink
    save_rows(tmp_path / "rows.png", {"blank": torch.zeros(4, 1, 28, 28), "one": row})
    picture = greys(tmp_path / "rows.png")
    [inked_rows], [inked_columns] = (
        np.where((picture < 0.02).mean(axis=axis) > 0.1) for axis in (1, 0)
    )
    height, width = picture.shape
    assert inked_rows.min() > 0.5 * height
    beginning = width - 4 * (width - inked_columns.max())  # a column of images is a quarter
    assert inked_columns.min() > 0.5 * width
    assert inked_columns.max() < 0.9 * width
    assert beginning < inked_columns.min()
    assert (picture[: height // 2, inked_columns] > 0.98).all()


def test_another_label_or_image_gives_another_picture(tmp_path: Path) -> None:
    x = blob_intensities(3)
    pictures = []
    for name, rows in enumerate(({"a": x}, {"b": x}, {"a": x.flip(0)})):
        save_rows(tmp_path / f"{name}.png", rows)
        pictures.append((tmp_path / f"{name}.png").read_bytes())
    assert len(set(pictures)) == 3


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first.png", "again.png"):
        save_rows(tmp_path / name, {"a": blob_intensities(3), "b": blob_intensities(3, 1)})
    assert (tmp_path / "first.png").read_bytes() == (tmp_path / "again.png").read_bytes()
