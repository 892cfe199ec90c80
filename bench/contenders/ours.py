"""Our training as the stage train_vae runs it: one epoch of fit() a turn."""

import time
from collections.abc import Iterator

import torch
from torch.utils.flop_counter import FlopCounterMode

from bench.serve import Turn
from blenddigits.core.params import Params, load_params
from blenddigits.data.data_set import load_data_set
from blenddigits.data.idx import USUAL_SIDE
from blenddigits.data.images import Images
from blenddigits.data.splits import Batches, load_splits
from blenddigits.models.autoencoders import VAE
from blenddigits.models.compute import seeded_generator, set_up_torch
from blenddigits.models.prior import make_prior
from blenddigits.training.loop import fit
from blenddigits.training.objectives import Objective, vae_objective


class TimedBatches:
    """Batches that note how long the steps of an epoch took, validation left out."""

    def __init__(self, batches: Batches) -> None:
        self._batches = batches
        self.seconds = 0.0

    def __len__(self) -> int:
        return len(self._batches)

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """One pass; the clock runs from the request for the first batch to the end."""
        start = time.perf_counter()
        yield from self._batches.epoch(generator)
        self.seconds = time.perf_counter() - start


def prepare() -> Turn:
    """A turn gives the speed of the steps and the seconds of the whole epoch."""
    params = load_params()
    compute = params.compute.model_copy(update={"device": "cpu"})
    cfg = params.train_vae.model_copy(update={"epochs": 1})
    device = set_up_torch(compute)
    splits = load_splits(load_data_set(), cfg.batch_size, device)
    batches = TimedBatches(splits.train)
    vae, objective, generator = untrained(params, device)
    flops = flops_per_image(objective, generator)

    def turn() -> dict[str, float]:
        start = time.perf_counter()
        fit(vae, objective, batches, splits.validation_x, cfg, compute, generator)
        return {
            "epoch_s": time.perf_counter() - start,
            "images_per_s": len(batches) * cfg.batch_size / batches.seconds,
            "flops_per_image": flops,
        }

    return turn


def untrained(params: Params, device: torch.device) -> tuple[VAE, Objective, torch.Generator]:
    """What train_vae begins with."""
    torch.manual_seed(params.seed)
    prior = make_prior(params.prior, params.latent_dim)
    vae = VAE(params.hidden_dim, params.latent_dim, prior)
    generator = seeded_generator(params.seed, device)
    return vae, vae_objective(vae, params.train_vae.beta), generator


def flops_per_image(objective: Objective, generator: torch.Generator) -> float:
    """Floating-point operations of the matrix products, forward and backward, for one image."""
    count = 8
    with FlopCounterMode(display=False) as counter:
        objective(torch.rand(count, 1, USUAL_SIDE, USUAL_SIDE), generator).loss.backward()
    return counter.get_total_flops() / count
