"""How differences are measured, and what is done about them."""

import numpy as np
import onnx
import pytest
import torch
from made_up import EXPORT, blob_intensities, seeded
from onnx import numpy_helper

from blenddigits.core.errors import UserError
from blenddigits.export import parity
from blenddigits.export.parity import (
    BlendDiff,
    autoencoder_diffs,
    blend_diff,
    check_parity,
    vae_diffs,
)
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import Autoencoder

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


def diff_of(model: onnx.ModelProto, blend: Blend, x: torch.Tensor = X) -> BlendDiff:
    return blend_diff(model, blend, x, seeded(), EXPORT)


def index_of_bias(model: onnx.ModelProto, size: int) -> int:
    return [list(tensor.dims) for tensor in model.graph.initializer].index([size])


def test_an_honest_export_differs_by_rounding_only(tiny_models: Models, tiny_blend: Blend) -> None:
    diffs = vae_diffs(tiny_models, tiny_blend, X)
    assert set(diffs) == {"encoder", "decoder"}
    diffs["blend"] = diff_of(tiny_models["blend"], tiny_blend).steady
    assert 0 < max(diffs.values()) < 1e-5
    check_parity(diffs, EXPORT)


def test_an_honest_export_of_the_autoencoder_differs_by_rounding_only(
    tiny_ae_models: Models, tiny_ae: Autoencoder
) -> None:
    diffs = autoencoder_diffs(tiny_ae_models, tiny_ae, X)
    assert set(diffs) == {"ae_encoder", "ae_decoder"}
    assert 0 < max(diffs.values()) < 1e-5


@pytest.mark.parametrize(("name", "size"), [("ae_encoder", 2), ("ae_decoder", 8)])
def test_one_wrong_number_in_the_autoencoder_is_found(
    tiny_ae_models: Models, tiny_ae: Autoencoder, name: str, size: int
) -> None:
    model = tiny_ae_models[name]
    wrong = with_weight(model, index_of_bias(model, size), 3.0)
    diffs = autoencoder_diffs({**tiny_ae_models, name: wrong}, tiny_ae, X)
    assert [found for found, diff in diffs.items() if diff > 1e-3] == [name]


def test_the_blend_is_compared_on_no_more_pairs_than_wanted(
    tiny_models: Models, tiny_blend: Blend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parity, "BLEND_PAIRS", 2)
    sizes = []
    run = parity.run_model

    def watch(model: onnx.ModelProto, **inputs: np.ndarray) -> dict[str, np.ndarray]:
        sizes.append(len(next(iter(inputs.values()))))
        return run(model, **inputs)

    monkeypatch.setattr(parity, "run_model", watch)
    diff_of(tiny_models["blend"], tiny_blend)
    assert sizes == [2]


def test_a_pair_is_steady_when_rounding_hardly_changes_its_picture(
    tiny_models: Models, tiny_blend: Blend, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = blob_intensities(300)

    def unsteady(rounding: float) -> int:
        monkeypatch.setattr(parity, "ROUNDING", rounding)
        return diff_of(tiny_models["blend"], tiny_blend, x).unsteady_pairs

    assert unsteady(0.0) == 0
    assert 0 < unsteady(1e-3) < 150


def test_what_hangs_on_rounding_is_measured_apart(
    tiny_models: Models, tiny_blend: Blend, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = blob_intensities(300)
    monkeypatch.setattr(parity, "ROUNDING", 0.0)
    together = diff_of(tiny_models["blend"], tiny_blend, x)
    assert (together.unsteady, together.unsteady_pairs) == (0.0, 0)
    monkeypatch.setattr(parity, "ROUNDING", 1e-3)
    apart = diff_of(tiny_models["blend"], tiny_blend, x)
    assert max(apart.steady, apart.unsteady) == together.steady
    assert min(apart.steady, apart.unsteady) > 0


def test_one_wrong_number_is_found_and_measured(tiny_models: Models, tiny_blend: Blend) -> None:
    model = tiny_models["encoder"]
    bias = index_of_bias(model, 4)  # of mu and logvar
    true_value = numpy_helper.to_array(model.graph.initializer[bias]).flat[-1]
    wrong = {**tiny_models, "encoder": with_weight(model, bias, float(true_value) + 0.5)}
    diffs = vae_diffs(wrong, tiny_blend, X)
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
    assert diff_of(blind, tiny_blend).steady > 1e-3


def test_no_number_anywhere_is_a_difference(tiny_models: Models, tiny_blend: Blend) -> None:
    model = tiny_models["encoder"]
    logvar_is_nan = with_weight(model, index_of_bias(model, 4), float("nan"))
    diffs = vae_diffs({**tiny_models, "encoder": logvar_is_nan}, tiny_blend, X)
    assert np.isnan(diffs["encoder"])


@pytest.mark.parametrize(
    ("name", "diff", "limit"),
    [
        ("encoder", 2e-5, r"max_abs_diff 1\.00e-05"),
        ("encoder", float("nan"), "max_abs_diff"),
        ("blend", 2e-4, r"max_blend_diff 1\.00e-04"),
    ],
)
def test_a_difference_above_the_limit_ends_the_stage_in_words(
    name: str, diff: float, limit: str
) -> None:
    expected = rf"{name}\.onnx differs from PyTorch by .*export_onnx\.{limit}"
    with pytest.raises(UserError, match=expected):
        check_parity({"decoder": 0.0, name: diff}, EXPORT)


def test_the_limit_itself_is_allowed() -> None:
    check_parity({"encoder": 1e-5, "blend": 1e-4}, EXPORT)


def test_pictures_that_are_no_numbers_are_compared_and_refused(
    tiny_models: Models, tiny_blend: Blend, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_numbers(codes: torch.Tensor) -> torch.Tensor:
        return torch.full((len(codes), 1, 28, 28), torch.nan)

    monkeypatch.setattr(tiny_blend, "decode", no_numbers)
    diff = diff_of(tiny_models["blend"], tiny_blend).steady
    assert np.isnan(diff)
    with pytest.raises(UserError, match=r"blend\.onnx differs from PyTorch by nan"):
        check_parity({"blend": diff}, EXPORT)


def test_a_blend_that_is_no_number_where_a_path_is_steep_is_not_put_down_to_rounding(
    tiny_models: Models, tiny_blend: Blend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parity, "_are_steady", lambda *_: torch.tensor([True, False, False, True]))
    image = np.zeros((4, 1, 28, 28), dtype=np.float32)
    image[1] = np.nan
    monkeypatch.setattr(parity, "run_model", lambda *_, **__: {"image": image})
    assert np.isnan(diff_of(tiny_models["blend"], tiny_blend).steady)


def test_where_all_pairs_hang_on_rounding_there_is_nothing_to_compare(
    tiny_models: Models, tiny_blend: Blend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parity, "STEADY", 0.0)
    with pytest.raises(UserError, match=r"export_onnx\.images: the first 9 make 4 pairs"):
        diff_of(tiny_models["blend"], tiny_blend)
