"""The loop of most tutorials: a DataLoader over torchvision's MNIST, ToTensor for each image."""

import time
from collections.abc import Iterator
from itertools import islice

import torch
from torch import Tensor
from torch.utils.data import DataLoader

from bench.original import OriginalVae, plain_adam, step
from bench.serve import Turn
from bench.settings import USUAL_BATCH
from blenddigits.core import paths
from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchvision needs it

from torchvision.datasets import MNIST  # isort: skip
from torchvision.transforms import ToTensor  # isort: skip


def prepare(threads: int, workers: int, images: int) -> Turn:
    """A turn gives the speed of loading and learning."""
    torch.set_num_threads(threads)
    dataset = MNIST(paths.DATA, train=True, transform=ToTensor())
    loader = DataLoader(dataset, batch_size=USUAL_BATCH, shuffle=True, num_workers=workers)
    batches = endless(loader)
    model = OriginalVae()
    optimizer = plain_adam(model)
    total_loss = 0.0
    steps = images // USUAL_BATCH

    def turn() -> dict[str, float]:
        nonlocal total_loss
        for _ in islice(batches, 2 * workers):
            pass  # loaded while the others had their turns
        count, start = 0, time.perf_counter()
        for x, _ in islice(batches, steps):
            total_loss += step(model, optimizer, x).item()
            count += len(x)
        return {"images_per_s": count / (time.perf_counter() - start)}

    return turn


def endless(loader: DataLoader[tuple[Tensor, Tensor]]) -> Iterator[tuple[Tensor, Tensor]]:
    """One epoch after another."""
    while True:
        yield from loader
