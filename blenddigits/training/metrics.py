"""What a training stage reports of its model."""

from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core.files import DECIMALS
from blenddigits.data.images import Images, as_double, psnr
from blenddigits.data.noise import NOISE_STDS, add_gaussian_noise, by_noise_std
from blenddigits.data.splits import Splits
from blenddigits.models.autoencoders import VAE, Autoencoder, count_parameters
from blenddigits.models.codes import CODED_AT_ONCE, reconstruct
from blenddigits.models.elbo import binary_cross_entropy

PerImageOfBatch = Float[Tensor, " _"]  # batches may differ in length
Metrics = dict[str, int | float | dict[str, float]]


@torch.no_grad()
def neg_elbo_parts(model: VAE, x: Images, generator: torch.Generator) -> tuple[float, float]:
    """Mean bce and kl in nats per image, with one sampled code an image; their sum is -ELBO."""
    bce, kl = [], []
    for batch in x.split(CODED_AT_ONCE):
        x_logits, kl_of_each = model(batch, generator)
        bce.append(binary_cross_entropy(x_logits, batch))
        kl.append(kl_of_each)
    return _mean(bce), _mean(kl)


def vae_metrics(model: VAE, splits: Splits, generator: torch.Generator) -> Metrics:
    """-ELBO with its parts in nats per image, PSNR by noise level; on the test split but for one.

    Choices are made by `validation_neg_elbo`.
    """
    bce, kl = neg_elbo_parts(model, splits.test_x, generator)
    return {
        "neg_elbo": round(bce + kl, DECIMALS),
        "bce": round(bce, DECIMALS),
        "kl": round(kl, DECIMALS),
        "validation_neg_elbo": round(
            sum(neg_elbo_parts(model, splits.validation_x, generator)), DECIMALS
        ),
        "psnr_db": psnr_by_noise(model, splits.test_x, generator),
        "parameters": count_parameters(model),
    }


@torch.no_grad()
def autoencoder_metrics(model: Autoencoder, splits: Splits, generator: torch.Generator) -> Metrics:
    """Reconstruction in nats per image and PSNR by noise level; see vae_metrics."""
    bce, validation_bce = (
        _mean([binary_cross_entropy(model(batch), batch) for batch in x.split(CODED_AT_ONCE)])
        for x in (splits.test_x, splits.validation_x)
    )
    return {
        "bce": round(bce, DECIMALS),
        "validation_bce": round(validation_bce, DECIMALS),
        "psnr_db": psnr_by_noise(model, splits.test_x, generator),
        "parameters": count_parameters(model),
    }


def denoising_rows(model: VAE, x: Images, generator: torch.Generator) -> dict[str, Images]:
    """Clean images, then noisy ones and what the model makes of them, labelled for a figure."""
    rows = {"clean": x, "reconstructed": reconstruct(model, x)}
    for std in NOISE_STDS[1:]:
        noisy = add_gaussian_noise(x, std, generator)
        rows |= {f"noise {std}": noisy, f"denoised {std}": reconstruct(model, noisy)}
    return rows


def psnr_by_noise(
    model: Autoencoder | VAE, x: Images, generator: torch.Generator
) -> dict[str, float]:
    """Mean PSNR in dB against the clean image, by standard deviation of the input's noise."""
    return by_noise_std(lambda std: round(_mean(_psnr_at(model, x, std, generator)), DECIMALS))


def _psnr_at(
    model: Autoencoder | VAE, x: Images, std: float, generator: torch.Generator
) -> list[PerImageOfBatch]:
    return [
        psnr(reconstruct(model, add_gaussian_noise(batch, std, generator)), batch)
        for batch in x.split(CODED_AT_ONCE)
    ]


def _mean(parts: Sequence[PerImageOfBatch]) -> float:
    return float(as_double(torch.cat(list(parts))).mean())
