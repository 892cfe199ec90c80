"""The smallest form of an encoder and a decoder that leaves the pictures as they are."""

import gzip
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import onnx

from blenddigits.export.compression import STORAGES, compact
from blenddigits.export.parity import run_model
from blenddigits.models.autoencoders import Images

Measured = dict[str, int | float]


class Small(NamedTuple):
    """A model, the bits of a weight in it, and the error and bytes of every storage."""

    model: onnx.ModelProto
    measured: Measured


def smallest_models(
    models: Mapping[str, onnx.ModelProto], x: Images, max_pixel_error: float
) -> tuple[dict[str, onnx.ModelProto], dict[str, Measured]]:
    """The small forms of all encoders and decoders, NAME_small, and what was measured of each."""
    small = {}
    for prefix in ("", "ae_"):
        encoder, decoder = models[f"{prefix}encoder"], models[f"{prefix}decoder"]
        small[f"{prefix}encoder"] = smallest_encoder(encoder, decoder, x, max_pixel_error)
        small[f"{prefix}decoder"] = smallest_decoder(encoder, decoder, x, max_pixel_error)
    return (
        {f"{name}_small": found.model for name, found in small.items()},
        {f"small_{name}": found.measured for name, found in small.items()},
    )


def smallest_encoder(
    encoder: onnx.ModelProto, decoder: onnx.ModelProto, x: Images, max_pixel_error: float
) -> Small:
    """The encoder in the fewest bits that keep every pixel of the reconstructions of `x`."""
    return _smallest(
        encoder,
        lambda candidate: run_model(decoder, z=_codes(candidate, x))["image"],
        max_pixel_error,
    )


def smallest_decoder(
    encoder: onnx.ModelProto, decoder: onnx.ModelProto, x: Images, max_pixel_error: float
) -> Small:
    """The decoder in the fewest bits that keep every pixel of the reconstructions of `x`."""
    z = _codes(encoder, x)
    return _smallest(decoder, lambda candidate: run_model(candidate, z=z)["image"], max_pixel_error)


def _codes(encoder: onnx.ModelProto, x: Images) -> np.ndarray:
    """Its first output, whether that is called mu or z."""
    return run_model(encoder, image=x.numpy())[encoder.graph.output[0].name]


def _smallest(
    model: onnx.ModelProto,
    pictures: Callable[[onnx.ModelProto], np.ndarray],
    max_pixel_error: float,
) -> Small:
    expected = pictures(model)
    chosen, bits = model, 32
    measured: Measured = {}
    for storage in STORAGES:
        candidate = compact(model, storage)
        content = candidate.SerializeToString()
        error = float(np.abs(pictures(candidate) - expected).max())
        measured[f"{storage.name}_max_pixel_error"] = error
        measured[f"{storage.name}_bytes"] = len(content)
        measured[f"{storage.name}_gzip_bytes"] = len(gzip.compress(content, mtime=0))
        if error <= max_pixel_error and storage.bits < bits:
            chosen, bits = candidate, storage.bits
    return Small(chosen, {"bits": bits, **measured})
