"""The original's recipe on its way to the target: one epoch of 60,000 images a turn."""

import time

import torch

from bench.original import OriginalVae, mean_neg_elbo, plain_adam, step
from bench.raw_images import TEST, TRAIN, read_images
from bench.serve import Turn
from bench.settings import ORIGINAL_BATCH, TEST_SEED


def prepare(threads: int, seed: int) -> Turn:
    """A turn gives the seconds of the epoch's steps and the -ELBO after it."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    x, test_x = read_images(TRAIN), read_images(TEST)
    model = OriginalVae()
    optimizer = plain_adam(model)

    def turn() -> dict[str, float]:
        start = time.perf_counter()
        for batch in torch.randperm(len(x)).split(ORIGINAL_BATCH):
            step(model, optimizer, x[batch])
        seconds = time.perf_counter() - start
        with torch.random.fork_rng():
            torch.manual_seed(TEST_SEED)
            return {"seconds": seconds, "neg_elbo": mean_neg_elbo(model, test_x)}

    return turn
