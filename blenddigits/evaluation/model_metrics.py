"""How a model reconstructs and invents images, and how well it explains them."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchmetrics needs it
from blenddigits.core.files import DECIMALS
from blenddigits.core.params import EvaluateParams
from blenddigits.data.images import Codes, Images, Labels, PerImage, as_double, spread_out
from blenddigits.data.noise import add_gaussian_noise, by_noise_std
from blenddigits.evaluation.blend_metrics import strictest
from blenddigits.evaluation.candidates import Candidate, Digits
from blenddigits.evaluation.likeness import Reference, judge_together
from blenddigits.judge.classifier import Judge, Judges, Verdicts
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import decode, mean_codes, reconstruct
from blenddigits.models.compute import seeded_generator
from blenddigits.models.elbo import binary_cross_entropy, log_normal

from torchmetrics.functional.image import (  # isort: skip
    structural_similarity_index_measure as ssim,
)

BOUND_AT_ONCE = 3200  # codes: those of one image or of several
ACTIVE_VARIANCE = 0.01

ModelMetrics = dict[str, Any]


@torch.no_grad()
def model_metrics(
    candidate: Candidate,
    digits: Digits,
    judges: Judges,
    references: Mapping[str, Reference],
    crossfade_fds: Mapping[str, float],
    cfg: EvaluateParams,
    seed: int,
) -> ModelMetrics:
    """The numbers of one model that its training stage has not given: see also vae_metrics."""
    model, x, device = candidate.model, digits.test_x, digits.test_x.device
    few = spread_out(x, cfg.slow_images)
    numbers: ModelMetrics = {}
    if isinstance(model, VAE):
        generator = seeded_generator(seed, device)
        bound = importance_weighted_bound(model, x, cfg.bound_samples, generator)
        numbers |= {
            "neg_iw_bound": round(bound, DECIMALS),
            "active_units": active_units(candidate.test_codes),
        }
    numbers["ssim"] = ssim_by_noise(model, few, seeded_generator(seed, device))
    codes = draw_codes(model, digits.real_x, cfg.prior_samples, seeded_generator(seed, device))
    shown = Shown(decode(model, candidate.test_codes), decode(model, codes))
    by_judge = {
        name: likeness(shown, digits.test_labels, judge, references[name], crossfade_fds[name])
        for name, judge in judges.items()
    }
    return numbers | strictest(by_judge.values()) | {"by_judge": by_judge}


class Shown(NamedTuple):
    """What a model shows: of each test image, and of its own."""

    reconstructions: Images
    samples: Images


def likeness(
    shown: Shown, labels: Labels, judge: Judge, reference: Reference, crossfade_fd: float
) -> dict[str, float]:
    """How much one judge takes a model's pictures for digits, and for the right ones."""
    reconstructed, invented = (judge_together(judge, x) for x in shown)
    fds = {
        "fd_reconstructions": reference.frechet(reconstructed.features),
        "fd_samples": reference.frechet(invented.features),
    }
    shares = {f"{name}_share": fd / crossfade_fd for name, fd in fds.items()}
    numbers = {"class_kept": class_kept(reconstructed, labels)} | fds | shares
    return {name: round(value, DECIMALS) for name, value in numbers.items()}


def class_kept(verdicts: Verdicts, labels: Labels) -> float:
    """The share of images that are judged to show what their labels say."""
    return float(as_double(verdicts.labels == labels).mean())


def draw_codes(
    model: Autoencoder | VAE, real_x: Images, count: int, generator: torch.Generator
) -> Float[Tensor, "count latent"]:
    """Codes to invent images from: of a VAE draws from its prior.

    An AE has no prior. For a fair control its codes come from the Gaussian fitted to those of
    real images, which has seen data where the VAE's prior has not.
    """
    if isinstance(model, VAE):
        return model.prior.sample(count, generator)
    eps = torch.randn(count, model.latent_dim, generator=generator, device=real_x.device)
    codes = mean_codes(model, real_x)
    variances, axes = torch.linalg.eigh(torch.atleast_2d(codes.T.cov()))
    return codes.mean(dim=0) + (eps * variances.clamp(min=0).sqrt()) @ axes.T


def ssim_by_noise(
    model: Autoencoder | VAE, x: Images, generator: torch.Generator
) -> dict[str, float]:
    """Mean structural similarity to the clean image (Wang et al. 2004), as psnr_by_noise."""

    def measure(std: float) -> float:
        return round(_ssim(reconstruct(model, add_gaussian_noise(x, std, generator)), x), DECIMALS)

    return by_noise_std(measure)


def _ssim(x_hat: Images, x: Images) -> float:
    value = ssim(x_hat, x, data_range=1.0)
    assert isinstance(value, Tensor)  # a tuple only where its parts are asked for
    return float(value)


@torch.no_grad()
def importance_weighted_bound(
    model: VAE, x: Images, samples: int, generator: torch.Generator
) -> float:
    """The mean upper bound of -log p(x) in nats per image (Burda et al. 2016, equation 8).

    One sample gives -ELBO, more give a tighter bound.
    """
    bounds = importance_weighted_bounds(model, x, samples, generator)
    return float(as_double(bounds).mean())


@torch.no_grad()
def importance_weighted_bounds(
    model: VAE, x: Images, samples: int, generator: torch.Generator
) -> PerImage:
    """The bound of each image, as many images at once as fit into a cache."""
    batches = x.split(max(1, BOUND_AT_ONCE // samples))
    return torch.cat([_bound(model, batch, samples, generator) for batch in batches])


@torch.no_grad()
def active_units(mu: Codes) -> int:
    """The latent axes whose mu varies over the data by more than 0.01 (Burda et al. 2016)."""
    return int((mu.var(dim=0) > ACTIVE_VARIANCE).sum())


def _bound(model: VAE, x: Images, samples: int, generator: torch.Generator) -> PerImage:
    mu, logvar = (part.repeat_interleave(samples, dim=0) for part in model.encode(x))
    z = model.reparameterize(mu, logvar, generator)
    bce = binary_cross_entropy(model.decode(z), x.repeat_interleave(samples, dim=0))
    log_weight = model.prior.log_prob(z) - bce - log_normal(z, mu, logvar)
    return math.log(samples) - log_weight.unflatten(0, (len(x), samples)).logsumexp(dim=1)
