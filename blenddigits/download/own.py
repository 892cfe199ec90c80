"""People's own pictures in datasets/: a folder with a folder for each class, or one .npz file."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Int64, UInt8

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json
from blenddigits.core.params import DataSetParams
from blenddigits.data.data_set import DataSet
from blenddigits.download.arrays import read_arrays
from blenddigits.download.folder import read_folder

ABOUT = "about.json"  # beside the classes: what a data set is called; of NAME.npz it is NAME.json
NAMES = ("title", "noun", "plural")
WORDS = (*NAMES, "credit", "licence", "source")
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
        raise UserError(
            f"{folder} and {file}: two data sets of one name; remove one of them, and tell about "
            f"an .npz in {file.with_suffix('.json')}"
        )
    found = read_folder(folder, cfg) if folder.is_dir() else read_arrays(file, cfg)
    about = folder / ABOUT if folder.is_dir() else file.with_suffix(".json")
    data = DataSet(
        name=cfg.name,
        title=cfg.name,
        noun="picture",
        plural="pictures",
        classes=tuple(found.classes),
        side=cfg.side,
        handwriting=cfg.treatment == "handwriting",
        credit="",
        licence="",
        source="",
    )._replace(**_about(about))
    return Own(data, found.images, found.labels)


def tell_what_to_expect(own: Own) -> None:
    """Say in a line what so many pictures come to."""
    counts = np.bincount(own.labels)
    least = int(counts.min())
    how = "read as handwriting" if own.data.handwriting else "taken as they are"
    print(
        f"{own.data.title}: {len(own.labels)} pictures of {len(counts)} classes, {how} "
        "(dataset.treatment)"
    )
    if least < FEW:
        print(
            f"of {own.data.classes[counts.argmin()]} there are {least}: with fewer than {FEW} of a "
            "class, blends show only what they have in common, and the numbers are rough"
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
