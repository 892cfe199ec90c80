"""The blend of a wheel, which has its weights from encoder and decoder, against the whole one."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from made_up import blob_intensities

import blenddigits
from blenddigits.core.errors import UserError
from blenddigits.export.parity import run_model
from blenddigits.inference import model_files
from blenddigits.inference.model_files import BLEND_GRAPH
from blenddigits.inference.onnx_file import completed
from tools.trained_models import Part, without_weights, write_trained

Models = dict[str, onnx.ModelProto]


@pytest.fixture
def trained(shipped_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a wheel of shipped_folder carries, where an installed package looks for it."""
    monkeypatch.setattr(model_files, "TRAINED", tmp_path / "trained")
    write_trained(shipped_folder, tmp_path / "trained")
    return tmp_path / "trained"


def test_the_completed_blend_is_the_whole_one(tiny_models: Models) -> None:
    whole = [tiny_models["encoder"], tiny_models["decoder"]]
    graph = without_weights(tiny_models["blend"], [Part(model, model) for model in whole])
    content = completed(graph.SerializeToString(), [m.SerializeToString() for m in whole])
    inputs = {
        "image_a": blob_intensities(3, seed=1).numpy(),
        "image_b": blob_intensities(3, seed=2).numpy(),
        "alpha": np.array([[0.1], [0.5], [0.8]], np.float32),
    }
    found, expected = (
        run_model(model, **inputs)["image"]
        for model in (onnx.load_from_string(content), tiny_models["blend"])
    )
    np.testing.assert_array_equal(found, expected)


def test_its_weights_are_those_of_the_small_models(trained: Path, shipped_folder: Path) -> None:
    ends = blob_intensities(2).numpy()[:, 0]
    small, whole = (
        blenddigits.load(folder).blend(*ends, frames=5) for folder in (trained, shipped_folder)
    )
    np.testing.assert_allclose(small, whole, atol=0.01)
    matrices = 4 * 28 * 28 * 8
    sizes = [file.stat().st_size for file in (trained / BLEND_GRAPH, shipped_folder / "blend.onnx")]
    assert sizes[1] - sizes[0] > matrices / 2


def test_weights_that_no_file_has_are_named(trained: Path) -> None:
    encoder, decoder = trained / "encoder.onnx", trained / "decoder.onnx"
    encoder.write_bytes(decoder.read_bytes())
    model = blenddigits.load(trained)
    with pytest.raises(
        UserError, match=r"blend_graph\.onnx: damaged \(no file beside it has .*_fp16"
    ):
        model_files.open_blend(model._files)


def test_the_models_of_an_installed_package_are_the_last_choice(
    trained: Path, shipped_folder: Path, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(model_files.FOLDER_VARIABLE, raising=False)
    assert model_files.default_folder() == trained
    monkeypatch.setenv(model_files.FOLDER_VARIABLE, str(shipped_folder))
    assert model_files.default_folder() == shipped_folder
