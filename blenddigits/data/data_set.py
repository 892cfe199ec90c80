"""What is particular to a data set: one record, which prepare_mnist leaves beside the images."""

from pathlib import Path
from typing import Any, NamedTuple

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json, write_json
from blenddigits.data.idx import REMEDY

MOST_KNOWN = 120_000  # training images that stand for all of them, where not all are needed


class Counts(NamedTuple):
    """How many images there are; `of_a_class` are the test images of the smallest class."""

    train: int
    validation: int
    test: int
    of_a_class: int

    @property
    def known(self) -> int:
        """The training images that load_known gives."""
        return min(self.train, MOST_KNOWN)


class DataSet(NamedTuple):
    """What pictures are learned, in the words in which people speak of them.

    A label is a position in `classes`. Of your own pictures, which may be few, `counts` tells how
    many there are; settings that ask for more follow them.
    """

    name: str  # as params.yaml has it
    title: str
    noun: str  # for one of the pictures
    plural: str
    classes: tuple[str, ...]
    side: int  # pixels of an image's height and width
    handwriting: bool  # whether a photo of more of it can be read
    credit: str
    licence: str
    source: str  # an address, or none
    counts: Counts | None = None

    def described(self) -> dict[str, Any]:
        """What the page is told of it: all but the counts."""
        described = self._asdict() | {"classes": list(self.classes)}
        del described["counts"]
        return described


def save_data_set(data: DataSet, path: Path = paths.DATA_SET) -> None:
    """Write the record as JSON."""
    write_json(path, data.described() | {"counts": data.counts and data.counts._asdict()})


def load_data_set(path: Path = paths.DATA_SET) -> DataSet:
    """The data set whose images lie in the same folder.

    Raises UserError when the file is missing or damaged.
    """
    content = read_json(path, REMEDY)
    try:
        counts = content["counts"]
        content |= {"classes": tuple(content["classes"]), "counts": counts and Counts(**counts)}
        data = DataSet(**content)
        _check_kinds(data)
        return data
    except (TypeError, KeyError) as error:
        raise UserError(f"{path}: damaged ({error}); {REMEDY}") from None


def _check_kinds(data: DataSet) -> None:
    """Raise TypeError where a part is of another kind than it should be."""
    words = (data.name, data.title, data.noun, data.plural, data.credit, data.licence, data.source)
    wrong = [value for value in (*words, *data.classes) if not isinstance(value, str)]
    wrong += [value for value in (data.side, *(data.counts or ())) if type(value) is not int]
    if wrong or not data.classes or not isinstance(data.handwriting, bool):
        raise TypeError(f"found {wrong[0]!r}" if wrong else "no classes, or handwriting")
