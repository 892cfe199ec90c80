"""How differences are measured, and what is done about them."""

import numpy as np
import onnx
import pytest
from made_up import blob_intensities, seeded
from onnx import numpy_helper
from onnxruntime import InferenceSession

from blenddigits import parity
from blenddigits.blend import Blend
from blenddigits.compact import STORAGES
from blenddigits.errors import UserError
from blenddigits.parity import check_parity, max_abs_diffs, smallest_decoder

Models = dict[str, onnx.ModelProto]

X = blob_intensities(9)


def with_weight(model: onnx.ModelProto, position: int, value: float) -> onnx.ModelProto:
    """The same model, the last number of one of its constants changed."""
    changed = onnx.ModelProto()
    changed.CopyFrom(model)
    tensor = changed.graph.initializer[position]
    values = numpy_helper.to_array(tensor).copy()
    values.flat[-1] = value
    tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))
    return changed


def index_of_bias(model: onnx.ModelProto, size: int) -> int:
    return [list(tensor.dims) for tensor in model.graph.initializer].index([size])


def test_an_honest_export_differs_by_rounding_only(tiny_models: Models, tiny_blend: Blend) -> None:
    diffs = max_abs_diffs(tiny_models, tiny_blend, X, seeded())
    assert set(diffs) == {"encoder", "decoder", "blend"}
    assert 0 < max(diffs.values()) < 1e-5
    check_parity(diffs, 1e-5)


def test_one_wrong_number_is_found_and_measured(tiny_models: Models, tiny_blend: Blend) -> None:
    model = tiny_models["encoder"]
    bias = index_of_bias(model, 4)  # of mu and logvar
    true_value = numpy_helper.to_array(model.graph.initializer[bias]).flat[-1]
    wrong = {**tiny_models, "encoder": with_weight(model, bias, float(true_value) + 0.5)}
    diffs = max_abs_diffs(wrong, tiny_blend, X, seeded())
    assert diffs["encoder"] == pytest.approx(0.5, abs=1e-4)
    assert diffs["decoder"] < 1e-5


def test_a_blend_that_ignores_its_second_image_is_found(
    tiny_models: Models, tiny_blend: Blend
) -> None:
    blind = onnx.ModelProto()
    blind.CopyFrom(tiny_models["blend"])
    for node in blind.graph.node:
        for position, name in enumerate(node.input):
            if name == "image_b":
                node.input[position] = "image_a"
    diffs = max_abs_diffs({**tiny_models, "blend": blind}, tiny_blend, X, seeded())
    assert diffs["blend"] > 1e-3


def test_no_number_anywhere_is_a_difference(tiny_models: Models, tiny_blend: Blend) -> None:
    model = tiny_models["encoder"]
    logvar_is_nan = with_weight(model, index_of_bias(model, 4), float("nan"))
    diffs = max_abs_diffs({"encoder": logvar_is_nan}, tiny_blend, X, seeded())
    assert np.isnan(diffs["encoder"])


@pytest.mark.parametrize("diff", [2e-5, float("nan")])
def test_a_difference_above_the_limit_ends_the_stage_in_words(diff: float) -> None:
    expected = r"blend\.onnx differs from PyTorch by .*export_onnx\.max_abs_diff 1\.00e-05"
    with pytest.raises(UserError, match=expected):
        check_parity({"encoder": 0.0, "blend": diff}, 1e-5)


def test_the_limit_itself_is_allowed() -> None:
    check_parity({"blend": 1e-5}, 1e-5)


@pytest.mark.parametrize(
    ("factor", "bits"), [(0.0, 32), (0.999, 16), (1.0, 8)], ids=["none", "fp16", "int8"]
)
def test_the_smallest_decoder_within_the_limit_wins(
    tiny_models: Models, factor: float, bits: int
) -> None:
    _, measured = smallest_decoder(tiny_models, X, 1.0)
    int8_error = measured["int8_max_pixel_error"]
    _, found = smallest_decoder(tiny_models, X, factor * int8_error)
    assert found["bits"] == bits
    assert measured["fp16_max_pixel_error"] < int8_error
    assert measured["int8_bytes"] < measured["fp16_bytes"] < tiny_models["decoder"].ByteSize()


def test_the_order_of_the_storages_does_not_matter(
    tiny_models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parity, "STORAGES", STORAGES[::-1])
    assert smallest_decoder(tiny_models, X, 1.0)[1]["bits"] == 8


@pytest.mark.parametrize("limit", [0.0, 1e-3, 1.0])
def test_the_measured_error_is_that_of_the_decoder_given_back(
    tiny_models: Models, limit: float
) -> None:
    decoder, measured = smallest_decoder(tiny_models, X, limit)
    [mu] = InferenceSession(tiny_models["encoder"].SerializeToString()).run(
        ["mu"], {"image": X.numpy()}
    )
    images = [
        InferenceSession(model.SerializeToString()).run(None, {"z": mu})[0]
        for model in (decoder, tiny_models["decoder"])
    ]
    name = {32: "", 16: "fp16", 8: "int8"}[int(measured["bits"])]
    expected = measured.get(f"{name}_max_pixel_error", 0.0)
    assert np.abs(images[0] - images[1]).max() == pytest.approx(expected, abs=1e-7)
    assert decoder.ByteSize() == measured.get(f"{name}_bytes", tiny_models["decoder"].ByteSize())
