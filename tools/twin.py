"""The same recipe on binarised MNIST: the one number that stands beside the literature's.

Run as `python -m tools.twin`, which `make twin` does. Published bounds on -log p(x), 78 to 90 nats,
are of pixels that are black or white. Ours are grey, and a Bernoulli likelihood of grey pixels has
a floor of 45.5 nats that no model gets below, so the two do not compare. The twin is trained as
train_vae trains, on pixels that are drawn anew in every epoch with their grey as the probability
(Salakhutdinov & Murray 2008; Burda et al. 2016), and measured on test images that are drawn once.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from blenddigits.core.files import DECIMALS, write_json
from blenddigits.core.params import Params, load_params
from blenddigits.core.stage import run_program
from blenddigits.data.data_set import load_data_set
from blenddigits.data.images import Images
from blenddigits.data.splits import Batches, load_splits
from blenddigits.evaluation import intervals
from blenddigits.evaluation.model_metrics import importance_weighted_bounds
from blenddigits.models.autoencoders import VAE, count_parameters
from blenddigits.models.compute import compute_facts, seeded_generator, set_up_torch
from blenddigits.models.prior import make_prior
from blenddigits.training.loop import fit
from blenddigits.training.metrics import neg_elbo_parts
from blenddigits.training.objectives import vae_objective

RESULTS = Path("docs") / "twin.json"
SAMPLES = 5000  # codes an image, as in most papers
REPORTED = 500  # images, after which a line is printed


class BinarisedBatches:
    """Batches whose pixels are drawn anew each time: black or white."""

    def __init__(self, grey: Batches) -> None:
        self._grey = grey

    def __len__(self) -> int:
        return len(self._grey)

    def epoch(self, generator: torch.Generator) -> Iterator[Images]:
        """One pass in the order, and with the pixels, that `generator` draws."""
        return (binarised(x, generator) for x in self._grey.epoch(generator))


def binarised(x: Images, generator: torch.Generator) -> Images:
    """Each pixel white with its intensity as the probability, else black."""
    return torch.bernoulli(x, generator=generator)


def train_twin(params: Params, train: Batches, validation_x: Images, device: torch.device) -> VAE:
    """The model of train_vae, trained likewise on binarised images."""
    torch.manual_seed(params.seed)
    prior = make_prior(params.prior, params.latent_dim)
    vae = VAE(params.hidden_dim, params.latent_dim, prior).to(device)
    cfg, generator = params.train_vae, seeded_generator(params.seed, device)
    objective = vae_objective(vae, cfg.beta)
    fit(vae, objective, BinarisedBatches(train), validation_x, cfg, params.compute, generator)
    return vae


def bounds(vae: VAE, x: Images, samples: int, generator: torch.Generator) -> torch.Tensor:
    """The bound of each image; a line after every REPORTED of them, as it takes minutes."""
    found: list[torch.Tensor] = []
    start = time.perf_counter()
    for some in x.split(REPORTED):
        found.append(importance_weighted_bounds(vae, some, samples, generator))
        done = torch.cat(found)
        seconds = time.perf_counter() - start
        print(f"{len(done):>6} images  {float(done.mean()):.3f} nats  {seconds:.0f} s", flush=True)
    return torch.cat(found)


def main() -> None:
    """Train the twin, measure it, and write docs/twin.json."""
    parser = argparse.ArgumentParser(prog="make twin", description=__doc__)
    parser.add_argument("--images", type=int, default=10_000, help="test images, the first so many")
    images = parser.parse_args().images
    params = load_params()
    device, seed = set_up_torch(params.compute), params.seed
    splits = load_splits(load_data_set(), params.train_vae.batch_size, device)
    generator = seeded_generator(seed, device)
    test_x, validation_x = (binarised(x, generator) for x in (splits.test_x, splits.validation_x))

    vae = train_twin(params, splits.train, validation_x, device)
    bce, kl = neg_elbo_parts(vae, test_x, seeded_generator(seed, device))
    found = bounds(vae, test_x[:images], SAMPLES, seeded_generator(seed, device))
    numbers = {
        "neg_elbo": bce + kl,
        "neg_iw_bound": float(found.double().mean()),
        "half_width": intervals.of_mean(found),
    }
    sizes = {"samples": SAMPLES, "images": len(found), "parameters": count_parameters(vae)}
    rounded = {name: round(value, DECIMALS) for name, value in numbers.items()}
    write_json(RESULTS, rounded | sizes | {"seed": seed} | compute_facts(params.compute))
    print(f"{RESULTS}: {rounded['neg_iw_bound']} nats with {SAMPLES} samples an image")


if __name__ == "__main__":
    run_program(main)
