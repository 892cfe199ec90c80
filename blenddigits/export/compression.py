"""Smaller ONNX files: weights stored as int8 or float16, computed with as float32."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import onnx
from jaxtyping import Float
from onnx import TensorProto, helper, numpy_helper

from blenddigits.models.quantization import largest_integer

Matrix = Float[np.ndarray, "_ _"]
Stored = tuple[list[TensorProto], list[onnx.NodeProto]]  # constants, and nodes that restore it


class Storage(NamedTuple):
    """A way to keep a matrix in fewer bits."""

    name: str
    bits: int
    store: Callable[[TensorProto], Stored]


def store_as_fp16(weight: TensorProto) -> Stored:
    """Half the bytes: float16 and a Cast back."""
    values = numpy_helper.to_array(weight).astype(np.float16)
    stored = numpy_helper.from_array(values, f"{weight.name}_fp16")
    return [stored], [_cast(stored.name, weight.name)]


def store_as_int8(weight: TensorProto) -> Stored:
    """A quarter of the bytes: whole numbers times one scale for each row, or for each column.

    The scales are the closest of several: weights that rounding.py rounded are kept as they are.
    """
    values = numpy_helper.to_array(weight)
    candidates = (_scales(values, axis, bits) for axis in (0, 1) for bits in range(2, 9))
    scales = min(candidates, key=lambda scales: _error(values, scales))
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
    matrices = [weight for weight in graph.initializer if len(weight.dims) == 2]
    nodes = list(graph.node)
    for weight in matrices:
        graph.initializer.remove(weight)
    del graph.node[:]
    for weight in matrices:
        constants, restoring = storage.store(weight)
        graph.initializer.extend(constants)
        graph.node.extend(restoring)
    graph.node.extend(nodes)
    onnx.checker.check_model(smaller, full_check=True)
    return smaller


def _cast(source: str, target: str) -> onnx.NodeProto:
    return helper.make_node("Cast", [source], [target], to=TensorProto.FLOAT)


STORAGES = (Storage("fp16", 16, store_as_fp16), Storage("int8", 8, store_as_int8))
