"""How far ONNX Runtime is from PyTorch."""

from collections.abc import Mapping

import numpy as np
import onnx
import torch
from jaxtyping import Bool
from onnxruntime import InferenceSession, SessionOptions
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.params import ExportParams
from blenddigits.data.images import Codes, Images
from blenddigits.export.onnx import Encoder
from blenddigits.inference.session import BATCH_SIZE, run_batched
from blenddigits.latent.blend import Blend
from blenddigits.latent.path import Times
from blenddigits.models.autoencoders import Autoencoder

Arrays = dict[str, np.ndarray]
Tensors = Mapping[str, torch.Tensor]

BLEND_PAIRS = 1000  # that are compared: each costs as much as 270 decoded images
ROUNDING = 2e-6  # by which the codes of two runtimes differ, in latent units
STEADY = 1e-5  # in pixel units


@torch.no_grad()
def max_abs_diffs(
    models: Mapping[str, onnx.ModelProto], blend: Blend, x: Images, generator: torch.Generator
) -> dict[str, float]:
    """The largest difference of any output number, for each model, over all images `x`.

    The blend joins the first images with as many of the second half, at random alphas. Pairs whose
    path has to choose between two stations that are equally good to rounding are left out.

    Raises UserError when that leaves none.
    """
    mu, logvar = Encoder(blend.vae)(x)
    half = len(x) // 2
    first, second = slice(min(half, BLEND_PAIRS)), slice(half, half + min(half, BLEND_PAIRS))
    alpha = torch.rand(first.stop, 1, generator=generator)
    steady = _are_steady(blend, mu[first], mu[second], alpha, generator)
    if not steady.any():
        raise UserError(
            f"export_onnx.images: the first {len(x)} make {len(steady)} pairs, and the blend of "
            f"each hangs on rounding: there is none to compare; raise it"
        )
    image_a, image_b, alpha = x[first][steady], x[second][steady], alpha[steady]
    batches = zip(*(part.split(BATCH_SIZE) for part in (image_a, image_b, alpha)), strict=True)
    inputs = {
        "encoder": {"image": x},
        "decoder": {"z": mu},
        "blend": {"image_a": image_a, "image_b": image_b, "alpha": alpha},
    }
    expected = {
        "encoder": {"mu": mu, "logvar": logvar},
        "decoder": {"image": blend.decode(mu)},
        "blend": {"image": torch.cat([blend(*batch) for batch in batches])},
    }
    return _differences(models, inputs, expected)


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
    blend: Blend, mu_a: Codes, mu_b: Codes, alpha: Times, generator: torch.Generator
) -> Bool[Tensor, " batch"]:
    """Whether codes that differ by no more than rounding give the same picture.

    One that is no numbers counts: where PyTorch gives none, the export is not to be trusted.
    """
    steady = []
    for a, b, at in zip(*(part.split(BATCH_SIZE) for part in (mu_a, mu_b, alpha)), strict=True):
        by_a, by_b = ROUNDING * torch.randn(2, *a.shape, generator=generator)
        pictures = blend.decode(blend.code_at(a, b, at))
        moved = blend.decode(blend.code_at(a + by_a, b + by_b, at))
        differences = (pictures - moved).abs().amax(dim=(1, 2, 3))
        steady.append(~(differences >= STEADY))  # which NaN is not
    return torch.cat(steady)


def check_parity(diffs: Mapping[str, float], cfg: ExportParams) -> None:
    """Raise UserError when ONNX Runtime and PyTorch disagree by more than the limits.

    The blend has one of its own: a path moves further than its ends do, where it has to choose
    between two stations about thirty times as far.
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
        name: largest_difference(run_model(model, **_arrays(inputs[name])), _arrays(expected[name]))
        for name, model in models.items()
    }


def _arrays(tensors: Tensors) -> Arrays:
    return {name: tensor.numpy() for name, tensor in tensors.items()}
