"""The wheel: what it brings, and that it blends where nothing else of the project is."""

import email
import hashlib
import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from email.message import Message
from pathlib import Path

import pytest
from drawn import as_image, drawn
from imports import ROOT

from blenddigits.core.errors import UserError
from tools.wheel import build_wheel, carry

TRAINING = {"torch", "torchvision", "onnx", "matplotlib", "scikit-learn", "pydantic"}


@pytest.fixture(scope="module")
def wheel(shipped_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make wheel` builds, of small models."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return build_wheel(shipped_folder, tmp_path_factory.mktemp("wheel"))


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


def test_models_card_and_origin_come_with_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as content:
        names = [name for name in content.namelist() if name.startswith("blenddigits/trained/")]
        told = json.loads(content.read("blenddigits/trained/provenance.json"))
        card = content.read("blenddigits/trained/model-card.md")
    assert {Path(name).name for name in names} == {
        *("encoder.onnx", "decoder.onnx", "blend_graph.onnx", "prior.safetensors"),
        *("familiarity.json", "model-card.md", "provenance.json"),
    }
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert told["commit"].removesuffix("+") == head.stdout.strip()
    assert told["lock_md5"] == hashlib.md5((ROOT / "dvc.lock").read_bytes()).hexdigest()
    assert card == (ROOT / "docs" / "model-card.md").read_bytes()


def test_models_of_other_data_come_without_the_card_of_mnists(
    shipped_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("tools.model_card.data_set_name", lambda: "kmnist")
    carry(shipped_folder, tmp_path)
    assert not (tmp_path / "model-card.md").exists()
    [line] = capsys.readouterr().out.splitlines()
    assert line.endswith("it is of mnist's models, and these are of kmnist")


def test_the_same_sources_and_models_give_the_same_wheel(
    wheel: Path, shipped_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert build_wheel(shipped_folder, tmp_path).read_bytes() == wheel.read_bytes()


def test_a_wheel_that_gets_too_large_is_refused(
    shipped_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("tools.wheel.LARGEST_BYTES", 1000)
    with pytest.raises(UserError, match="more than its 1,000"):
        build_wheel(shipped_folder, tmp_path)
    assert not list(tmp_path.iterdir())


def test_without_models_there_is_no_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(UserError, match=r"encoder\.onnx: not found; run `make repro`"):
        build_wheel(tmp_path / "nothing", tmp_path)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel.

    Its dependencies are this environment's, named by a .pth file: no test downloads anything.
    """
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False)
    [packages] = folder.glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python"]
    python = folder / "bin" / "python"
    subprocess.run([*pip, python, "install", "--no-deps", "--no-index", wheel], check=True)
    [ours] = [path for path in sys.path if (Path(path) / "onnxruntime").is_dir()]
    (packages / "dependencies.pth").write_text(ours)
    return folder


def run(installed: Path, folder: Path, *command: str, models: str = "") -> tuple[int, str, str]:
    """Exit code, output and errors of the installed program, in another folder."""
    environment = {**os.environ, "BLENDDIGITS_MODELS": models}
    done = subprocess.run(
        [installed / "bin" / command[0], *command[1:]],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def two_pictures(tmp_path: Path) -> Path:
    as_image(1 - drawn(3)).save(tmp_path / "3.png")
    as_image(1 - drawn(8)).save(tmp_path / "8.png")
    return tmp_path


BLEND = ("blenddigits", "blend", "3.png", "8.png", "-o", "a.gif")


def test_it_blends_where_nothing_else_of_the_project_is(
    installed: Path, two_pictures: Path
) -> None:
    code, _, errors = run(installed, two_pictures, *BLEND)
    assert code == 0
    assert all("does not look like a digit" in line for line in errors.splitlines())
    assert (two_pictures / "a.gif").read_bytes().startswith(b"GIF89a")
    where = "import blenddigits; print(blenddigits.__file__)"
    _, file, _ = run(installed, two_pictures, "python", "-c", where)
    assert Path(file.strip()).is_relative_to(installed)


def test_it_tells_which_commit_and_run_its_models_are_of(installed: Path, tmp_path: Path) -> None:
    code, told, errors = run(installed, tmp_path, "blenddigits", "info")
    assert (code, errors) == (0, "")
    md5 = hashlib.md5((ROOT / "dvc.lock").read_bytes()).hexdigest()
    assert told.count("opset 17") == 2
    assert re.search(rf"built of commit [0-9a-f]{{40}}\+?, whose dvc.lock has the MD5 {md5}", told)


def test_models_that_are_named_win_over_those_of_the_package(
    installed: Path, two_pictures: Path, tmp_path: Path
) -> None:
    missing = str(tmp_path / "models")
    for code, _, errors in (
        run(installed, two_pictures, *BLEND, models=missing),
        run(installed, two_pictures, *BLEND, "--folder", missing),
    ):
        assert code == 1
        assert errors.startswith(f"error: {missing}/encoder.onnx: not found")
