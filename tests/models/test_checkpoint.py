"""Models on disk."""

import json
from pathlib import Path

import pytest
import torch
from made_up import blob_intensities
from safetensors.torch import save_file

from blenddigits.core.errors import UserError
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.checkpoint import load_model, save_model
from blenddigits.models.codes import reconstruct
from blenddigits.models.prior import GaussianMixture, StandardNormal

REMEDY = "run `dvc repro train_vae`"


@pytest.fixture
def saved(tiny_vae: VAE, tmp_path: Path) -> Path:
    path = tmp_path / "vae" / "model.safetensors"
    save_model(path, tiny_vae)
    return path


def test_a_model_comes_back_as_it_was(tiny_vae: VAE, saved: Path) -> None:
    loaded = load_model(VAE, saved, 2, "train_vae")
    x = blob_intensities(3)
    assert torch.equal(reconstruct(loaded, x), reconstruct(tiny_vae, x))
    assert (loaded.hidden_dim, loaded.latent_dim) == (8, 2)


def test_to_how_many_bits_weights_were_rounded_is_known(tmp_path: Path) -> None:
    vae = VAE(8, 2)
    assert vae.weight_bits == 32
    vae.round_weights(5)
    save_model(tmp_path / "vae", vae)
    assert load_model(VAE, tmp_path / "vae", 2, "train_vae").weight_bits == 5


def test_the_prior_and_the_sharpness_come_back_too(mixture_vae: VAE, tmp_path: Path) -> None:
    save_model(tmp_path / "vae", mixture_vae)
    loaded = load_model(VAE, tmp_path / "vae", 2, "train_vae")
    z = torch.randn(10, 2)
    assert torch.equal(loaded.prior.log_prob(z), mixture_vae.prior.log_prob(z))
    assert loaded.sharpness == mixture_vae.sharpness == 1.5


def test_a_file_from_before_there_were_priors_is_of_the_standard_normal(saved: Path) -> None:
    header = {"kind": "VAE", "hidden_dim": 8, "latent_dim": 2}
    save_file(VAE(8, 2).state_dict(), saved, metadata={"model": json.dumps(header)})
    loaded = load_model(VAE, saved, 2, "train_vae")
    assert isinstance(loaded.prior, StandardNormal)
    assert loaded.sharpness == 1


def test_a_sharpness_of_0_is_named(saved: Path) -> None:
    header = {"kind": "VAE", "hidden_dim": 8, "latent_dim": 2, "sharpness": 0.0}
    save_file(VAE(8, 2).state_dict(), saved, metadata={"model": json.dumps(header)})
    expected = rf"{saved}: damaged \(sharpness: expected .* above 0, found 0.0\); {REMEDY}"
    with pytest.raises(UserError, match=expected):
        load_model(VAE, saved, 2, "train_vae")


def test_a_prior_of_other_sizes_than_the_header_is_named(mixture_vae: VAE, saved: Path) -> None:
    header = {"kind": "VAE", "hidden_dim": 8, "latent_dim": 2, "components": 4}
    save_file(mixture_vae.state_dict(), saved, metadata={"model": json.dumps(header)})
    with pytest.raises(UserError, match=rf"{saved}: damaged \(weights of other sizes.*{REMEDY}"):
        load_model(VAE, saved, 2, "train_vae")


def test_a_model_whose_prior_has_collapsed_is_not_saved(mixture_vae: VAE, tmp_path: Path) -> None:
    assert isinstance(mixture_vae.prior, GaussianMixture)
    mixture_vae.prior.logvars[3, 1] = -30
    with pytest.raises(UserError, match="component 3 of the prior has collapsed"):
        save_model(tmp_path / "vae", mixture_vae)
    assert not (tmp_path / "vae").exists()


