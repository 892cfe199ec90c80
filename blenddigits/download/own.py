"""People's own pictures in datasets/: a folder with a folder for each class, or one .npz file."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Int64, UInt8

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json
from blenddigits.core.params import DataSetParams
from blenddigits.data.data_set import DataSet
from blenddigits.download.arrays import MOST_CLASSES, read_arrays
from blenddigits.download.folder import read_folder

ABOUT = "about.json"  # beside the classes: what a data set is called
NAMES = ("title", "noun", "plural")
WORDS = (*NAMES, "credit", "licence", "source")
LEAST = 10  # pictures of a class: with fewer there is nothing to measure on
FEW = 200  # of a class: with fewer there is a word about what to expect


class Own(NamedTuple):
    """All pictures as images, each with its class."""

    data: DataSet
    images: UInt8[np.ndarray, "n side side"]
    labels: Int64[np.ndarray, " n"]


def own_names(folder: Path = paths.OWN_DATA) -> list[str]:
    """The data sets that people have put there."""
    found = folder.iterdir() if folder.is_dir() else ()
    visible = [path for path in found if not path.name.startswith(".")]
    return sorted(
        path.stem if path.suffix == ".npz" else path.name
        for path in visible
        if path.is_dir() or path.suffix == ".npz"
    )


def read_own(cfg: DataSetParams) -> Own:
    """The pictures of datasets/NAME; raises UserError, in one line, for all that is wrong."""
    folder, file = paths.OWN_DATA / cfg.name, paths.OWN_DATA / f"{cfg.name}.npz"
    if folder.is_dir() and file.is_file():
        raise UserError(f"{folder} and {file}: two data sets of one name; remove one of them")
    where = folder if folder.is_dir() else file
    found = read_folder(folder, cfg) if folder.is_dir() else read_arrays(file, cfg.side)
    check_classes(where, found.classes, found.labels)
    data = DataSet(
        name=cfg.name,
        title=cfg.name,
        noun="picture",
        plural="pictures",
        classes=tuple(found.classes),
        side=cfg.side,
        handwriting=folder.is_dir() and cfg.treatment == "handwriting",
        credit="",
        licence="",
        source="",
    )._replace(**_about(folder / ABOUT))
    return Own(data, found.images, found.labels)


def check_classes(where: Path, classes: Sequence[str], labels: Int64[np.ndarray, " n"]) -> None:
    """Raise UserError unless there are two classes or more, each with enough pictures."""
    if len(classes) < 2:
        only = f"only the class {classes[0]}" if classes else "no class"
        raise UserError(f"{where}: {only}; a blend needs two or more")
    if len(classes) > MOST_CLASSES:
        raise UserError(f"{where}: {len(classes)} classes; the most are {MOST_CLASSES}")
    if unfit := [name for name in classes if not name.strip() or not name.isprintable()]:
        raise UserError(f"{where}: {unfit[0]!r} is no name of a class; rename it")
    if twice := [name for name, count in Counter(classes).items() if count > 1]:
        raise UserError(f"{where}: two classes are called {twice[0]}; rename one of them")
    counts = np.bincount(labels, minlength=len(classes)).tolist()
    empty = [name for name, count in zip(classes, counts, strict=True) if not count]
    if empty:
        raise UserError(
            f"{where}: no pictures of {', '.join(empty)}; add some, or remove the class"
        )
    few = [
        f"{name} has {count}" for name, count in zip(classes, counts, strict=True) if count < LEAST
    ]
    if few:
        raise UserError(
            f"{where}: too few pictures: {', '.join(few)}; {LEAST} or more of each class are needed"
        )


def tell_what_to_expect(own: Own) -> None:
    """Say in a line what so many pictures come to."""
    counts = np.bincount(own.labels)
    least = int(counts.min())
    print(f"{own.data.title}: {len(own.labels)} pictures of {len(counts)} classes")
    if least < FEW:
        print(
            f"of {own.data.classes[counts.argmin()]} there are {least}: with less than {FEW} of a "
            "class blends are of what is common to them, and the numbers are rough"
        )


def _about(file: Path) -> dict[str, Any]:
    """What the file tells of WORDS; raises UserError when it tells something else."""
    if not file.is_file():
        return {}
    told = read_json(file, "correct it")
    if unknown := sorted(told.keys() - {*WORDS}):
        raise UserError(f"{file}: unknown: {', '.join(unknown)}; known: {', '.join(WORDS)}")
    if wrong := sorted(name for name, value in told.items() if not isinstance(value, str)):
        raise UserError(f"{file}: expected text for {', '.join(wrong)}")
    unfit = [name for name, value in told.items() if not value.isprintable()]
    if unfit or not all(told.get(name, name).strip() for name in NAMES):
        what = unfit[0] if unfit else " or ".join(NAMES)
        raise UserError(f"{file}: expected words in one line for {what}")
    return told
