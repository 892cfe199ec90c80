"""What an image is, and how far two are apart; the only place where 255 stands for white."""

from collections.abc import Iterator

import torch
from jaxtyping import Float, Float64, Int64, Shaped, UInt8
from torch import Tensor

Images = Float[Tensor, "batch 1 side side"]
Bytes = UInt8[Tensor, "batch 1 side side"]  # images as they are stored
Codes = Float[Tensor, "batch latent"]
Labels = Int64[Tensor, " batch"]
PerImage = Float[Tensor, " batch"]

LEAST_ERROR = 1e-10  # mean square: 100 dB


def to_intensities(images: UInt8[Tensor, "*shape"]) -> Float[Tensor, "*shape"]:
    """Bytes 0 to 255 as float32 in [0, 1]."""
    return images.to(torch.float32) / 255


def in_batches(images: Images | Bytes, size: int) -> Iterator[Images]:
    """So many at a time, in [0, 1]: of many large images the bytes alone fit into memory."""
    for batch in torch.split(images, size):
        yield batch if batch.is_floating_point() else to_intensities(batch)


def to_bytes(x: Float[Tensor, "*shape"]) -> UInt8[Tensor, "*shape"]:
    """Intensities in [0, 1] as the nearest of the bytes 0 to 255."""
    return (x * 255).round().to(torch.uint8)


def psnr(x_hat: Images, x: Images) -> PerImage:
    """Peak signal-to-noise ratio of each image in dB, for intensities in [0, 1]; at most 100.

    Equal images, as black ones may be, have no noise at all: JSON has no infinity.
    """
    return -10 * (x_hat - x).square().mean(dim=(1, 2, 3)).clamp(min=LEAST_ERROR).log10()


def as_double(values: Shaped[Tensor, "*shape"]) -> Float64[Tensor, "*shape"]:
    """The same in double precision, on the CPU: Apple's GPUs have none."""
    return values.cpu().double()


def spread_out(items: Tensor, most: int) -> Tensor:
    """At most so many of them, from all along: the first half of MNIST's test images is easier."""
    count = min(most, len(items))
    return items[torch.arange(count, device=items.device) * len(items) // count]
