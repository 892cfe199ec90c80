"""The oldest ONNX that suffices, and that other programs than ONNX Runtime compute the same."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
import pytest
from made_up import blob_intensities
from onnx import defs
from onnx.reference import ReferenceEvaluator

from blenddigits.export.compression import STORAGES, Storage, compact
from blenddigits.export.opset import EXPORTED_OPSET, OPSET, lowered
from blenddigits.export.parity import run_model

Models = dict[str, onnx.ModelProto]
ALL = ("encoder", "decoder", "blend", "ae_encoder", "ae_decoder")


@pytest.fixture(scope="module")
def models(tiny_models: Models, tiny_ae_models: Models) -> Models:
    return {**tiny_models, **tiny_ae_models}


@pytest.fixture(scope="module")
def inputs() -> dict[str, np.ndarray]:
    image_a, image_b = (blob_intensities(3, seed=seed).numpy() for seed in (1, 2))
    z = np.random.default_rng(0).normal(size=(3, 2)).astype(np.float32)
    alpha = np.array([[0.2], [0.5], [0.9]], np.float32)
    return {"image": image_a, "image_a": image_a, "image_b": image_b, "alpha": alpha, "z": z}


def inputs_of(model: onnx.ModelProto, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {value.name: inputs[value.name] for value in model.graph.input}


@pytest.mark.parametrize("name", ALL)
def test_no_older_opset_has_all_operators_and_no_older_file_format_knows_it(
    models: Models, name: str
) -> None:
    model = models[name]
    [used] = model.opset_import
    since = [defs.get_schema(n.op_type, used.version).since_version for n in model.graph.node]
    assert used.version == OPSET == max(since)
    assert model.ir_version == 8
    assert not model.functions


@pytest.mark.parametrize("name", [name for name in ALL if name != "blend"])
def test_a_shape_without_zeros_says_nothing_of_zeros(models: Models, name: str) -> None:
    reshapes = [node for node in models[name].graph.node if node.op_type == "Reshape"]
    assert all(a.name != "allowzero" for node in reshapes for a in node.attribute)
    assert reshapes


@pytest.mark.parametrize("name", ALL)
def test_the_reference_evaluator_computes_what_onnx_runtime_does(
    models: Models, inputs: dict[str, np.ndarray], name: str
) -> None:
    model = models[name]
    given = inputs_of(model, inputs)
    expected = run_model(model, **given)
    found = ReferenceEvaluator(model).run(list(expected), given)
    for values, of_runtime in zip(found, expected.values(), strict=True):
        np.testing.assert_allclose(np.asarray(values), of_runtime, atol=1e-5)


@pytest.mark.parametrize("storage", STORAGES, ids=lambda storage: storage.name)
@pytest.mark.parametrize("name", ["encoder", "decoder"])
def test_it_reads_the_small_models_too(
    models: Models, inputs: dict[str, np.ndarray], name: str, storage: Storage
) -> None:
    small = compact(models[name], storage)
    assert (small.ir_version, small.opset_import[0].version) == (8, OPSET)
    given = inputs_of(small, inputs)
    [found, *_] = ReferenceEvaluator(small).run(None, given)
    [expected, *_] = run_model(small, **given).values()
    np.testing.assert_allclose(np.asarray(found), expected, atol=1e-5)


def made_of(operator: str, attributes: Mapping[str, Any]) -> onnx.ModelProto:
    """A model of one node, in the opset that the exporter writes."""
    x = onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, ["N", 4])
    outputs = [onnx.helper.make_empty_tensor_value_info(name) for name in ("a", "b")]
    node = onnx.helper.make_node(operator, ["x"], ["a", "b"], **attributes)
    graph = onnx.helper.make_graph([node], "g", [x], outputs)
    opset = onnx.helper.make_opsetid("", EXPORTED_OPSET)
    return onnx.helper.make_model(graph, opset_imports=[opset])


def test_a_split_keeps_its_axis_and_tells_the_number_of_its_parts_no_more() -> None:
    given = made_of("Split", {"axis": 1, "num_outputs": 2})
    [node] = lowered(given).graph.node
    assert [attribute.name for attribute in node.attribute] == ["axis"]
    assert len(given.graph.node[0].attribute) == 2  # that model stays as it was


def test_an_operator_that_older_readers_know_otherwise_is_not_let_through() -> None:
    with pytest.raises(AssertionError, match="ReduceMax"):
        lowered(made_of("ReduceMax", {}))
