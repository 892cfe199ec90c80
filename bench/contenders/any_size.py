"""Our training on a data set of any size: the next so many images a turn, through all epochs."""

import os
import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch

from bench.contenders.ours import untrained
from bench.serve import Turn
from blenddigits.core import paths
from blenddigits.core.params import load_params
from blenddigits.data.data_set import load_data_set
from blenddigits.data.idx import TRAIN_IMAGES
from blenddigits.data.images import Images, to_intensities
from blenddigits.data.mnist import load_split
from blenddigits.data.splits import Batches, load_splits
from blenddigits.models.compute import set_up_torch
from blenddigits.training.loop import fit

STATUS = Path("/proc/self/status")  # of Linux


class InMemoryBatches:
    """What there was before: all images in memory, drawn from anywhere."""

    def __init__(self, batch_size: int) -> None:
        self._images, _ = load_split("train")
        self._batch_size = min(batch_size, len(self._images))

    def __len__(self) -> int:
        return len(self._images) // self._batch_size

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """One pass in the order that `generator` draws."""
        order = torch.randperm(len(self._images), generator=generator)
        for chosen in order[: len(self) * self._batch_size].split(self._batch_size):
            yield to_intensities(self._images[chosen])


class NextBatches:
    """So many batches at a time, one epoch after the other; `seconds` are those of the last ones.

    `passed` more are then drawn and thrown away. Before each epoch the system forgets what it has
    kept of the file, as a smaller one had to.
    """

    def __init__(self, batches: Batches, count: int, passed: int) -> None:
        self._batches, self._count, self._passed = batches, count, passed
        self._endless: Iterator[Images] | None = None
        self.seconds = 0.0

    def __len__(self) -> int:
        return self._count

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """The next ones."""
        self._endless = self._endless or self._all_epochs(generator)
        start = time.perf_counter()
        yield from islice(self._endless, self._count)
        self.seconds = time.perf_counter() - start
        for _ in islice(self._endless, self._passed):
            pass

    def _all_epochs(self, generator: torch.Generator) -> Iterator[Images]:
        while True:
            _forget(paths.MNIST_RAW / TRAIN_IMAGES)
            yield from self._batches.epoch(generator)


def prepare(
    folder: str, images: int, limit_mib: int, passed: int = 0, in_memory: bool = False
) -> Turn:
    """A turn gives the speed of the steps and the memory that is held after them, in MiB.

    `limit_mib` is the most that the process may have for itself, 0 for no limit; `passed` are
    images that are drawn after a turn, and not learned from.
    """
    if limit_mib:
        resource.setrlimit(resource.RLIMIT_DATA, 2 * (limit_mib * 2**20,))
    params = load_params()
    compute = params.compute.model_copy(update={"device": "cpu"})
    cfg = params.train_vae.model_copy(update={"epochs": 1})
    device = set_up_torch(compute)
    os.chdir(folder)
    splits = load_splits(load_data_set(), cfg.batch_size, device)
    train = InMemoryBatches(cfg.batch_size) if in_memory else splits.train
    counts = max(1, images // cfg.batch_size), passed // cfg.batch_size
    batches = NextBatches(train, *counts)
    vae, objective, generator = untrained(params, device)

    def turn() -> dict[str, float]:
        fit(vae, objective, batches, splits.validation_x, cfg, compute, generator)
        trained = len(batches) * min(cfg.batch_size, splits.train_size)
        speed = {"images": trained, "seconds": batches.seconds}
        return speed | {"images_per_s": trained / batches.seconds} | _memory()

    return turn


def _forget(file: Path) -> None:
    if hasattr(os, "posix_fadvise"):
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _memory() -> dict[str, float]:
    """What Linux says of this process; nothing elsewhere."""
    if not STATUS.exists():
        return {}
    lines = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    names = {"own_mib": "RssAnon", "file_mib": "RssFile"}
    return {name: int(lines[key].split()[0]) / 1024 for name, key in names.items()}
