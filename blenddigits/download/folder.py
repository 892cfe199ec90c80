"""A folder with a folder of picture files for each class -> images."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import Int64, UInt8

from blenddigits.core.errors import UserError
from blenddigits.core.params import DataSetParams
from blenddigits.download.classes import check_classes
from blenddigits.preprocessing.as_is_form import as_is
from blenddigits.preprocessing.mnist_form import Digit
from blenddigits.preprocessing.picture_file import check_length, content_of, digits_from_bytes

PICTURES = (
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".ppm", ".pgm", ".pbm"),
    *(".avif", ".ico", ".heic", ".heif"),
)


class Labelled(NamedTuple):
    """Images, each with the position of its class."""

    classes: list[str]
    images: UInt8[np.ndarray, "n side side"]
    labels: Int64[np.ndarray, " n"]


def read_folder(folder: Path, cfg: DataSetParams) -> Labelled:
    """All pictures in the folders of the classes.

    Raises UserError that names every file that cannot be used, or every class with too few.
    """
    folders = class_folders(folder)
    classes = [own.name for own in folders]
    files = [(label, file) for label, own in enumerate(folders) for file in picture_files(own)]
    labels = np.array([label for label, _ in files], dtype=np.int64)
    check_classes(folder, classes, labels)
    images, wrong = [], []
    for _, file in files:
        try:
            image = _image(file, str(file.relative_to(folder)), cfg)
            images.append((255 * image).round().astype(np.uint8))
        except UserError as error:
            wrong.append(str(error))
    if wrong:
        count = "1 file" if len(wrong) == 1 else f"{len(wrong)} files"
        raise UserError(f"{folder}: {count} cannot be used: {'; '.join(wrong)}")
    return Labelled(classes, np.array(images, dtype=np.uint8), labels)


def class_folders(folder: Path) -> list[Path]:
    """The folders of the classes in the order of their names, numbers by their size.

    Raises UserError when there is none, or two have one name in another case.
    """
    found = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    if not found:
        what = "pictures of no class" if picture_files(folder) else "empty"
        raise UserError(
            f"{folder}: {what}; put the pictures of each class into a folder of its own, such as "
            f"{folder}/A/"
        )
    alike: dict[str, list[str]] = defaultdict(list)
    for path in found:
        alike[path.name.casefold()].append(path.name)
    same = [" and ".join(sorted(names)) for names in alike.values() if len(names) > 1]
    if same:
        raise UserError(
            f"{folder}: {', '.join(same)} are one name on many computers; rename one of them"
        )
    return sorted(found, key=_in_order)


def picture_files(folder: Path) -> list[Path]:
    """The picture files in a folder, by name."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in PICTURES and not path.name.startswith(".")
    )


def _in_order(path: Path) -> tuple[int, str, str]:
    name = path.name
    is_number = name.isascii() and name.isdecimal()
    return (int(name), "", name) if is_number else (2**63, name.casefold(), name)


def _image(file: Path, name: str, cfg: DataSetParams) -> Digit:
    if not file.is_file():  # a named pipe would be waited for
        raise UserError(f"{name}: no file")
    content = content_of(file, name)
    if cfg.treatment == "as_is":
        check_length(content, name)
        return as_is(content, name, cfg.side)
    found = digits_from_bytes(content, name, cfg.side)
    if len(found) > 1:
        raise UserError(f"{name}: {len(found)} characters in one picture; cut it up, one a file")
    return found[0]
