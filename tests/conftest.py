"""Fixtures that several test files share."""

import os
import shutil
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import onnx
import pytest
import torch
from clone import Clone
from made_up import MADE_UP, MNIST, PATH, made_up_prior, random_guide, raw_files, use_made_up_mnist
from safetensors.numpy import save
from small_run import small_run

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_json
from blenddigits.data.data_set import save_data_set
from blenddigits.download.fetching import write_split
from blenddigits.export.compression import STORAGES, compact
from blenddigits.export.onnx import export_autoencoder, export_models, save_models
from blenddigits.inference.familiarity import KEY
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.prior import GaussianMixture

torch.set_num_threads(1)

# A shell that runs the tests in the background makes them, and what they start, deaf to Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

for name in ("NO_PROXY", "no_proxy"):  # where tests have servers
    os.environ[name] = ",".join(filter(None, [os.environ.get(name), "127.0.0.1,localhost"]))
os.environ.pop("BLENDDIGITS_MODELS", None)  # a person's own

AddProgram = Callable[[str, str], Path]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Two workers are busy to the end when the longest file, the pipeline's, comes first."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.path.name != "test_pipeline.py")


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one while the test runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made_up_data(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """data/ as prepare_mnist leaves it, of 64 training and 64 test images: 16 for validation."""
    use_made_up_mnist(monkeypatch)
    for name, content in raw_files().items():
        write_bytes(paths.MNIST_RAW / name, content)
    save_data_set(MNIST)
    write_split(16, torch.Generator().manual_seed(0))
    return paths.DATA


@pytest.fixture
def only_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AddProgram:
    """Empties the PATH; gives a function that puts a shell script on it, which it returns."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def add(name: str, script: str) -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return program

    return add


@pytest.fixture(scope="session")
def tiny_vae() -> VAE:
    """Random weights, large enough that codes and pictures differ visibly."""
    torch.manual_seed(0)
    vae = VAE(hidden_dim=8, latent_dim=2).eval().requires_grad_(False)
    for parameter in vae.parameters():
        parameter.mul_(3)
    vae.network.correction.fill_(0.5)  # it is 0 until it is trained
    vae.sharpness = 1.5  # what is shown differs from the likelihood's mean
    return vae


@pytest.fixture
def mixture_vae() -> VAE:
    """Random weights, and for its prior a mixture whose components all differ."""
    torch.manual_seed(0)
    vae = VAE(8, 2, GaussianMixture(5, 2)).eval().requires_grad_(False)
    for parameter in vae.prior.parameters():
        torch.nn.init.normal_(parameter)
    vae.sharpness = 1.5
    return vae


@pytest.fixture(scope="session")
def tiny_blend(tiny_vae: VAE) -> Blend:
    """The paths between the codes of tiny_vae, by way of six random ones."""
    return Blend(tiny_vae, random_guide(), PATH).eval()


@pytest.fixture(scope="session")
def tiny_models(tiny_blend: Blend) -> dict[str, onnx.ModelProto]:
    """tiny_blend as ONNX, exported once: it takes seconds."""
    return export_models(tiny_blend, MADE_UP)


@pytest.fixture(scope="session")
def tiny_ae() -> Autoencoder:
    """An autoencoder with random weights."""
    torch.manual_seed(0)
    return Autoencoder(hidden_dim=8, latent_dim=2).eval().requires_grad_(False)


@pytest.fixture(scope="session")
def tiny_ae_models(tiny_ae: Autoencoder) -> dict[str, onnx.ModelProto]:
    """tiny_ae as ONNX."""
    return export_autoencoder(tiny_ae, MADE_UP)


@pytest.fixture(scope="session")
def finished_clone() -> Clone:
    """The project after `dvc repro` with small parameters, all committed; not to be written to."""
    return small_run()


@pytest.fixture(scope="session")
def models_folder(
    tiny_models: dict[str, onnx.ModelProto], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the ONNX files of tiny_vae and of an autoencoder as small."""
    torch.manual_seed(1)
    autoencoder = Autoencoder(hidden_dim=8, latent_dim=2).eval().requires_grad_(False)
    folder = tmp_path_factory.mktemp("models")
    save_models(folder, {**tiny_models, **export_autoencoder(autoencoder, MADE_UP)})
    write_bytes(folder / paths.PRIOR.name, save(made_up_prior()._asdict()))
    write_json(folder / paths.FAMILIARITY.name, {KEY: [300.0, 500.0, 600.0]})
    return folder


@pytest.fixture(scope="session")
def shipped_folder(models_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the small forms: all that a wheel is made of."""
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copytree(models_folder, folder, dirs_exist_ok=True)
    for name in ("encoder", "decoder", "ae_encoder", "ae_decoder"):
        small = compact(onnx.load(folder / f"{name}.onnx"), STORAGES[0])
        save_models(folder, {f"{name}_small": small})
    return folder


@pytest.fixture
def project_folder(
    made_up_data: Path, models_folder: Path, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The current folder, with made-up MNIST and the models of models_folder where they belong."""
    save_data_set(MADE_UP)
    monkeypatch.delenv("BLENDDIGITS_MODELS", raising=False)
    shutil.copytree(models_folder, paths.ONNX)
    return empty_folder
