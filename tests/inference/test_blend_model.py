"""The library against the networks that its models come from."""

import doctest
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from clone import Clone
from drawn import as_image, drawn
from made_up import blob_intensities, made_up_prior, seeded

import blenddigits
from blenddigits.core import paths
from blenddigits.inference.blend_model import BlendModel
from blenddigits.inference.choices import PathName
from blenddigits.inference.hand import hand_of, written_codes
from blenddigits.inference.interpolation import arc, straight
from blenddigits.inference.prior import draw_codes
from blenddigits.latent.blend import Blend
from blenddigits.latent.path import arc as torch_arc
from blenddigits.latent.path import straight as torch_straight
from blenddigits.models.autoencoders import VAE
from blenddigits.models.codes import reconstruct

IMAGES = blob_intensities(5).squeeze(1).numpy()
A, B = IMAGES[:2]
NAMES = [
    "load",
    "read_digit",
    "read_digits",
    *(name for name in vars(BlendModel) if not name.startswith("_")),
]


@pytest.fixture
def model(models_folder: Path) -> BlendModel:
    return blenddigits.load(models_folder)


@pytest.fixture
def autoencoder(models_folder: Path) -> BlendModel:
    return blenddigits.load(models_folder, kind="ae")


def as_batch(images: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(images).reshape(-1, 1, 28, 28)


def test_no_training_package_is_imported() -> None:
    """The commands that blend have a test of their own."""
    code = (
        "import sys, blenddigits;"
        "[getattr(blenddigits, name) for name in blenddigits.__all__];"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert {"numpy", "onnxruntime", "PIL"} <= loaded
    assert not loaded & {"torch", "torchvision", "onnx", "matplotlib", "pydantic", "sklearn"}


def test_the_package_alone_is_light() -> None:
    """What is heavy comes with the first name that is used."""
    code = "import sys, blenddigits; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "blenddigits" in loaded
    assert not loaded & {"numpy", "onnxruntime", "PIL", "torch"}


@pytest.fixture
def given(empty_folder: Path) -> dict[str, Any]:
    """What the examples in the documentation have at hand, but the model."""
    files = [empty_folder / "a.png", empty_folder / "b.png"]
    for file, digit in zip(files, (3, 8), strict=True):
        as_image(1 - drawn(digit)).save(file)
    return {
        "blenddigits": blenddigits,
        "np": np,
        "images": IMAGES,
        "ink": drawn(4),
        "file_a": files[0],
        "file_b": files[1],
    }


@pytest.mark.parametrize("name", ["package", *NAMES])
def test_the_examples_are_true(
    name: str, given: dict[str, Any], models_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLENDDIGITS_MODELS", str(models_folder))
    check_examples(name, given)


@pytest.mark.parametrize("name", ["package", *NAMES])
def test_the_examples_are_true_of_trained_models(
    name: str, given: dict[str, Any], finished_clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLENDDIGITS_MODELS", str(finished_clone.folder / paths.ONNX))
    check_examples(name, given)


def check_examples(name: str, given: dict[str, Any]) -> None:
    text = blenddigits.__doc__ if name == "package" else documentation_of(name)
    names = {**given, "model": blenddigits.load()}
    examples = doctest.DocTestParser().get_doctest(text or "", names, name, None, 0)
    failed, tried = doctest.DocTestRunner().run(examples)
    assert tried > 0
    assert failed == 0


def documentation_of(name: str) -> str | None:
    found = vars(BlendModel).get(name) or getattr(blenddigits, name)
    return found.__doc__


def test_every_public_name_has_an_example() -> None:
    shown = blenddigits.__doc__ or ""
    for name in blenddigits.__all__:
        if name not in {"BlendModel", "UserError", *NAMES}:
            assert f">>> blenddigits.{name}(" in shown


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'torch'"):
        blenddigits.torch  # noqa: B018
    assert set(blenddigits.__all__) <= set(dir(blenddigits))


def test_codes_pictures_and_blends_are_those_of_torch(
    model: BlendModel, tiny_vae: VAE, tiny_blend: Blend
) -> None:
    mu, logvar = model.encode(IMAGES)
    expected = tiny_vae.encode(as_batch(IMAGES))
    np.testing.assert_allclose(np.stack([mu, logvar]), torch.stack(expected), atol=1e-5)
    np.testing.assert_allclose(
        model.reconstruct(IMAGES), reconstruct(tiny_vae, as_batch(IMAGES)).squeeze(1), atol=1e-5
    )
    alpha = np.array([0.2, 0.5, 0.9], dtype=np.float32)
    ends = (as_batch(np.repeat(image[None], 3, axis=0)) for image in (A, B))
    expected_blend = tiny_blend(*ends, torch.from_numpy(alpha)[:, None]).squeeze(1)
    np.testing.assert_allclose(model.blend(A, B, alpha), expected_blend, atol=1e-5)


def test_denoising_is_reconstructing(model: BlendModel) -> None:
    np.testing.assert_array_equal(model.denoise(IMAGES), model.reconstruct(IMAGES))


def test_one_image_is_treated_as_one_of_several(model: BlendModel) -> None:
    mu, logvar = model.encode(IMAGES)
    for position, image in enumerate(IMAGES):
        one_mu, one_logvar = model.encode(image)
        assert one_mu.shape == one_logvar.shape == (model.latent_dim,) == (2,)
        np.testing.assert_allclose(one_mu, mu[position], atol=1e-6)
        np.testing.assert_allclose(one_logvar, logvar[position], atol=1e-6)
    one, several = model.decode(mu[0]), model.decode(mu)
    assert (one.shape, several.shape) == ((28, 28), (5, 28, 28))
    np.testing.assert_allclose(one, several[0], atol=1e-6)
    assert one.dtype == several.dtype == np.float32


@pytest.mark.parametrize("path", [None, "shipped", "straight", "norm-preserving"])
def test_the_ends_of_a_blend_are_the_reconstructions(
    model: BlendModel, path: PathName | None
) -> None:
    frames = model.blend(A, B, frames=7, path=path)
    assert frames.shape == (7, 28, 28)
    np.testing.assert_allclose(frames[[0, -1]], model.reconstruct(IMAGES[:2]), atol=1e-5)


def test_paths_differ_and_the_shipped_one_is_taken_unasked(model: BlendModel) -> None:
    middle = {
        path: model.blend(A, B, 0.3, path=path)
        for path in (None, "shipped", "straight", "norm-preserving")
    }
    np.testing.assert_array_equal(middle[None], middle["shipped"])
    for one, other in [("shipped", "straight"), ("straight", "norm-preserving")]:
        assert np.abs(middle[one] - middle[other]).max() > 1e-3


def test_frames_are_even_positions_and_a_number_is_one_position(model: BlendModel) -> None:
    frames = model.blend(A, B, frames=5)
    np.testing.assert_allclose(model.blend(A, B, [0.0, 0.25, 0.5, 0.75, 1.0]), frames, atol=1e-6)
    np.testing.assert_allclose(model.blend(A, B, 0.25), frames[1], atol=1e-6)


@pytest.mark.parametrize(("ours", "theirs"), [(straight, torch_straight), (arc, torch_arc)])
def test_paths_between_codes_are_those_of_torch(ours: Any, theirs: Any) -> None:
    a, b = 2 * torch.randn(2, 6, generator=seeded())
    t = torch.linspace(0, 1, 9)
    expected = theirs(a.expand(9, 6), b.expand(9, 6), t[:, None])
    np.testing.assert_allclose(ours(a.numpy(), b.numpy(), t.numpy()), expected, atol=1e-5)


def test_the_arc_between_opposite_codes_is_finite() -> None:
    code = np.array([1.0, -2.0], dtype=np.float32)
    t = np.linspace(0, 1, 5, dtype=np.float32)
    expected = torch_arc(
        torch.tensor(code).expand(5, 2), -torch.tensor(code).expand(5, 2), torch.tensor(t)[:, None]
    )
    np.testing.assert_allclose(arc(code, -code, t), expected, atol=1e-6)


def test_the_same_seed_draws_the_same_digits(model: BlendModel) -> None:
    first = model.sample(3, seed=1)
    np.testing.assert_array_equal(model.sample(3, seed=1), first)
    assert np.abs(model.sample(3, seed=2) - first).max() > 1e-3
    codes = draw_codes(made_up_prior(), 3, None, np.random.default_rng(1))
    np.testing.assert_allclose(model.decode(codes), first, atol=1e-6)


def test_how_sharp_pictures_are_shown_is_that_of_the_network(
    model: BlendModel, autoencoder: BlendModel, tiny_vae: VAE
) -> None:
    assert (model.sharpness, autoencoder.sharpness) == (tiny_vae.sharpness, 1)


def test_the_prior_is_the_one_beside_the_models(model: BlendModel) -> None:
    for found, expected in zip(model.prior, made_up_prior(), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_a_number_is_written_in_the_hand_of_images(model: BlendModel) -> None:
    hand = hand_of(model.encode(IMAGES[:2])[0], model.prior)
    expected = model.decode(written_codes([3, 7, 3], hand, model.prior))
    np.testing.assert_allclose(model.write("373", hand=IMAGES[:2]), expected, atol=1e-6)
    assert model.classify(IMAGES[:2]).tolist() == hand.digits.tolist()
    assert model.classify(A) == hand.digits[0]


def test_without_images_a_seed_chooses_the_hand(model: BlendModel) -> None:
    written = [model.write("37", seed=seed) for seed in (1, 1, 2, 3)]
    np.testing.assert_array_equal(written[0], written[1])
    assert len({image.tobytes() for image in written}) > 1


def test_samples_of_a_digit_are_drawn_of_its_components(model: BlendModel) -> None:
    codes = draw_codes(made_up_prior(), 3, 7, np.random.default_rng(1))
    np.testing.assert_allclose(model.sample(3, digit=7, seed=1), model.decode(codes), atol=1e-6)
    assert np.abs(model.sample(3, digit=3, seed=1) - model.decode(codes)).max() > 1e-3


def test_the_autoencoder_knows_no_spread_and_goes_straight(autoencoder: BlendModel) -> None:
    z, logvar = autoencoder.encode(IMAGES)
    assert (logvar == -np.inf).all()
    half_way = autoencoder.decode((z[0] + z[1]) / 2)
    np.testing.assert_allclose(autoencoder.blend(A, B, 0.5), half_way, atol=1e-5)


def test_what_only_the_vae_has_is_refused(autoencoder: BlendModel) -> None:
    said = "path: expected one of straight, norm-preserving, found shipped"
    with pytest.raises(ValueError, match=said):
        autoencoder.blend(A, B, 0.5, path="shipped")
    with pytest.raises(ValueError, match="no prior"):
        autoencoder.sample(3)


def test_numbers_of_other_precision_are_taken(model: BlendModel) -> None:
    np.testing.assert_allclose(
        model.reconstruct(IMAGES.astype(np.float64)), model.reconstruct(IMAGES), atol=1e-6
    )
