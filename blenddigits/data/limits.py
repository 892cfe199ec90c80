"""Whether a published data set has as many images as params.yaml asks for: asked by every stage.

People's own pictures, of which there may be few, are another matter: see fitting.py.
"""

from collections.abc import Iterator
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.params import Params
from blenddigits.data.data_set import Counts, DataSet, load_data_set
from blenddigits.data.idx import TEST_LABELS, TRAIN_LABELS, read_labels


class Limit(NamedTuple):
    """The most that a setting may be, and what of the data set that is."""

    setting: str
    most: int
    what: str


def checked_data_set(params: Params) -> DataSet:
    """The data set whose images lie in data/; it has all that the stages will ask of it.

    Raises UserError that names, each in a line, the settings that ask for more: before a training,
    and not in the stage after it that reads them.
    """
    data = load_data_set()
    if data.counts is None:
        wrong = list(_too_large(params, data))
        if wrong:
            raise UserError("\n".join(f"{paths.PARAMS}: {line}" for line in wrong))
    return data


def _too_large(params: Params, data: DataSet) -> Iterator[str]:
    for setting, most, what in _limits(params, data):
        found: Any = reduce(getattr, setting.split("."), params)
        if max(found if isinstance(found, tuple) else [found]) > most:
            shown = list(found) if isinstance(found, tuple) else found
            yield f"{setting}: expected at most {most}, {what}, found {shown}"


def _limits(params: Params, data: DataSet) -> Iterator[Limit]:
    has, smallest = _counts(params.prepare_mnist.validation_size, data)
    train = f"the training images of {data.title}"
    known = train if has.known == has.train else f"those of {train} that stand for all"
    test = f"the test images of {data.title}"
    yield Limit("train_ae_baseline.batch_size", has.train, train)
    yield Limit("train_vae.batch_size", has.train, train)
    yield Limit("finetune_noisy.batch_size", has.train, train)
    yield Limit("find_prototypes.count", has.known, known)
    yield Limit("find_prototypes.reader.batch_size", has.train, train)
    yield Limit("train_judge.batch_size", has.train // 2, f"half of {train}, as one judge has them")
    if params.prior.kind == "mixture":
        yield Limit("prior.components", has.train, train)
    yield Limit("evaluate.images", has.test, test)
    yield Limit("evaluate.real_images", has.known, known)
    yield Limit("scrutinise.validation_images", has.validation, "the validation images")
    yield Limit("export_onnx.images", has.test, test)
    yield Limit("sample_subset.per_digit", has.of_a_class, f"the test images of {smallest}")
    yield Limit("sample_subset.map_images", has.test, test)
    last = len(data.classes) - 1
    yield Limit("sample_subset.first_pair", last, f"the last class of {data.title}")


def _counts(validation: int, data: DataSet) -> tuple[Counts, str]:
    """How many images there are, and the class of which there are the fewest to test on."""
    train, test = (read_labels(paths.MNIST_RAW / file) for file in (TRAIN_LABELS, TEST_LABELS))
    of_a_class = np.bincount(test, minlength=len(data.classes))[: len(data.classes)]
    smallest = f"{data.noun} {data.classes[int(of_a_class.argmin())]}"
    counts = Counts(len(train) - validation, validation, len(test), int(of_a_class.min()))
    return counts, smallest
