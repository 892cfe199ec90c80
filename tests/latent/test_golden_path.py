"""The numbers that the page's path is compared with are those of path.py and of blend.onnx."""

import json
from typing import Any

import onnx
import pytest
import torch
from made_up import PATH, blob_intensities
from onnxruntime import InferenceSession

from blenddigits.latent.blend import Blend
from blenddigits.latent.path import decoded_lengths, even_times, find_route
from tools import golden_path

Models = dict[str, onnx.ModelProto]


def flat(content: Any, where: str = "") -> dict[str, Any]:
    """The numbers in nested lists and objects, each by its place."""
    if not isinstance(content, dict | list):
        return {where: content}
    parts = content.items() if isinstance(content, dict) else enumerate(content)
    return {k: v for key, part in parts for k, v in flat(part, f"{where}/{key}").items()}


def test_the_committed_numbers_are_what_python_gives_now() -> None:
    committed = flat(json.loads(golden_path.FILE.read_text()))
    assert committed == pytest.approx(flat(golden_path.golden()), abs=3e-6, rel=0)


def test_the_numbers_include_every_special_case() -> None:
    special = {"equal", "nearly equal", "opposite", "both zero", "far apart"}
    assert special <= json.loads(golden_path.FILE.read_text())["found"].keys()


@pytest.mark.parametrize("alpha", [0.0, 0.2, 0.5, 0.77, 1.0])
def test_the_path_inside_blend_onnx_is_the_one_that_the_page_follows(
    tiny_models: Models, tiny_blend: Blend, alpha: float
) -> None:
    """As the page does it: encoder.onnx, then path.py step by step, and decoder.onnx."""
    sessions = {n: InferenceSession(m.SerializeToString()) for n, m in tiny_models.items()}

    def run(name: str, **inputs: torch.Tensor) -> torch.Tensor:
        arrays = {key: tensor.numpy() for key, tensor in inputs.items()}
        return torch.from_numpy(sessions[name].run(None, arrays)[0])

    def decode(z: torch.Tensor) -> torch.Tensor:
        return run("decoder", z=z)

    x_a, x_b = blob_intensities(5, seed=1), blob_intensities(5, seed=2)
    x_b[0] = x_a[0]  # equal images make no detour
    share = torch.full((5, 1), alpha)
    a, b = run("encoder", image=x_a), run("encoder", image=x_b)
    route = find_route(a, b, tiny_blend.guide, PATH)
    times = even_times(decoded_lengths(decode, route, PATH), share)

    by_hand = decode(route.at(times))
    inside = run("blend", image_a=x_a, image_b=x_b, alpha=share)
    torch.testing.assert_close(inside, by_hand, atol=1e-5, rtol=0)
