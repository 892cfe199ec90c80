"""People's own pictures through all stages: other classes, another size, and few of them."""

import json
import re
from importlib import import_module
from pathlib import Path

import numpy as np
import onnx
import pytest
from imports import ROOT
from made_up_pictures import FOLDER, put_arrays
from PIL import Image
from test_stages import TINY

import blenddigits
from blenddigits.cli.main import main
from blenddigits.core import paths
from blenddigits.core.yaml12 import read_yaml
from blenddigits.data import fitting

NAMES = ("a $cat$ / 猫", "🙂", "B")
SIDE, EACH = 32, 14
STAGES = list(read_yaml((ROOT / "dvc.yaml").read_text())["stages"])[:-1]  # no page is built


def bars(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Grey bars, across, down and both, each a little elsewhere."""
    random, labels = np.random.default_rng(0), np.arange(count) % 3
    images = np.zeros((count, SIDE, SIDE), np.uint8)
    for image, label, at in zip(images, labels, random.integers(8, 20, count), strict=True):
        image[at : at + 5, 4:28] = 220 * (label != 1)
        image[4:28, at : at + 5] |= 220 * np.uint8(label != 0)
    return images, labels


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all stages have run, with settings for far more pictures."""
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(fitting, "LEAST_STEPS", 10)
        images, labels = bars(3 * EACH)
        put_arrays(images=images, labels=labels, classes=np.array(NAMES))
        changed = TINY.replace("name: mnist", f"name: {FOLDER.name}").replace(
            "side: 28", f"side: {SIDE}"
        )
        changed = changed.replace("treatment: handwriting", "treatment: as_is")
        many = re.sub(r"(\w*images|per_digit): \d+", r"\1: 500", changed)
        paths.PARAMS.write_text(many.replace("components: 5", "components: 512"))
        for stage in STAGES:
            import_module(f"stages.{stage}").main()
    return folder


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    return project


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def test_the_page_is_told_what_the_pictures_are(here: Path) -> None:
    digits = json.loads(paths.DIGITS_JSON.read_text())
    assert digits["dataset"]["classes"] == list(NAMES)
    assert digits["dataset"]["side"] == SIDE
    assert digits["dataset"]["plural"] == "pictures"
    assert digits["per_digit"] == 3  # a fifth of 14
    assert [entry["label"] for entry in digits["digits"]] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert size_of(paths.DIGITS_PNG) == (3 * SIDE, 3 * SIDE)
    assert json.loads(paths.FIRST_PAIR_JSON.read_text())["second"] == {"label": 1, "sample": 2}
    assert len(json.loads(paths.LATENT_JSON.read_text())["colours"]["on_dark"]) == 3


def test_the_models_tell_it_too(here: Path) -> None:
    for file in paths.ONNX_FILES.values():
        told = {prop.key: prop.value for prop in onnx.load(file).metadata_props}
        assert json.loads(told["classes"]) == list(NAMES)
        assert (told["side"], told["data"], told["handwriting"]) == ("32", "mine", "false")


def test_the_library_knows_classes_and_size(here: Path) -> None:
    model = blenddigits.load()
    assert (model.side, model.classes) == (SIDE, NAMES)
    image = np.zeros((SIDE, SIDE), np.float32)
    assert model.blend(image, image, frames=3).shape == (3, SIDE, SIDE)
    with pytest.raises(ValueError, match=r"a: expected \(32, 32\) or \(n, 32, 32\), found"):
        model.blend(np.zeros((28, 28), np.float32), image, frames=3)
    with pytest.raises(ValueError, match="digit: expected 0 to 2, a position in classes, found 3"):
        model.sample(1, digit=3)


def test_classes_are_named_on_the_command_line(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "a.png")
    command = ["blend", "class:b:2", "picture:🙂", "-o", out, "--frames", "3", "--scale", "1"]
    assert main(command) == 0
    assert size_of(Path(out)) == (3 * SIDE, SIDE)
    assert main(["blend", "class:7", "test:0", "-o", out, "--force"]) == 1
    assert main(["blend", "class:B", str(here / "three.png"), "-o", out, "--force"]) == 1
    assert main(["sample", "--class", "C", "-o", out, "--force"]) == 1
    unknown, photo, sample = capsys.readouterr().err.splitlines()
    assert unknown == f"error: class:7: no test image shows it; pictures are {', '.join(NAMES)}"
    assert "three.png: only handwriting is read from pictures, but the model knows pic" in photo
    assert "--digit C: the model knows no such picture; its pictures are a $cat$" in sample


def test_the_window_shows_them(here: Path, tmp_path: Path) -> None:
    assert main(["play", "--save", str(tmp_path / "window.png"), "--first", "class:B"]) == 0
    assert size_of(tmp_path / "window.png") == (1400, 900)
