"""The built page in a real browser, compared with ONNX Runtime in Python."""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
from clone import Clone
from imports import ROOT
from onnxruntime import InferenceSession
from PIL import Image

PAIRS = [((3, 0), (8, 1)), ((4, 2), (9, 0)), ((0, 1), (1, 2))]
BETWEEN = (25, 50, 75)  # percent


def test_the_page_blends_in_a_browser_as_python_does(finished_clone: Clone, tmp_path: Path) -> None:
    reference = tmp_path / "reference.json"
    reference.write_text(json.dumps(reference_pixels(finished_clone.folder / "artifacts")))
    environment = {
        **os.environ,
        "BLENDDIGITS_DIST": str(finished_clone.folder / "frontend" / "dist"),
        "BLENDDIGITS_REFERENCE": str(reference),
    }
    done = subprocess.run(
        ["npm", "run", "e2e", "--silent"],
        cwd=ROOT / "frontend",
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    print(done.stdout, done.stderr)
    assert done.returncode == 0


def reference_pixels(artifacts: Path) -> list[dict[str, object]]:
    """What encoder.onnx and decoder.onnx, or blend.onnx, make of the page's pictures, as bytes."""
    encoder, decoder, blend = (
        InferenceSession(artifacts / "onnx" / f"{name}.onnx")
        for name in ("encoder", "decoder", "blend")
    )

    digits = np.asarray(Image.open(artifacts / "digits" / "digits.png"), dtype=np.float32) / 255

    def read(label: int, sample: int) -> np.ndarray:
        top, left = 28 * label, 28 * sample
        return digits[None, None, top : top + 28, left : left + 28]

    def reconstruct(image: np.ndarray) -> list[int]:
        [mu] = encoder.run(["mu"], {"image": image})
        return to_bytes(decoder.run(["image"], {"z": mu})[0])

    def blended(image_a: np.ndarray, image_b: np.ndarray, percent: int) -> list[int]:
        alpha = np.full((1, 1), percent / 100, dtype=np.float32)
        inputs = {"image_a": image_a, "image_b": image_b, "alpha": alpha}
        return to_bytes(blend.run(["image"], inputs)[0])

    return [
        {
            "first": {"label": first[0], "sample": first[1]},
            "second": {"label": second[0], "sample": second[1]},
            "start": reconstruct(read(*first)),
            "end": reconstruct(read(*second)),
            "between": [
                {"percent": percent, "pixels": blended(read(*first), read(*second), percent)}
                for percent in BETWEEN
            ],
        }
        for first, second in PAIRS
    ]


def to_bytes(image: np.ndarray) -> list[int]:
    pixels: list[int] = np.rint(image * 255).astype(int).ravel().tolist()
    return pixels
