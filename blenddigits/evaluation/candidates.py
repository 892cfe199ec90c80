"""What is compared: models, and the digits on which they are."""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from jaxtyping import Int64
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.params import EvaluateParams
from blenddigits.data.data_set import DataSet
from blenddigits.data.images import Bytes, Codes, Images, Labels, to_intensities
from blenddigits.data.mnist import load_known, load_split
from blenddigits.latent.guide import Guide
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import mean_codes

Indices = Int64[Tensor, " pairs"]


class Pairs(NamedTuple):
    """Which of the test images to start from, and which to end at."""

    first: Indices
    second: Indices


class Digits(NamedTuple):
    """Real images: of many to train on some, and `real_x` of these, in random order."""

    train_images: Bytes
    real_x: Images
    test_x: Images
    test_labels: Labels
    pairs: Pairs


class Candidate(NamedTuple):
    """A model with what stands for the digits in it."""

    model: Autoencoder | VAE
    test_codes: Codes
    guide: Guide


def load_digits(cfg: EvaluateParams, generator: torch.Generator) -> Digits:
    """The images to measure on, and the pairs to blend."""
    device, train_images = generator.device, load_known()[0].to(generator.device)
    test_images, test_labels = (part[: cfg.images].to(device) for part in load_split("test"))
    order = torch.randperm(len(train_images), generator=generator, device=device)
    pairs = choose_pairs(test_labels, cfg.pairs, generator)
    real_x, test_x = map(to_intensities, (train_images[order[: cfg.real_images]], test_images))
    return Digits(train_images, real_x, test_x, test_labels, pairs)


def check_every_class(digits: Digits, data: DataSet) -> None:
    """Raise UserError when the first `evaluate.images` leave out a class, which figures show."""
    missing = set(range(len(data.classes))) - set(digits.test_labels.tolist())
    if missing:
        raise UserError(
            f"evaluate.images: the first {len(digits.test_labels)} hold no {data.noun} "
            f"{data.classes[min(missing)]}; raise it"
        )


def choose_pairs(labels: Labels, count: int, generator: torch.Generator) -> Pairs:
    """`count` pairs of images of different classes, drawn evenly from all such pairs.

    Raises UserError when all are of one class.
    """
    if len(labels.unique()) == 1:
        raise UserError(f"evaluate.images: the first {len(labels)} are all of one class; raise it")
    drawn = torch.zeros(2, 0, dtype=torch.long, device=labels.device)
    while drawn.shape[1] < count:
        first, second = torch.randint(
            len(labels), (2, 2 * count), generator=generator, device=labels.device
        )
        unlike = labels[first] != labels[second]
        drawn = torch.cat([drawn, torch.stack([first[unlike], second[unlike]])], dim=1)
    return Pairs(*drawn[:, :count])


def prepare_candidates(
    models: Mapping[str, Autoencoder | VAE], guides: Mapping[str, Guide], test_x: Images
) -> dict[str, Candidate]:
    """The models with their codes of these images."""
    return {name: prepare_candidate(model, guides[name], test_x) for name, model in models.items()}


def prepare_candidate(model: Autoencoder | VAE, guide: Guide, test_x: Images) -> Candidate:
    """The model with its codes, all where the images are."""
    device = test_x.device
    return Candidate(model, mean_codes(model.to(device), test_x), guide.to(device))
