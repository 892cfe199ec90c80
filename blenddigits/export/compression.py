"""Smaller ONNX files: the fewest bits a weight that leave the pictures as they are."""

import gzip
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import onnx
from jaxtyping import Float
from onnx import TensorProto, helper, numpy_helper

from blenddigits.data.images import Images
from blenddigits.export.onnx import WEIGHT_BITS
from blenddigits.export.parity import run_model
from blenddigits.models.quantization import largest_integer

LARGEST_BITS = 8  # of the integers that a weight is kept in

Matrix = Float[np.ndarray, "_ _"]
Measured = dict[str, int | float]
Stored = tuple[list[TensorProto], list[onnx.NodeProto]]  # constants, and nodes that restore it


class Storage(NamedTuple):
    """A way to keep a matrix in fewer bits."""

    name: str
    bits: int
    store: Callable[[TensorProto, int], Stored]  # of a weight that was rounded to so many bits


def store_as_fp16(weight: TensorProto, _: int) -> Stored:
    """Half the bytes: float16 and a Cast back."""
    values = numpy_helper.to_array(weight).astype(np.float16)
    stored = numpy_helper.from_array(values, f"{weight.name}_fp16")
    return [stored], [_cast(stored.name, weight.name)]


def store_as_int8(weight: TensorProto, weight_bits: int) -> Stored:
    """A quarter of the bytes: whole numbers times one scale for each row, or for each column.

    Which of them is closer: the exporter turns some matrices. Weights that quantization.py rounded
    to 8 bits or fewer stay as they are.
    """
    values = numpy_helper.to_array(weight)
    bits = min(weight_bits, LARGEST_BITS)
    scales = min(
        (_scales(values, axis, bits) for axis in (0, 1)), key=lambda scales: _error(values, scales)
    )
    stored = numpy_helper.from_array(
        np.round(values / scales).astype(np.int8), f"{weight.name}_int8"
    )
    scale = numpy_helper.from_array(scales, f"{weight.name}_scale")
    as_float = f"{weight.name}_float"
    scaling = helper.make_node("Mul", [as_float, scale.name], [weight.name])
    return [stored, scale], [_cast(stored.name, as_float), scaling]


def _scales(values: Matrix, axis: int, bits: int) -> Matrix:
    scales = np.abs(values).max(axis=axis, keepdims=True) / largest_integer(bits)
    return np.where(scales == 0, 1, scales).astype(np.float32)


def _error(values: Matrix, scales: Matrix) -> float:
    return float(np.square(np.round(values / scales) * scales - values).sum())


def compact(model: onnx.ModelProto, storage: Storage) -> onnx.ModelProto:
    """The same model with its matrices kept in `storage`; names, shapes and metadata stay.

    Only constants feed the added nodes, so ONNX Runtime works them out once, when a session
    starts: inference is as fast as before.
    """
    smaller = onnx.ModelProto()
    smaller.CopyFrom(model)
    graph = smaller.graph
    bits = weight_bits(model)
    matrices = [weight for weight in graph.initializer if len(weight.dims) == 2]
    nodes = list(graph.node)
    for weight in matrices:
        graph.initializer.remove(weight)
    del graph.node[:]
    for weight in matrices:
        constants, restoring = storage.store(weight, bits)
        graph.initializer.extend(constants)
        graph.node.extend(restoring)
    graph.node.extend(nodes)
    onnx.checker.check_model(smaller, full_check=True)
    return smaller


def weight_bits(model: onnx.ModelProto) -> int:
    """To how many bits the weights were rounded: what the metadata tell."""
    [bits] = [int(entry.value) for entry in model.metadata_props if entry.key == WEIGHT_BITS]
    return bits


def _cast(source: str, target: str) -> onnx.NodeProto:
    return helper.make_node("Cast", [source], [target], to=TensorProto.FLOAT)


STORAGES = (Storage("fp16", 16, store_as_fp16), Storage("int8", 8, store_as_int8))


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
