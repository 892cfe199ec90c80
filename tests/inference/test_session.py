"""Running ONNX models."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from made_up import blob_intensities

from blenddigits.core.errors import UserError
from blenddigits.inference import session as session_module
from blenddigits.inference.session import open_model, run_batched

REMEDY = "run `dvc repro export_onnx`"


@pytest.fixture
def encoder(tiny_models: dict[str, onnx.ModelProto], tmp_path: Path) -> Path:
    path = tmp_path / "encoder.onnx"
    path.write_bytes(tiny_models["encoder"].SerializeToString())
    return path


@pytest.mark.parametrize("count", [1, 3, 6, 7])
def test_batches_are_joined_in_order(
    encoder: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(session_module, "BATCH_SIZE", 3)
    session, images = open_model(encoder), blob_intensities(count).numpy()
    outputs = run_batched(session, image=images)
    mu, logvar = session.run(["mu", "logvar"], {"image": images})
    assert set(outputs) == {"mu", "logvar"}
    np.testing.assert_allclose(outputs["mu"], mu, atol=1e-6)
    np.testing.assert_allclose(outputs["logvar"], logvar, atol=1e-6)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{tmp_path}/none.onnx: not found; {REMEDY}"):
        open_model(tmp_path / "none.onnx")


@pytest.mark.parametrize("kept", [0, 10, 1000, -1])
def test_a_truncated_model_is_named(encoder: Path, kept: int) -> None:
    encoder.write_bytes(encoder.read_bytes()[:kept])
    with pytest.raises(UserError, match=rf"{encoder}: damaged \([^)]"):
        open_model(encoder)


def test_a_file_of_another_kind_is_named(encoder: Path) -> None:
    encoder.write_bytes(b"<html>not found</html>")
    with pytest.raises(UserError, match=rf"{encoder}: damaged \(") as error:
        open_model(encoder)
    assert str(error.value).endswith(REMEDY)


def test_the_remedy_is_the_callers(encoder: Path, tmp_path: Path) -> None:
    encoder.write_bytes(b"no model\n\x00")
    with pytest.raises(UserError, match=r"damaged \(.*\); fetch it again$"):
        open_model(encoder, remedy="fetch it again")
    with pytest.raises(UserError, match=r"not found; fetch it again$"):
        open_model(tmp_path / "none.onnx", remedy="fetch it again")
