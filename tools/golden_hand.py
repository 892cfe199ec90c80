"""Digits in made-up hands, and in a line -> hand.golden.json, for the page's TypeScript.

Run as `python -m tools.golden_hand`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from blenddigits.core import paths
from blenddigits.figures.line import layout
from blenddigits.inference.familiarity import neg_elbo
from blenddigits.inference.hand import hand_of, written_codes
from blenddigits.inference.prior import NO_DIGIT, MixturePrior
from blenddigits.preprocessing.mnist_form import as_mnist
from tools.golden_handwriting import DRAWINGS, drawn, write_cases

FILE = Path(__file__).parent.parent / paths.FRONTEND / "src" / "model" / "hand.golden.json"
KEPT_DECIMALS = 6
LATENT_DIM, COMPONENTS = 4, 13
DIGITS = np.array([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, NO_DIGIT])


def _known_numbers(*shape: int, seed: int) -> np.ndarray:
    """Random numbers of a spread of 1, with decimals that JSON holds as they are."""
    return np.random.default_rng(seed).standard_normal(shape).round(3)


STDS = np.abs(_known_numbers(COMPONENTS, LATENT_DIM, seed=1)) + 0.4
WEIGHTS = np.arange(1, COMPONENTS + 1) / np.arange(1, COMPONENTS + 1).sum()
MEANS = _known_numbers(COMPONENTS, LATENT_DIM, seed=2) + 3 * DIGITS[:, None]
PRIOR = MixturePrior(MEANS, 2 * np.log(STDS), WEIGHTS, DIGITS)
HANDS = {
    "of a usual digit": _known_numbers(1, LATENT_DIM, seed=3) + 3,
    "of a strange one": 2 * _known_numbers(1, LATENT_DIM, seed=4),
    "of two of the same and another": _known_numbers(3, LATENT_DIM, seed=5)
    + np.array([[6], [6], [0]]),
    "of ten": _known_numbers(10, LATENT_DIM, seed=6) + 3,
}
SHARPNESS, SHOWN_LEAST, SHOWN_SPREAD = 1.5, 0.05, 0.9
TEXT = [2, 0, 1, 0, 0, 2, 2, 2, 1, 1, 0]


def golden() -> dict[str, Any]:
    """A prior, what is written in each hand, and where digits of a line are."""
    prior = {"means": MEANS, "stds": STDS, "weights": WEIGHTS, "digits": DIGITS}
    cases: dict[str, Any] = {"prior": {name: part.tolist() for name, part in prior.items()}}
    cases["text"] = TEXT
    for name, codes in HANDS.items():
        hand = hand_of(codes, PRIOR)
        cases[name] = {
            "codes": codes.tolist(),
            "digits": hand.digits.tolist(),
            "written": written_codes(TEXT, hand, PRIOR).round(KEPT_DECIMALS).tolist(),
        }
    images = [as_mnist(np.array(drawn(*drawing)) / 255) for drawing in DRAWINGS.values()]
    row = layout(np.stack(images))
    cases["familiarity"] = _familiarity(images)
    cases["line"] = {"drawings": list(DRAWINGS), "places": row.places, "width": row.width}
    return cases


def _familiarity(images: Sequence[np.ndarray]) -> dict[str, Any]:
    """What -ELBO the second picture has of which the network shows a faint third one."""
    mu, std = HANDS["of a usual digit"], STDS[:1]
    shown = (SHOWN_LEAST + SHOWN_SPREAD * images[2])[None]
    [nats] = neg_elbo(
        images[1][None], lambda _: (mu, 2 * np.log(std)), lambda _: shown, SHARPNESS, PRIOR
    )
    numbers = {"mu": mu[0].tolist(), "std": std[0].tolist(), "sharpness": SHARPNESS}
    return {**numbers, "least": SHOWN_LEAST, "spread": SHOWN_SPREAD, "nats": round(nats, 4)}


if __name__ == "__main__":
    write_cases(FILE, golden())
