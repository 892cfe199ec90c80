"""How far ONNX Runtime is from PyTorch."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import onnx
import torch
from jaxtyping import Bool
from onnxruntime import InferenceSession, SessionOptions
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.params import ExportParams
from blenddigits.data.images import Images
from blenddigits.export.onnx import Encoder
from blenddigits.inference.session import BATCH_SIZE, run_batched
from blenddigits.latent.blend import Blend
from blenddigits.latent.path import Times
from blenddigits.models.autoencoders import Autoencoder

Arrays = dict[str, np.ndarray]
Tensors = Mapping[str, torch.Tensor]

BLEND_PAIRS = 1000  # that are compared: each costs as much as 270 decoded images
ROUNDING = 2e-6  # by which the codes of two runtimes differ, in latent units
STEADY = (
    0.1  # of the limit on blends, that rounding alone may use up: one draw of it is not the worst
)


class BlendDiff(NamedTuple):
    """The largest difference of blends: of steady ones, and of those that hang on rounding."""

    steady: float
    unsteady: float
    unsteady_pairs: int


@torch.no_grad()
def vae_diffs(models: Mapping[str, onnx.ModelProto], blend: Blend, x: Images) -> dict[str, float]:
    """The largest difference of any output number, for each model, over all images `x`."""
    mu, logvar = Encoder(blend.vae)(x)
    inputs = {"encoder": {"image": x}, "decoder": {"z": mu}}
    expected = {
        "encoder": {"mu": mu, "logvar": logvar},
        "decoder": {"image": blend.decode(mu)},
    }
    return _differences(models, inputs, expected)


@torch.no_grad()
def blend_diff(
    model: onnx.ModelProto,
    blend: Blend,
    x: Images,
    generator: torch.Generator,
    cfg: ExportParams,
) -> BlendDiff:
    """The same of blends: of the first images with as many of the second half, at random alphas.

    Where a path is steep, rounding of its ends alone takes up a good part of the limit: such pairs
    are counted and measured, and not held to it.

    Raises UserError when there are no others.
    """
    half = len(x) // 2
    count = min(half, BLEND_PAIRS)
    image_a, image_b = x[:count], x[half : half + count]
    alpha = torch.rand(count, 1, generator=generator)
    steady = _are_steady(blend, image_a, image_b, alpha, generator, STEADY * cfg.max_blend_diff)
    if not steady.any():
        raise UserError(
            f"export_onnx.images: the first {len(x)} make {count} pairs, and the blend of "
            f"each hangs on rounding: there is none to compare; raise it"
        )
    batches = zip(*(part.split(BATCH_SIZE) for part in (image_a, image_b, alpha)), strict=True)
    expected = torch.cat([blend(*batch) for batch in batches]).numpy()
    inputs = {"image_a": image_a, "image_b": image_b, "alpha": alpha}
    found = run_model(model, **_arrays(inputs))["image"]
    diffs = torch.from_numpy(np.abs(found - expected).max(axis=(1, 2, 3)))
    steady |= diffs.isnan()  # which is more than rounding
    return BlendDiff(
        steady=float(diffs[steady].max()),
        unsteady=max(diffs[~steady].tolist(), default=0.0),
        unsteady_pairs=int((~steady).sum()),
    )


@torch.no_grad()
def autoencoder_diffs(
    models: Mapping[str, onnx.ModelProto], autoencoder: Autoencoder, x: Images
) -> dict[str, float]:
    """The largest difference of any output number, for each model, over all images `x`."""
    z = autoencoder.encode(x)
    inputs = {"ae_encoder": {"image": x}, "ae_decoder": {"z": z}}
    expected = {"ae_encoder": {"z": z}, "ae_decoder": {"image": autoencoder.show(z)}}
    return _differences(models, inputs, expected)


def _are_steady(
    blend: Blend,
    image_a: Images,
    image_b: Images,
    alpha: Times,
    generator: torch.Generator,
    limit: float,
) -> Bool[Tensor, " batch"]:
    """Whether codes that differ by no more than rounding give nearly the same picture.

    One that is no numbers counts: where PyTorch gives none, the export is not to be trusted.
    """
    steady = []
    mu_a, mu_b = (Encoder(blend.vae)(image)[0] for image in (image_a, image_b))
    for a, b, at in zip(*(part.split(BATCH_SIZE) for part in (mu_a, mu_b, alpha)), strict=True):
        by_a, by_b = ROUNDING * torch.randn(2, *a.shape, generator=generator)
        pictures = blend.decode(blend.code_at(a, b, at))
        moved = blend.decode(blend.code_at(a + by_a, b + by_b, at))
        differences = (pictures - moved).abs().amax(dim=(1, 2, 3))
        steady.append(~(differences >= limit))  # which NaN is not
    return torch.cat(steady)


def check_parity(diffs: Mapping[str, float], cfg: ExportParams) -> None:
    """Raise UserError when ONNX Runtime and PyTorch disagree by more than the limits.

    The blend has one of its own: a path moves further than its ends do.
    """
    for name, diff in diffs.items():
        key = "max_blend_diff" if name == "blend" else "max_abs_diff"
        limit = getattr(cfg, key)
        if not diff <= limit:
            raise UserError(
                f"{name}.onnx differs from PyTorch by {diff:.2e}, more than "
                f"export_onnx.{key} {limit:.2e}: the export is not to be trusted"
            )


def run_model(model: onnx.ModelProto, **inputs: np.ndarray) -> Arrays:
    """Every output by its name, for inputs of any length.

    On one thread: beside other work on the machine two are many times slower.
    """
    options = SessionOptions()
    options.intra_op_num_threads = 1
    return run_batched(InferenceSession(model.SerializeToString(), options), **inputs)


def largest_difference(found: Arrays, expected: Arrays) -> float:
    """Of any two numbers of the same output; NaN if any is."""
    diffs = [np.abs(found[name] - values).max() for name, values in expected.items()]
    return float(np.max(diffs))  # unlike max(), NaN if any is


def _differences(
    models: Mapping[str, onnx.ModelProto],
    inputs: Mapping[str, Tensors],
    expected: Mapping[str, Tensors],
) -> dict[str, float]:
    return {
        name: largest_difference(run_model(models[name], **_arrays(inputs[name])), _arrays(outputs))
        for name, outputs in expected.items()
    }


def _arrays(tensors: Tensors) -> Arrays:
    return {name: tensor.numpy() for name, tensor in tensors.items()}
