"""How a model reconstructs and invents images, and how well it explains them."""

from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchmetrics needs it
from blenddigits.core.params import EvaluateParams
from blenddigits.data.images import Images
from blenddigits.data.noise import NOISE_STDS, add_gaussian_noise
from blenddigits.evaluation.bounds import active_units, importance_weighted_bound
from blenddigits.evaluation.candidates import Contender, Digits
from blenddigits.evaluation.likeness import DECIMALS, Yardstick
from blenddigits.judge.classifier import Judge, judge_images
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import decode, mean_codes, reconstruct
from blenddigits.models.compute import seeded_generator

from torchmetrics.functional.image import (  # isort: skip
    structural_similarity_index_measure as ssim,
)

ModelMetrics = dict[str, Any]


@torch.no_grad()
def model_metrics(
    contender: Contender,
    digits: Digits,
    judge: Judge,
    yardstick: Yardstick,
    cfg: EvaluateParams,
    seed: int,
) -> ModelMetrics:
    """The numbers of one model that its training stage has not given: see also vae_metrics."""
    model, x, device = contender.model, digits.test_x, digits.test_x.device
    reconstructed = judge_images(judge, decode(model, contender.test_codes))
    kept = (reconstructed.labels == digits.test_labels).double().mean()
    generator = seeded_generator(seed, device)
    codes = draw_codes(model, digits.real_x, cfg.prior_samples, generator)
    numbers = {
        "class_kept": float(kept),
        "fd_reconstructions": yardstick.frechet(reconstructed),
        "fd_samples": yardstick.frechet(judge_images(judge, decode(model, codes))),
    }
    few = x[: cfg.slow_images]
    if isinstance(model, VAE):
        generator = seeded_generator(seed, device)
        numbers |= {
            "neg_iw_bound": importance_weighted_bound(model, few, cfg.bound_samples, generator),
            "active_units": active_units(contender.test_codes),
        }
    rounded: ModelMetrics = {name: round(value, DECIMALS) for name, value in numbers.items()}
    return rounded | {"ssim": ssim_by_noise(model, few, seeded_generator(seed, device))}


def draw_codes(
    model: Autoencoder | VAE, real_x: Images, count: int, generator: torch.Generator
) -> Float[Tensor, "count latent"]:
    """Codes to invent images from: of a VAE its prior N(0, I).

    An AE has no prior. For a fair control its codes come from the Gaussian fitted to those of
    real images, which has seen data where the VAE's prior has not.
    """
    eps = torch.randn(count, model.latent_dim, generator=generator, device=real_x.device)
    if isinstance(model, VAE):
        return eps
    codes = mean_codes(model, real_x)
    variances, axes = torch.linalg.eigh(codes.T.cov())
    return codes.mean(dim=0) + (eps * variances.clamp(min=0).sqrt()) @ axes.T


def ssim_by_noise(
    model: Autoencoder | VAE, x: Images, generator: torch.Generator
) -> dict[str, float]:
    """Mean structural similarity to the clean image (Wang et al. 2004), as psnr_by_noise."""
    return {
        f"noise_{std}".replace(".", "_"): round(
            _ssim(reconstruct(model, add_gaussian_noise(x, std, generator)), x), DECIMALS
        )
        for std in NOISE_STDS
    }


def _ssim(x_hat: Images, x: Images) -> float:
    value = ssim(x_hat, x, data_range=1.0)
    assert isinstance(value, Tensor)  # a tuple only where its parts are asked for
    return float(value)
