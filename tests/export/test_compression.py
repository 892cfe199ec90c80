"""Weights in fewer bits, and which storage is chosen for the small models."""

from collections.abc import Callable

import numpy as np
import onnx
import pytest
from made_up import blob_intensities
from onnx import numpy_helper
from onnxruntime import InferenceSession

from blenddigits.export import compression
from blenddigits.export.compression import (
    STORAGES,
    Small,
    Storage,
    Stored,
    compact,
    smallest_decoder,
    smallest_encoder,
    smallest_models,
    store_as_fp16,
    store_as_int8,
)
from blenddigits.models.quantization import largest_integer

Models = dict[str, onnx.ModelProto]
Smallest = Callable[[onnx.ModelProto, onnx.ModelProto, object, float], Small]

X = blob_intensities(9)
BOTH = pytest.mark.parametrize(
    ("name", "find"), [("encoder", smallest_encoder), ("decoder", smallest_decoder)]
)
FP16, INT8 = STORAGES


def a_weight(rows: int = 6, columns: int = 50) -> np.ndarray:
    """Rows of very different size, the first of them all zeros."""
    random = np.random.default_rng(0).normal(size=(rows, columns))
    return (random * 10.0 ** np.arange(-3, rows - 3)[:, None]).astype(np.float32) * (
        np.arange(rows)[:, None] > 0
    )


def restored(values: np.ndarray, storage: Storage, bits: int = 32) -> np.ndarray:
    """What ONNX Runtime makes of the stored weight."""
    constants, nodes = storage.store(numpy_helper.from_array(values, "weight"), bits)
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
@pytest.mark.parametrize("bits", [2, 6, 7, 8])
def test_whole_numbers_times_scales_come_back_as_they_were(axis: int, bits: int) -> None:
    largest = largest_integer(bits)
    random = np.random.default_rng(0)
    whole = random.integers(-largest, largest, size=(20, 30), endpoint=True)
    np.moveaxis(whole, axis, 0)[0] = largest
    scales = random.uniform(0.01, 1, size=(30,) if axis == 0 else (20, 1)).astype(np.float32)
    weight = whole.astype(np.float32) * scales
    np.testing.assert_allclose(restored(weight, INT8, bits), weight, rtol=1e-6)


def test_fp16_is_off_by_half_a_unit_in_the_last_place() -> None:
    weight = a_weight()[2:]
    np.testing.assert_allclose(restored(weight, FP16), weight, rtol=2.0**-11)


@pytest.mark.parametrize(
    ("store", "bytes_a_number"), [(store_as_fp16, 2), (store_as_int8, 1)], ids=["fp16", "int8"]
)
def test_a_weight_takes_the_promised_bytes(
    store: Callable[[onnx.TensorProto, int], Stored], bytes_a_number: int
) -> None:
    constants, _ = store(numpy_helper.from_array(a_weight(6, 50), "weight"), 32)
    assert len(constants[0].raw_data) == 300 * bytes_a_number


@pytest.mark.parametrize("storage", STORAGES, ids=lambda storage: storage.name)
def test_only_the_matrices_change(tiny_models: Models, storage: Storage) -> None:
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


def pictures(encoder: onnx.ModelProto, decoder: onnx.ModelProto) -> np.ndarray:
    first, second = (InferenceSession(m.SerializeToString()) for m in (encoder, decoder))
    mu = first.run(["mu"], {"image": X.numpy()})[0]
    image: np.ndarray = second.run(None, {"z": mu})[0]
    return image


@BOTH
@pytest.mark.parametrize(
    ("factor", "bits"), [(0.0, 32), (0.999, 16), (1.0, 8)], ids=["none", "fp16", "int8"]
)
def test_the_smallest_within_the_limit_wins(
    tiny_models: Models, name: str, find: Smallest, factor: float, bits: int
) -> None:
    encoder, decoder = tiny_models["encoder"], tiny_models["decoder"]
    measured = find(encoder, decoder, X, 1.0).measured
    int8_error = measured["int8_max_pixel_error"]
    assert find(encoder, decoder, X, factor * int8_error).measured["bits"] == bits
    assert measured["fp16_max_pixel_error"] < int8_error
    assert measured["int8_bytes"] < measured["fp16_bytes"] < tiny_models[name].ByteSize()
    assert measured["int8_gzip_bytes"] < measured["fp16_gzip_bytes"] < measured["fp16_bytes"]


@BOTH
def test_the_order_of_the_storages_does_not_matter(
    tiny_models: Models, name: str, find: Smallest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "STORAGES", STORAGES[::-1])
    found = find(tiny_models["encoder"], tiny_models["decoder"], X, 1.0)
    assert found.measured["bits"] == 8


@BOTH
@pytest.mark.parametrize("limit", [0.0, 1e-3, 1.0])
def test_the_measured_error_is_that_of_the_pictures_with_the_model_given_back(
    tiny_models: Models, name: str, find: Smallest, limit: float
) -> None:
    encoder, decoder = tiny_models["encoder"], tiny_models["decoder"]
    model, measured = find(encoder, decoder, X, limit)
    both = {"encoder": encoder, "decoder": decoder, name: model}
    error = np.abs(pictures(**both) - pictures(encoder, decoder)).max()
    storage = {32: "", 16: "fp16", 8: "int8"}[int(measured["bits"])]
    assert error == pytest.approx(measured.get(f"{storage}_max_pixel_error", 0.0), abs=1e-7)
    assert model.ByteSize() == measured.get(f"{storage}_bytes", tiny_models[name].ByteSize())


def test_all_encoders_and_decoders_have_a_small_form(
    tiny_models: Models, tiny_ae_models: Models
) -> None:
    models, measured = smallest_models({**tiny_models, **tiny_ae_models}, X, 1.0)
    names = ["encoder", "decoder", "ae_encoder", "ae_decoder"]
    assert list(models) == [f"{name}_small" for name in names]
    assert list(measured) == [f"small_{name}" for name in names]
    for name in names:
        full = {**tiny_models, **tiny_ae_models}[name]
        assert models[f"{name}_small"].graph.output == full.graph.output
        assert models[f"{name}_small"].ByteSize() == measured[f"small_{name}"]["int8_bytes"]
