"""How far ONNX Runtime is from PyTorch."""

from collections.abc import Mapping

import numpy as np
import onnx
import torch
from onnxruntime import InferenceSession, SessionOptions

from blenddigits.core.errors import UserError
from blenddigits.core.params import ExportParams
from blenddigits.data.images import Images
from blenddigits.export.onnx import Encoder
from blenddigits.inference.session import BATCH_SIZE, run_batched
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import Autoencoder

Arrays = dict[str, np.ndarray]
Tensors = Mapping[str, torch.Tensor]

BLEND_PAIRS = 1000  # that are compared: each costs as much as 130 decoded images


@torch.no_grad()
def max_abs_diffs(
    models: Mapping[str, onnx.ModelProto], blend: Blend, x: Images, generator: torch.Generator
) -> dict[str, float]:
    """The largest difference of any output number, for each model, over all images `x`.

    The blend joins the first images with as many of the second half, at random alphas.
    """
    mu, logvar = Encoder(blend.vae)(x)
    half = len(x) // 2
    first, second = slice(min(half, BLEND_PAIRS)), slice(half, half + min(half, BLEND_PAIRS))
    image_a, image_b = x[first], x[second]
    alpha = torch.rand(len(image_a), 1, generator=generator)
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


def check_parity(diffs: Mapping[str, float], cfg: ExportParams) -> None:
    """Raise UserError when ONNX Runtime and PyTorch disagree by more than the limits.

    The blend has one of its own: where a path has to choose between two stations, it moves about
    thirty times as far as its ends do, and rounding moves those by some 1e-6.
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
