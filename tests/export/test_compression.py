"""Weights in fewer bits."""

from collections.abc import Callable

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from onnxruntime import InferenceSession

from blenddigits.export.compression import (
    STORAGES,
    Storage,
    Stored,
    compact,
    store_as_fp16,
    store_as_int8,
)

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


@pytest.mark.parametrize("weight", [a_weight(), a_weight().T.copy()], ids=["rows", "columns"])
@pytest.mark.parametrize("axis", [0, 1])
def test_int8_is_no_further_off_than_127_steps_for_each_column_or_row(
    weight: np.ndarray, axis: int
) -> None:
    steps = np.abs(weight).max(axis=axis, keepdims=True) / 127 + 1e-30
    simple = np.round(weight / steps) * steps
    assert (
        np.square(restored(weight, INT8) - weight).sum() <= 1.001 * np.square(simple - weight).sum()
    )


def test_the_largest_weight_is_kept_and_zeros_stay_zeros() -> None:
    weight = a_weight()
    found = restored(weight, INT8)
    assert not found[0].any()
    assert np.abs(found).max() == pytest.approx(np.abs(weight).max(), rel=1e-6)


@pytest.mark.parametrize("axis", [0, 1], ids=["columns", "rows"])
@pytest.mark.parametrize("largest", [1, 31, 63, 127])
def test_whole_numbers_times_scales_come_back_as_they_were(axis: int, largest: int) -> None:
    random = np.random.default_rng(0)
    whole = random.integers(-largest, largest, size=(20, 30), endpoint=True)
    np.moveaxis(whole, axis, 0)[0] = largest
    scales = random.uniform(0.01, 1, size=(30,) if axis == 0 else (20, 1)).astype(np.float32)
    weight = whole.astype(np.float32) * scales
    np.testing.assert_allclose(restored(weight, INT8), weight, rtol=1e-6)


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
    stored_as = {"fp16": onnx.TensorProto.FLOAT16, "int8": onnx.TensorProto.INT8}[storage.name]
    matrices = [weight for weight in model.graph.initializer if len(weight.dims) == 2]
    stored = [weight for weight in smaller.graph.initializer if weight.data_type == stored_as]
    assert [weight.dims for weight in stored] == [weight.dims for weight in matrices]
