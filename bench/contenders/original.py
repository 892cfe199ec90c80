"""The original's recipe; its images wait in memory as floats, so only its compute counts."""

import time

import torch

from bench.original import OriginalVae, plain_adam, step
from bench.raw_images import TRAIN, read_images
from bench.serve import Turn
from bench.settings import ORIGINAL_BATCH


def prepare(threads: int, images: int) -> Turn:
    """A turn gives the speed of the steps."""
    torch.set_num_threads(threads)
    x = read_images(TRAIN)
    model = OriginalVae()
    optimizer = plain_adam(model)

    def turn() -> dict[str, float]:
        chosen = torch.randperm(len(x))[:images].split(ORIGINAL_BATCH)
        start = time.perf_counter()
        for batch in chosen:
            step(model, optimizer, x[batch])
        return {"images_per_s": images / (time.perf_counter() - start)}

    return turn
