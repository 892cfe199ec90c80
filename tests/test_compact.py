"""Weights in fewer bits."""

from collections.abc import Callable

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from onnxruntime import InferenceSession

from blenddigits.compact import STORAGES, Storage, Stored, compact, store_as_fp16, store_as_int8

FP16, INT8 = STORAGES


def a_weight(rows: int = 6, columns: int = 50) -> np.ndarray:
    """Rows of very different size, the first of them all zeros."""
    random = np.random.default_rng(0).normal(size=(rows, columns))
    return (random * 10.0 ** np.arange(-3, rows - 3)[:, None]).astype(np.float32) * (
        np.arange(rows)[:, None] > 0
    )


def restored(values: np.ndarray, storage: Storage) -> np.ndarray:
    """What ONNX Runtime makes of the stored weight."""
    constants, nodes = storage.store(numpy_helper.from_array(values, "weight"))
    output = onnx.helper.make_tensor_value_info("weight", onnx.TensorProto.FLOAT, values.shape)
    graph = onnx.helper.make_graph(nodes, "restore", [], [output], constants)
    opset = [onnx.helper.make_opsetid("", 20)]
    model = onnx.helper.make_model(graph, opset_imports=opset, ir_version=10)
    [array] = InferenceSession(model.SerializeToString()).run(None, {})
    return array


def test_int8_is_off_by_half_a_step_of_its_row_at_most() -> None:
    weight = a_weight()
    half_a_step = np.abs(weight).max(axis=1, keepdims=True) / 127 / 2
    assert (np.abs(restored(weight, INT8) - weight) <= 1.001 * half_a_step).all()


def test_the_largest_of_a_row_is_kept_and_a_row_of_zeros_stays_zero() -> None:
    weight = a_weight()
    found = restored(weight, INT8)
    assert not found[0].any()
    largest = np.abs(weight).argmax(axis=1)[:, None]
    np.testing.assert_allclose(
        np.take_along_axis(found, largest, 1), np.take_along_axis(weight, largest, 1), rtol=1e-6
    )


def test_fp16_is_off_by_half_a_unit_in_the_last_place() -> None:
    weight = a_weight()[2:]
    np.testing.assert_allclose(restored(weight, FP16), weight, rtol=2.0**-11)


@pytest.mark.parametrize(
    ("store", "bytes_a_number"), [(store_as_fp16, 2), (store_as_int8, 1)], ids=["fp16", "int8"]
)
def test_a_weight_takes_the_promised_bytes(
    store: Callable[[onnx.TensorProto], Stored], bytes_a_number: int
) -> None:
    constants, _ = store(numpy_helper.from_array(a_weight(6, 50), "weight"))
    assert len(constants[0].raw_data) == 300 * bytes_a_number


@pytest.mark.parametrize("storage", STORAGES, ids=lambda storage: storage.name)
def test_only_the_matrices_change(
    tiny_models: dict[str, onnx.ModelProto], storage: Storage
) -> None:
    model = tiny_models["decoder"]
    before = model.SerializeToString()
    smaller = compact(model, storage)
    assert model.SerializeToString() == before
    assert smaller.graph.input == model.graph.input
    assert smaller.graph.output == model.graph.output
    assert smaller.metadata_props == model.metadata_props
    matrices = [w for w in smaller.graph.initializer if len(w.dims) == 2 and w.dims[1] > 1]
    count = sum(len(weight.dims) == 2 for weight in model.graph.initializer)
    stored_as = {"fp16": onnx.TensorProto.FLOAT16, "int8": onnx.TensorProto.INT8}[storage.name]
    assert [weight.data_type for weight in matrices] == [stored_as] * count
