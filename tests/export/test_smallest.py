"""Which storage is chosen for the small models."""

from collections.abc import Callable

import numpy as np
import onnx
import pytest
from made_up import blob_intensities
from onnxruntime import InferenceSession

from blenddigits.export import smallest
from blenddigits.export.compression import STORAGES
from blenddigits.export.smallest import Small, smallest_decoder, smallest_encoder, smallest_models

Models = dict[str, onnx.ModelProto]
Smallest = Callable[[onnx.ModelProto, onnx.ModelProto, object, float], Small]

X = blob_intensities(9)
BOTH = pytest.mark.parametrize(
    ("name", "find"), [("encoder", smallest_encoder), ("decoder", smallest_decoder)]
)


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
    monkeypatch.setattr(smallest, "STORAGES", STORAGES[::-1])
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
