"""The exported models against the networks they come from."""

import copy
import hashlib
import json
from pathlib import Path

import onnx
import pytest
import torch
from imports import ROOT
from made_up import MADE_UP, PATH, blob_intensities, random_guide, seeded
from onnxruntime import InferenceSession

from blenddigits.export.onnx import export_models, note_weights, save_models
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import VAE, Autoencoder, count_parameters
from blenddigits.models.codes import reconstruct

Models = dict[str, onnx.ModelProto]

IMAGE, CODE, ALPHA = ["N", 1, 28, 28], ["N", 2], ["N", 1]


def run(model: onnx.ModelProto, **inputs: torch.Tensor) -> list[torch.Tensor]:
    arrays = {name: tensor.numpy() for name, tensor in inputs.items()}
    outputs = InferenceSession(model.SerializeToString()).run(None, arrays)
    return [torch.from_numpy(output) for output in outputs]


def unequal_inputs(batch: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    alpha = torch.rand(batch, 1, generator=seeded(batch))
    return blob_intensities(batch, seed=1), blob_intensities(batch, seed=2), alpha


@pytest.mark.parametrize("batch", [1, 2, 7])
def test_the_blend_agrees_with_torch_on_unequal_inputs(
    tiny_models: Models, tiny_blend: Blend, batch: int
) -> None:
    image_a, image_b, alpha = unequal_inputs(batch)
    [image] = run(tiny_models["blend"], image_a=image_a, image_b=image_b, alpha=alpha)
    torch.testing.assert_close(image, tiny_blend(image_a, image_b, alpha), atol=1e-5, rtol=0)


@pytest.mark.parametrize("batch", [1, 2, 7])
def test_encoder_and_decoder_agree_with_torch(
    tiny_models: Models, tiny_vae: VAE, batch: int
) -> None:
    x = blob_intensities(batch)
    mu, logvar = run(tiny_models["encoder"], image=x)
    torch.testing.assert_close(torch.stack((mu, logvar)), torch.stack(tiny_vae.encode(x)))
    [image] = run(tiny_models["decoder"], z=mu)
    torch.testing.assert_close(image, reconstruct(tiny_vae, x))


@pytest.mark.parametrize(("alpha", "end"), [(0.0, 0), (1.0, 1)])
def test_the_ends_of_the_blend_are_the_reconstructions(
    tiny_models: Models, tiny_vae: VAE, alpha: float, end: int
) -> None:
    images = blob_intensities(5, seed=1), blob_intensities(5, seed=2)
    position = torch.full((5, 1), alpha)
    [image] = run(tiny_models["blend"], image_a=images[0], image_b=images[1], alpha=position)
    torch.testing.assert_close(image, reconstruct(tiny_vae, images[end]))


def test_both_images_and_the_position_matter(tiny_models: Models) -> None:
    image_a, image_b, alpha = unequal_inputs(3)
    pictures = [
        run(tiny_models["blend"], image_a=a, image_b=b, alpha=position)[0]
        for a, b, position in (
            (image_a, image_b, alpha),
            (image_b, image_b, alpha),
            (image_a, image_a, alpha),
            (image_a, image_b, 1 - alpha),
        )
    ]
    for other in pictures[1:]:
        assert (pictures[0] - other).abs().max() > 1e-3


@pytest.mark.parametrize("batch", [1, 2, 7])
def test_the_autoencoder_agrees_with_torch(
    tiny_ae_models: Models, tiny_ae: Autoencoder, batch: int
) -> None:
    x = blob_intensities(batch)
    [z] = run(tiny_ae_models["ae_encoder"], image=x)
    torch.testing.assert_close(z, tiny_ae.encode(x))
    [image] = run(tiny_ae_models["ae_decoder"], z=z)
    torch.testing.assert_close(image, reconstruct(tiny_ae, x))


@pytest.mark.parametrize(
    ("name", "inputs", "outputs"),
    [
        ("ae_encoder", {"image": IMAGE}, {"z": CODE}),
        ("ae_decoder", {"z": CODE}, {"image": IMAGE}),
        ("encoder", {"image": IMAGE}, {"mu": CODE, "logvar": CODE}),
        ("decoder", {"z": CODE}, {"image": IMAGE}),
        ("blend", {"image_a": IMAGE, "image_b": IMAGE, "alpha": ALPHA}, {"image": IMAGE}),
    ],
)
def test_names_and_shapes_are_the_contract_with_a_free_batch(
    tiny_models: Models,
    tiny_ae_models: Models,
    name: str,
    inputs: dict[str, list[object]],
    outputs: dict[str, list[object]],
) -> None:
    models = {**tiny_models, **tiny_ae_models}
    session = InferenceSession(models[name].SerializeToString())
    assert {value.name: value.shape for value in session.get_inputs()} == inputs
    assert {value.name: value.shape for value in session.get_outputs()} == outputs
    every = [*session.get_inputs(), *session.get_outputs()]
    assert {value.type for value in every} == {"tensor(float)"}


def told_by(model: onnx.ModelProto) -> dict[str, str]:
    """The metadata that ONNX Runtime reads."""
    session = InferenceSession(model.SerializeToString())
    metadata: dict[str, str] = session.get_modelmeta().custom_metadata_map
    return metadata


def test_the_metadata_tell_size_parameters_data_and_of_pictures_how_sharp_they_are(
    tiny_models: Models, tiny_ae_models: Models, tiny_vae: VAE, tiny_ae: Autoencoder
) -> None:
    for models, network in ((tiny_models, tiny_vae), (tiny_ae_models, tiny_ae)):
        parameters = sum(parameter.numel() for parameter in network.parameters())
        expected = {
            "data": "made-up",
            "noun": "digit",
            "plural": "digits",
            "classes": json.dumps([str(digit) for digit in range(10)]),
            "side": "28",
            "handwriting": "true",
            "latent_dim": "2",
            "parameters": str(parameters),
            "weight_bits": "32",
        }
        for name, model in models.items():
            shown = {} if name.endswith("encoder") else {"sharpness": str(network.sharpness)}
            assert told_by(model) == expected | shown


def test_the_weights_are_noted_as_dvc_names_them(tiny_ae_models: Models, tmp_path: Path) -> None:
    checkpoint = tmp_path / "model.safetensors"
    checkpoint.write_bytes(b"weights")
    models = copy.deepcopy(tiny_ae_models)
    note_weights(models, checkpoint)
    told = told_by(models["ae_encoder"])
    assert told["weights_md5"] == hashlib.md5(b"weights").hexdigest()
    assert told.items() > told_by(tiny_ae_models["ae_encoder"]).items()


def test_models_are_saved_under_their_names(tiny_ae_models: Models, tmp_path: Path) -> None:
    save_models(tmp_path / "onnx", tiny_ae_models)
    saved = {file.name: onnx.load(file) for file in (tmp_path / "onnx").iterdir()}
    assert saved == {f"{name}.onnx": model for name, model in tiny_ae_models.items()}


def test_nothing_of_this_machine_is_in_the_files(
    tiny_models: Models, tiny_ae_models: Models
) -> None:
    for model in (*tiny_models.values(), *tiny_ae_models.values()):
        content = model.SerializeToString()
        for trace in (str(ROOT).encode(), b".py", b"site-packages", b"Traceback"):
            assert trace not in content


def test_the_encoder_is_not_stored_twice_in_the_blend(tiny_models: Models) -> None:
    stored = {
        name: sum(len(w.raw_data) for w in m.graph.initializer) for name, m in tiny_models.items()
    }
    assert stored["blend"] < 1.1 * (stored["encoder"] + stored["decoder"])


def test_the_prototypes_are_stored_once_in_the_blend(
    tiny_models: Models, tiny_blend: Blend
) -> None:
    prototypes = tiny_blend.prototypes.numpy().tobytes()
    stored = [weight.raw_data for weight in tiny_models["blend"].graph.initializer]
    assert stored.count(prototypes) == 1


def test_the_same_weights_give_the_same_bytes(tiny_models: Models, tiny_blend: Blend) -> None:
    torch.manual_seed(123)  # whatever was drawn before
    again = export_models(tiny_blend, MADE_UP)
    for name, model in tiny_models.items():
        assert again[name].SerializeToString() == model.SerializeToString()


def test_a_mixture_adds_nothing_to_the_files_but_its_count(mixture_vae: VAE) -> None:
    blend = Blend(mixture_vae, random_guide(), PATH).eval()
    models = export_models(blend, MADE_UP)
    stored = [
        name for model in models.values() for name in (w.name for w in model.graph.initializer)
    ]
    assert not [name for name in stored if "prior" in name]
    assert told_by(models["decoder"])["parameters"] == str(count_parameters(mixture_vae))
