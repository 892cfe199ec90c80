"""The frames of the page's first pair, drawn ahead."""

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from made_up import MNIST, blobs
from onnxruntime import InferenceSession
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.data.images import to_intensities
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import VAE
from blenddigits.models.codes import mean_codes, reconstruct
from blenddigits.page.first_pair import STEPS, Shown, checked_pair, write_frames, write_pair

PAIR = blobs(2, seed=5)


@pytest.fixture(scope="module")
def frames(
    tiny_models: dict[str, onnx.ModelProto],
    tiny_blend: Blend,
    tmp_path_factory: pytest.TempPathFactory,
) -> np.ndarray:
    """The rows of the PNG."""
    file = tmp_path_factory.mktemp("frames") / "first_pair.png"
    decoder = InferenceSession(tiny_models["decoder"].SerializeToString())
    codes = mean_codes(tiny_blend.vae, to_intensities(PAIR))
    write_frames(file, decoder, PAIR, codes, tiny_blend.guide, tiny_blend.cfg)
    picture = Image.open(file)
    assert (picture.mode, picture.size) == ("L", (784, STEPS + 3))
    return np.asarray(picture).astype(int)


def test_every_frame_is_the_blend_at_its_step_as_bytes(
    frames: np.ndarray, tiny_blend: Blend
) -> None:
    x_a, x_b = (to_intensities(image).expand(101, 1, 28, 28) for image in PAIR)
    expected = 255 * tiny_blend(x_a, x_b, torch.arange(101).unsqueeze(1) / 100)
    assert np.abs(frames[:101] - expected.flatten(1).numpy()).max() < 0.51


@pytest.mark.parametrize(("row", "image"), [(0, PAIR[0]), (100, PAIR[1])], ids=["first", "last"])
def test_the_ends_are_the_reconstructions(
    frames: np.ndarray, tiny_vae: VAE, row: int, image: torch.Tensor
) -> None:
    expected = 255 * reconstruct(tiny_vae, to_intensities(image[None]))
    assert np.abs(frames[row] - expected.flatten().numpy()).max() < 0.51


def test_the_last_rows_are_the_two_digits_themselves(frames: np.ndarray) -> None:
    assert (frames[101:] == PAIR.flatten(1).numpy()).all()


def test_the_pair_is_named_by_class_and_number(tmp_path: Path) -> None:
    write_pair(tmp_path / "first_pair.json", Shown(3, 0), Shown(8, 2))
    assert json.loads((tmp_path / "first_pair.json").read_text()) == {
        "first": {"label": 3, "sample": 0},
        "second": {"label": 8, "sample": 2},
    }


def test_the_pair_is_of_classes_that_there_are() -> None:
    assert checked_pair((3, 9), MNIST) == (3, 9)
    said = (
        r"^sample_subset\.first_pair: expected two of 0 to 1, the classes of MNIST, found \[0, 2\]$"
    )
    with pytest.raises(UserError, match=said):
        checked_pair((0, 2), MNIST._replace(classes=("A", "B")))
