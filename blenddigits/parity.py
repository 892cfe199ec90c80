"""How far ONNX Runtime is from PyTorch, and a compact decoder from the full one."""

from collections.abc import Mapping

import numpy as np
import onnx
import torch
from onnxruntime import InferenceSession

from blenddigits.blend import Blend
from blenddigits.compact import STORAGES, compact
from blenddigits.errors import UserError
from blenddigits.export import Decoder, Encoder
from blenddigits.models import VAE, Images
from blenddigits.runtime import run_batched

Arrays = dict[str, np.ndarray]


@torch.no_grad()
def max_abs_diffs(
    models: Mapping[str, onnx.ModelProto], vae: VAE, x: Images, generator: torch.Generator
) -> dict[str, float]:
    """The largest difference of any output number, for each model, over all images `x`.

    The blend joins each image with the one before it at a random alpha.
    """
    mu, logvar = Encoder(vae)(x)
    x_other, alpha = x.roll(1, dims=0), torch.rand(len(x), 1, generator=generator)
    inputs = {
        "encoder": {"image": x},
        "decoder": {"z": mu},
        "blend": {"image_a": x, "image_b": x_other, "alpha": alpha},
    }
    expected = {
        "encoder": {"mu": mu, "logvar": logvar},
        "decoder": {"image": Decoder(vae)(mu)},
        "blend": {"image": Blend(vae)(x, x_other, alpha)},
    }
    return {
        name: _largest_difference(_run(model, _arrays(inputs[name])), _arrays(expected[name]))
        for name, model in models.items()
    }


def check_parity(diffs: Mapping[str, float], limit: float) -> None:
    """Raise UserError when ONNX Runtime and PyTorch disagree by more than `limit`."""
    for name, diff in diffs.items():
        if not diff <= limit:
            raise UserError(
                f"{name}.onnx differs from PyTorch by {diff:.2e}, more than "
                f"export_onnx.max_abs_diff {limit:.2e}: the export is not to be trusted"
            )


def smallest_decoder(
    models: Mapping[str, onnx.ModelProto], x: Images, max_pixel_error: float
) -> tuple[onnx.ModelProto, dict[str, float]]:
    """The decoder in the smallest storage that keeps every pixel of `x` within `max_pixel_error`.

    Also what was measured: the bits of a weight in it, and the error and bytes of each storage.
    """
    mu = _run(models["encoder"], {"image": x.numpy()})["mu"]
    expected = _run(models["decoder"], {"z": mu})
    chosen, bits = models["decoder"], 32
    measured: dict[str, float] = {}
    for storage in STORAGES:
        candidate = compact(models["decoder"], storage)
        error = _largest_difference(_run(candidate, {"z": mu}), expected)
        measured[f"{storage.name}_max_pixel_error"] = error
        measured[f"{storage.name}_bytes"] = candidate.ByteSize()
        if error <= max_pixel_error and storage.bits < bits:
            chosen, bits = candidate, storage.bits
    return chosen, {"bits": bits, **measured}


def _run(model: onnx.ModelProto, inputs: Arrays) -> Arrays:
    return run_batched(InferenceSession(model.SerializeToString()), **inputs)


def _arrays(tensors: Mapping[str, torch.Tensor]) -> Arrays:
    return {name: tensor.numpy() for name, tensor in tensors.items()}


def _largest_difference(found: Arrays, expected: Arrays) -> float:
    return max(float(np.abs(found[name] - values).max()) for name, values in expected.items())
