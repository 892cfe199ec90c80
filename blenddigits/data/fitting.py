"""Settings for as many pictures as there are: people's own may be few."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from blenddigits.core.params import (
    EvaluateParams,
    ExportParams,
    FitParams,
    JudgeParams,
    PriorParams,
    PrototypesParams,
    ReaderParams,
    ScrutinyParams,
    Section,
    SubsetParams,
)
from blenddigits.data.data_set import Counts, DataSet

LEAST_BATCHES = 10  # in an epoch: with one of all images there would be a step an epoch
SMALLEST_BATCH = 8
LEAST_OF_A_PROCESS = 2  # images of a batch: a judge takes their mean and spread
LEAST_STEPS = 750  # of a training; with many more, few images are learned by heart
OF_A_PROTOTYPE, OF_A_COMPONENT = 3, 4  # images at least, or they would be single images

Cfg = TypeVar("Cfg", bound=Section)
Trained = FitParams | JudgeParams | ReaderParams
Changes = dict[str, int | tuple[int, int]]
Most = Callable[[Counts], dict[str, int]]


def _batches(images: int) -> int:
    return max(SMALLEST_BATCH, images // LEAST_BATCHES)


MOST: Mapping[type[Section], Most] = {  # of each setting, for so many images
    FitParams: lambda has: {"batch_size": _batches(has.train)},
    JudgeParams: lambda has: {"batch_size": _batches(has.train // 2)},
    ReaderParams: lambda has: {"batch_size": _batches(has.train)},
    PriorParams: lambda has: {"components": has.train // OF_A_COMPONENT},
    PrototypesParams: lambda has: {"count": has.known // OF_A_PROTOTYPE},
    EvaluateParams: lambda has: {
        "images": has.test,
        "real_images": has.known,
        "slow_images": min(has.train, has.test),
        "neighbours": max(1, min(has.train, has.test) // 10),
        "map_images": has.test,
    },
    ScrutinyParams: lambda has: {"images": has.test, "validation_images": has.validation},
    ExportParams: lambda has: {"images": has.test},
    SubsetParams: lambda has: {"per_digit": has.of_a_class, "map_images": has.test},
}


def fitted(cfg: Cfg, data: DataSet, processes: int = 1) -> Cfg:
    """The same settings, no larger than the data set allows; what has become smaller is said.

    A batch that has become smaller is one that so many processes can share evenly. Only of people's
    own pictures, whose number follows nobody's settings: a published data set has a known size, and
    whoever asks for more is told so.
    """
    if data.counts is None:
        return cfg
    [most] = [most for kind, most in MOST.items() if isinstance(cfg, kind)]
    limits = most(data.counts)
    if isinstance(cfg, Trained):
        limits["batch_size"] = _shared(limits["batch_size"], processes)
    changes: Changes = {name: limit for name, limit in limits.items() if getattr(cfg, name) > limit}
    if isinstance(cfg, Trained) and "batch_size" in changes:
        changes |= _more_epochs(cfg, data.counts, limits["batch_size"])
    if isinstance(cfg, SubsetParams):
        return _said(cfg, data, changes | _pair_there_is(cfg, data, data.counts.of_a_class))
    return _said(cfg, data, changes)


def _shared(batch_size: int, processes: int) -> int:
    return max(LEAST_OF_A_PROCESS, batch_size // processes) * processes


def _pair_there_is(cfg: SubsetParams, data: DataSet, of_a_class: int) -> Changes:
    """Of few classes the first two, and of few pictures the first."""
    changes: Changes = {}
    if max(cfg.first_pair) >= len(data.classes):
        changes["first_pair"] = (0, 1)
    if max(cfg.first_samples) >= of_a_class:
        changes["first_samples"] = (0, 0)
    return changes


def _more_epochs(cfg: Trained, has: Counts, batch_size: int) -> Changes:
    """Few images are seen more often."""
    images = has.train // 2 if isinstance(cfg, JudgeParams) else has.train
    epochs = -(-LEAST_STEPS // max(1, images // batch_size))
    return {"epochs": epochs} if epochs > cfg.epochs else {}


def _said(cfg: Cfg, data: DataSet, changes: Mapping[str, object]) -> Cfg:
    if not changes:
        return cfg
    said = ", ".join(f"{name} {getattr(cfg, name)} -> {new}" for name, new in changes.items())
    print(f"for the pictures of {data.title}: {said}", flush=True)
    return cfg.model_copy(update=dict(changes))
