"""`pip install .`: what the package brings, and that it works elsewhere than in its folder."""

import email
import shutil
import subprocess
import sys
import venv
import zipfile
from email.message import Message
from pathlib import Path

import pytest
from drawn import as_image, drawn
from imports import ROOT

TRAINING = {"torch", "torchvision", "onnx", "matplotlib", "scikit-learn", "pydantic"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built package."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "blenddigits", source / "blenddigits")
    build = "from setuptools import build_meta; build_meta.build_wheel('..')"
    subprocess.run([sys.executable, "-c", build], cwd=source, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as content:
        [name] = [name for name in content.namelist() if name.endswith("/METADATA")]
        return email.message_from_bytes(content.read(name))


def required(metadata: Message, extra: str | None) -> set[str]:
    """The names of the packages that come with an extra, or without any."""
    lines = metadata.get_all("Requires-Dist", [])
    chosen = [line for line in lines if (extra is None) == ("extra ==" not in line)]
    if extra is not None:
        chosen = [line for line in chosen if f'extra == "{extra}"' in line]
    return {line.split("==")[0].split(";")[0].strip() for line in chosen}


def test_who_only_blends_installs_no_training_packages(metadata: Message) -> None:
    base = required(metadata, None)
    assert base == {
        "contourpy",
        "jaxtyping",
        "numpy",
        "onnxruntime",
        "pillow",
        "safetensors",
        "tqdm",
    }
    assert required(metadata, "train") >= TRAINING
    assert required(metadata, "dev") >= {"blenddigits[train]", "pytest", "dvc"}


def test_every_version_is_pinned(metadata: Message) -> None:
    for line in metadata.get_all("Requires-Dist", []):
        assert "==" in line.split(";")[0] or line.startswith("blenddigits[train]")


def test_the_types_come_with_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as content:
        names = content.namelist()
    assert "blenddigits/py.typed" in names
    modules = {str(file.relative_to(ROOT)) for file in (ROOT / "blenddigits").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == modules


def test_it_blends_where_it_is_installed_and_nothing_else_of_the_project_is(
    wheel: Path, models_folder: Path, tmp_path: Path
) -> None:
    """Its dependencies are this environment's, named by a .pth file: no test downloads anything."""
    venv.create(tmp_path / "venv", with_pip=False)
    [packages] = (tmp_path / "venv").glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python"]
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([*pip, python, "install", "--no-deps", "--no-index", wheel], check=True)
    [ours] = [path for path in sys.path if (Path(path) / "onnxruntime").is_dir()]
    (packages / "dependencies.pth").write_text(ours)
    as_image(1 - drawn(3)).save(tmp_path / "3.png")
    as_image(1 - drawn(8)).save(tmp_path / "8.png")
    command = tmp_path / "venv" / "bin" / "blenddigits"
    done = subprocess.run(
        [command, "blend", "3.png", "8.png", "-o", "a.gif", "--folder", models_folder],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.gif").read_bytes().startswith(b"GIF89a")
    where = "import blenddigits; print(blenddigits.__file__)"
    done = subprocess.run(
        [python, "-c", where], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert Path(done.stdout.strip()).is_relative_to(packages)
