"""How far ONNX Runtime is from PyTorch, and a compact decoder from the full one."""

from collections.abc import Mapping

import numpy as np
import onnx
import torch
from jaxtyping import Bool
from onnxruntime import InferenceSession
from torch import Tensor

from blenddigits.blend import Blend
from blenddigits.compact import STORAGES, compact
from blenddigits.errors import UserError
from blenddigits.export import Encoder
from blenddigits.models import Codes, Images
from blenddigits.path import distances, prototype_costs
from blenddigits.runtime import BATCH_SIZE, run_batched

Arrays = dict[str, np.ndarray]

TIE = 1e-4  # relative difference of two costs below which rounding may decide


@torch.no_grad()
def max_abs_diffs(
    models: Mapping[str, onnx.ModelProto], blend: Blend, x: Images, generator: torch.Generator
) -> dict[str, float]:
    """The largest difference of any output number, for each model, over all images `x`.

    The blend joins the first half with the second at random alphas. Where two prototypes are
    equally good to rounding, either may be taken: such pairs are left out.
    """
    mu, logvar = Encoder(blend.vae)(x)
    half = len(x) // 2
    clear = _has_clear_choice(blend, mu[:half], mu[half : 2 * half])
    image_a, image_b = x[:half][clear], x[half : 2 * half][clear]
    alpha = torch.rand(len(image_a), 1, generator=generator)
    inputs = {
        "encoder": {"image": x},
        "decoder": {"z": mu},
        "blend": {"image_a": image_a, "image_b": image_b, "alpha": alpha},
    }
    expected = {
        "encoder": {"mu": mu, "logvar": logvar},
        "decoder": {"image": blend.decode(mu)},
        "blend": {
            "image": torch.cat(
                [
                    blend(*batch)
                    for batch in zip(
                        image_a.split(BATCH_SIZE),
                        image_b.split(BATCH_SIZE),
                        alpha.split(BATCH_SIZE),
                        strict=True,
                    )
                ]
            )
        },
    }
    return {
        name: _largest_difference(_run(model, _arrays(inputs[name])), _arrays(expected[name]))
        for name, model in models.items()
    }


def _has_clear_choice(blend: Blend, mu_a: Codes, mu_b: Codes) -> Bool[Tensor, " batch"]:
    """Whether rounding can change neither the prototype nor the digit of either end."""
    prototypes = blend.prototypes
    choices = (
        prototype_costs(mu_a, mu_b, prototypes, blend.cfg),
        distances(mu_a, prototypes),
        distances(mu_b, prototypes),
    )
    if len(prototypes.labels) == 1:
        return torch.ones(len(mu_a), dtype=torch.bool)
    lowest = torch.stack([choice.topk(2, dim=1, largest=False).values for choice in choices])
    best, second = lowest.unbind(dim=2)
    return (second - best > TIE * second).all(dim=0)


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
) -> tuple[onnx.ModelProto, dict[str, int | float]]:
    """The decoder in the smallest storage that keeps every pixel of `x` within `max_pixel_error`.

    Also what was measured: the bits of a weight in it, and the error and bytes of each storage.
    """
    mu = _run(models["encoder"], {"image": x.numpy()})["mu"]
    expected = _run(models["decoder"], {"z": mu})
    chosen, bits = models["decoder"], 32
    measured: dict[str, int | float] = {}
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
    diffs = [np.abs(found[name] - values).max() for name, values in expected.items()]
    return float(np.max(diffs))  # unlike max(), NaN if any is
