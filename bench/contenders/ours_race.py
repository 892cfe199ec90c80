"""Our model and fit() with a short schedule: one whole training a turn, each with another seed."""

import time
from itertools import count
from typing import Any

import torch

from bench.serve import Turn
from bench.settings import TEST_SEED
from blenddigits.core.params import FitParams, load_params
from blenddigits.data.data_set import load_data_set
from blenddigits.data.splits import load_splits
from blenddigits.models.autoencoders import VAE
from blenddigits.models.compute import seeded_generator, set_up_torch
from blenddigits.models.prior import make_prior
from blenddigits.training.loop import fit
from blenddigits.training.metrics import neg_elbo_parts
from blenddigits.training.objectives import vae_objective


def prepare(fit_params: dict[str, Any]) -> Turn:
    """A turn gives the seconds of the training and the -ELBO that it reached."""
    params, cfg = load_params(), FitParams(**fit_params)
    compute = params.compute.model_copy(update={"device": "cpu"})
    device = set_up_torch(compute)
    splits = load_splits(load_data_set(), cfg.batch_size, device)
    seeds = count(params.seed)

    def turn() -> dict[str, float]:
        seed = next(seeds)
        generator = seeded_generator(seed, device)
        torch.manual_seed(seed)
        start = time.perf_counter()
        prior = make_prior(params.prior, params.latent_dim)
        vae = VAE(params.hidden_dim, params.latent_dim, prior)
        objective = vae_objective(vae, params.train_vae.beta)
        fit(vae, objective, splits.train, splits.validation_x, cfg, compute, generator)
        seconds = time.perf_counter() - start
        draws = seeded_generator(TEST_SEED, device)
        return {
            "seconds": seconds,
            "neg_elbo": sum(neg_elbo_parts(vae, splits.test_x, draws)),
            "validation_neg_elbo": sum(neg_elbo_parts(vae, splits.validation_x, draws)),
        }

    return turn