def test_an_autoencoder_comes_back_too(tmp_path: Path) -> None:
    autoencoder, x = Autoencoder(5, 3), blob_intensities(3)
    save_model(tmp_path / "ae", autoencoder)
    loaded = load_model(Autoencoder, tmp_path / "ae", 3, "train_ae_baseline")
    assert torch.equal(reconstruct(loaded, x), reconstruct(autoencoder, x))


def test_the_same_model_gives_the_same_bytes(tiny_vae: VAE, saved: Path) -> None:
    first = saved.read_bytes()
    for _ in range(5):
        save_model(saved, tiny_vae)
        assert saved.read_bytes() == first


def test_another_latent_size_is_named(saved: Path) -> None:
    expected = f"{saved}: expected a VAE with latent_dim 3, found VAE with latent_dim 2; {REMEDY}"
    with pytest.raises(UserError, match=expected):
        load_model(VAE, saved, 3, "train_vae")


def test_another_kind_of_model_is_named(saved: Path) -> None:
    with pytest.raises(UserError, match=r"expected a Autoencoder .*, found VAE with latent_dim 2"):
        load_model(Autoencoder, saved, 2, "train_vae")


@pytest.mark.parametrize("kept", [0, 4, 200, -1])
def test_a_truncated_file_is_named(saved: Path, kept: int) -> None:
    saved.write_bytes(saved.read_bytes()[:kept])
    with pytest.raises(UserError, match=rf"{saved}: damaged \(.*\); {REMEDY}"):
        load_model(VAE, saved, 2, "train_vae")


def test_a_file_of_another_kind_is_named(saved: Path) -> None:
    saved.write_bytes(b"<html>not found</html>")
    with pytest.raises(UserError, match=rf"{saved}: damaged \(.*\); {REMEDY}"):
        load_model(VAE, saved, 2, "train_vae")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{tmp_path}/none: not found; {REMEDY}"):
        load_model(VAE, tmp_path / "none", 2, "train_vae")


def test_weights_of_someone_else_are_no_model(saved: Path) -> None:
    save_file({"weight": torch.zeros(2)}, saved)
    with pytest.raises(UserError, match=f"{saved}: expected a VAE with latent_dim 2, found"):
        load_model(VAE, saved, 2, "train_vae")


def test_weights_of_other_sizes_than_the_header_are_named(saved: Path) -> None:
    header = {"kind": "VAE", "hidden_dim": 9, "latent_dim": 2}
    weights = VAE(8, 2).state_dict()
    save_file(weights, saved, metadata={"model": json.dumps(header)})
    with pytest.raises(UserError, match=rf"{saved}: damaged \(weights of other sizes.*{REMEDY}"):
        load_model(VAE, saved, 2, "train_vae")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([1], "a header of another kind"),
        ({"hidden_dim": 10**9}, f"hidden_dim {10**9}, components 0"),
        ({"hidden_dim": 8, "components": 10**9}, f"hidden_dim 8, components {10**9}"),
        ({"hidden_dim": "wide"}, "'<=' not supported"),
        ({"hidden_dim": 8, "side": 10**9}, f"side: {10**9}"),
    ],
)
def test_a_header_that_tells_nonsense_is_damage(
    tiny_vae: VAE, tmp_path: Path, told: object, said: str
) -> None:
    usual = {"kind": "VAE", "latent_dim": 2}
    header = json.dumps({**usual, **told} if isinstance(told, dict) else told)
    save_file(tiny_vae.state_dict(), tmp_path / "vae", metadata={"model": header})
    with pytest.raises(UserError, match=rf"damaged \({said}.*\); {REMEDY}"):
        load_model(VAE, tmp_path / "vae", 2, "train_vae")


def test_weights_that_are_no_numbers_are_damage(tmp_path: Path) -> None:
    vae = VAE(8, 2).requires_grad_(False)
    next(vae.parameters()).fill_(torch.nan)
    save_model(tmp_path / "vae", vae)
    with pytest.raises(UserError, match=rf"damaged \(weights that are no numbers\); {REMEDY}"):
        load_model(VAE, tmp_path / "vae", 2, "train_vae")
