"""Weights of few bits."""

import copy

import onnx
import pytest
import torch
from made_up import MADE_UP, blob_intensities
from onnx import numpy_helper
from onnxruntime import InferenceSession
from torch import nn

from blenddigits.export.compression import STORAGES, compact
from blenddigits.export.onnx import export_autoencoder
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.quantization import largest_integer, round_weights


def linear() -> nn.Linear:
    """Rows of very different size, one of them all zeros."""
    torch.manual_seed(0)
    layer = nn.Linear(50, 4)
    with torch.no_grad():
        layer.weight *= torch.tensor([[0.001], [0.0], [1.0], [100.0]])
    return layer


@pytest.mark.parametrize(("bits", "largest"), [(2, 1), (7, 63), (8, 127)])
def test_as_many_integers_below_zero_as_above(bits: int, largest: int) -> None:
    assert largest_integer(bits) == largest


@pytest.mark.parametrize("bits", [2, 7, 8])
def test_each_row_is_integers_times_one_scale(bits: int) -> None:
    layer = linear()
    before = layer.weight.detach().clone()
    round_weights(layer, bits)
    step = before.abs().amax(dim=1, keepdim=True) / largest_integer(bits)
    multiples = (layer.weight / step)[[0, 2, 3]]
    torch.testing.assert_close(multiples, multiples.round(), atol=1e-4, rtol=0)
    assert ((layer.weight - before).abs() <= 0.5001 * step).all()


def test_the_largest_of_a_row_stays_and_a_row_of_zeros_too() -> None:
    layer = linear()
    largest = layer.weight.abs().amax(dim=1)
    round_weights(layer, 7)
    torch.testing.assert_close(layer.weight.abs().amax(dim=1), largest)
    assert not layer.weight[1].any()


def test_biases_and_gains_are_not_rounded() -> None:
    vae = VAE(hidden_dim=8, latent_dim=2)
    before = copy.deepcopy(vae)
    round_weights(vae, 2)
    for (name, weight), old in zip(vae.named_parameters(), before.parameters(), strict=True):
        assert torch.equal(weight, old) == (weight.ndim == 1), name


def test_32_bits_round_nothing() -> None:
    layer = linear()
    before = layer.weight.detach().clone()
    round_weights(layer, 32)
    assert torch.equal(layer.weight, before)


def test_rounding_twice_is_rounding_once() -> None:
    layer = linear()
    round_weights(layer, 7)
    once = layer.weight.detach().clone()
    round_weights(layer, 7)
    torch.testing.assert_close(layer.weight, once, rtol=1e-6, atol=0)


@pytest.fixture(scope="module")
def rounded() -> dict[str, onnx.ModelProto]:
    torch.manual_seed(0)
    autoencoder = Autoencoder(hidden_dim=8, latent_dim=2).eval().requires_grad_(False)
    autoencoder.round_weights(7)
    return export_autoencoder(autoencoder, MADE_UP)


@pytest.mark.parametrize("name", ["ae_encoder", "ae_decoder"])
def test_int8_holds_a_rounded_model_to_the_last_bits(
    rounded: dict[str, onnx.ModelProto], name: str
) -> None:
    """However the exporter turns the matrices: the decoder's last layer is a transposed one."""
    x = {"image": blob_intensities(20).numpy()}
    z = {"z": torch.randn(20, 2, generator=torch.Generator().manual_seed(1)).numpy()}
    model, inputs = rounded[name], x if name == "ae_encoder" else z
    expected, found = (
        InferenceSession(m.SerializeToString()).run(None, inputs)[0]
        for m in (model, compact(model, STORAGES[1]))
    )
    assert abs(found - expected).max() < 1e-6


def test_the_integers_of_a_rounded_model_are_the_rounded_ones(
    rounded: dict[str, onnx.ModelProto],
) -> None:
    smaller = compact(rounded["ae_decoder"], STORAGES[1])
    stored = [w for w in smaller.graph.initializer if w.data_type == onnx.TensorProto.INT8]
    assert len(stored) == 3
    assert all(abs(numpy_helper.to_array(weight)).max() == 63 for weight in stored)
