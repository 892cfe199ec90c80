"""Gaussian noise on images."""

from collections.abc import Callable

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core.params import FinetuneParams
from blenddigits.data.draws import normal, uniform
from blenddigits.data.images import Images

Corruption = Callable[[Images, torch.Generator], Images]

NOISE_STDS = (0.0, 0.2, 0.4)  # at which models are compared, in pixel units of [0, 1]


def by_noise_std(measure: Callable[[float], float]) -> dict[str, float]:
    """What is measured at each of NOISE_STDS, in their order, under keys such as noise_0_2."""
    return {f"noise_{std}".replace(".", "_"): measure(std) for std in NOISE_STDS}


def keep_clean(x: Images, _: torch.Generator) -> Images:
    """The images as they are."""
    return x


def draw_noise_std(
    count: int, cfg: FinetuneParams, generator: torch.Generator
) -> Float[Tensor, " batch"]:
    """One standard deviation an image: uniform in the range, 0 for the share left clean."""
    at, is_clean = uniform([count], generator), uniform([count], generator)
    std = cfg.noise_std_min + (cfg.noise_std_max - cfg.noise_std_min) * at
    return std.where(is_clean >= cfg.clean_share, 0.0)


def add_gaussian_noise(
    x: Images, std: float | Float[Tensor, "batch 1 1 1"], generator: torch.Generator
) -> Images:
    """x + N(0, std^2), clipped to [0, 1]; one std for all images or each its own."""
    return (x + std * normal(x.shape, generator)).clamp(0, 1)


def noise_on_some(cfg: FinetuneParams) -> Corruption:
    """What fine-tuning does to a batch: noise of a random strength, some images left clean."""

    def corrupt(x: Images, generator: torch.Generator) -> Images:
        std = draw_noise_std(len(x), cfg, generator)
        return add_gaussian_noise(x, std.view(-1, 1, 1, 1), generator)

    return corrupt
