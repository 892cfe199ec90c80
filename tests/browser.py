"""The browser tests on a built page: `python tests/browser.py`, with Playwright's own arguments.

The page is that of a small run, or of the project in a folder: `--of FOLDER`.
"""

import argparse
import json
import os
from pathlib import Path

import numpy as np
from imports import ROOT
from onnxruntime import InferenceSession
from PIL import Image
from small_run import KEPT, small_run

PAIRS = [((3, 0), (8, 1)), ((4, 2), (9, 0)), ((0, 1), (1, 2))]
BETWEEN = (25, 50, 75)  # percent


def environment_for(dist: Path, artifacts: Path, reference: Path) -> dict[str, str]:
    """Ours, and where the page is and what Python knows of it, which is written to `reference`."""
    opens_with = json.loads((artifacts / "digits" / "first_pair.json").read_text())
    known = {"opensWith": opens_with, "pairs": reference_pixels(artifacts)}
    reference.write_text(json.dumps(known))
    return {**os.environ, "BLENDDIGITS_DIST": str(dist), "BLENDDIGITS_REFERENCE": str(reference)}


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


def main() -> None:
    """Become Playwright."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--of", type=Path, metavar="FOLDER", help="the project whose page it is")
    arguments, for_playwright = parser.parse_known_args()
    project = (arguments.of or small_run().folder).resolve()
    dist = project / "frontend" / "dist"
    KEPT.mkdir(parents=True, exist_ok=True)
    env = environment_for(dist, project / "artifacts", KEPT / "reference.json")
    os.chdir(ROOT / "frontend")
    os.execvpe("npm", ["npm", "run", "e2e", "--silent", "--", *for_playwright], env)


if __name__ == "__main__":
    main()
