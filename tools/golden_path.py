"""The path in numbers -> path.golden.json, with which the page's TypeScript must agree.

Run as `python -m tools.golden_path`.
"""

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from blenddigits.core import paths
from blenddigits.core.params import PathParams
from blenddigits.latent.digit_reader import DigitReader
from blenddigits.latent.guide import Guide
from blenddigits.latent.path import Route, decoded_lengths, even_times, find_route

FILE = Path(__file__).parent.parent / paths.FRONTEND / "src" / "model" / "path.golden.json"
KEPT_DECIMALS = 6
CFG = PathParams(
    detour=0.85,
    balance=1.0,
    strictness=10.0,
    temperature=0.25,
    stretches=8,
    steps=3,
    step=0.4,
    near=2.5,
    points=17,
)
LATENT_DIM, PROTOTYPE_COUNT, HIDDEN, CLASSES = 5, 12, 6, 3
TIMES = torch.tensor([0, 0.1, 0.24, 0.25, 0.26, 0.49, 0.5, 0.51, 0.75, 0.9, 1]).unsqueeze(1)
ALPHAS = torch.tensor([0, 0.001, 0.25, 0.3, 0.5, 0.625, 0.7, 0.9, 0.999, 1]).unsqueeze(1)
LENGTHS: dict[str, list[float]] = {
    "even": [0.0, 0.25, 0.5, 0.75, 1],
    "flat in the middle": [0, 0.3, 0.3, 0.7, 0.7, 0.7, 1],
    "flat at the first end": [0, 0, 0, 0.75, 1],
    "flat at the second end": [0, 0.25, 1, 1, 1],
    "one leap": [0.0, 0.0, 1.0, 1.0],
    "nearly flat": [0, 0.4999999, 0.5, 0.5000001, 1],
    "two points": [0.0, 1.0],
}


def known_numbers(*shape: int, seed: int) -> Tensor:
    """Random numbers of a spread of 1, with decimals that JSON holds as they are."""
    numbers = torch.randn(shape, generator=torch.Generator().manual_seed(seed))
    return (numbers * 1000).round() / 1000


A, B, C, D = 3 * known_numbers(4, 1, LATENT_DIM, seed=7)
ZERO = torch.zeros_like(A)
READER = DigitReader(
    known_numbers(HIDDEN, LATENT_DIM, seed=8),
    known_numbers(HIDDEN, seed=9),
    known_numbers(CLASSES, HIDDEN, seed=10),
    known_numbers(CLASSES, seed=11),
)
GUIDE = Guide(3 * known_numbers(PROTOTYPE_COUNT, LATENT_DIM, seed=12), READER)
UNBENT = torch.zeros(1, CFG.stretches + 1, LATENT_DIM)
ENDS = {
    "far apart": (A, B),
    "far apart, backwards": (B, A),
    "far apart, another pair": (C, D),
    "near": (A, A + 0.25),
    "nearly equal": (A, A + 0.001),
    "equal": (A, A),
    "opposite": (A, -A),
    "nearly opposite": (A, 0.001 - A),
    "from zero": (ZERO, B),
    "both zero": (ZERO, ZERO),
}
FOUND = {name: find_route(*ends, GUIDE, CFG) for name, ends in ENDS.items()}
GIVEN = {
    "over the opposite of the first": Route(A, -A, B, UNBENT),
    "over zero": Route(A, ZERO, B, UNBENT),
}


def decode(z: Tensor) -> Tensor:
    """The pictures of the decoder in frontend/src/testing/tinyNetworks.ts."""
    weights = torch.arange(z.shape[1] * 784, dtype=torch.float64).sin().float()
    return torch.sigmoid(z @ weights.view(-1, 784)).view(-1, 1, 28, 28)


def golden() -> dict[str, Any]:
    """Inputs of the functions in path.py, and what comes out."""
    reader = {name: listed(part) for name, part in READER._asdict().items()}
    measured = {name: r for name, r in (FOUND | GIVEN).items() if name.startswith(("far", "over"))}
    return {
        "settings": {**CFG.model_dump(), "unit": 1},
        "prototypes": listed(GUIDE.prototypes),
        "reader": reader,
        "shares": shares_of(torch.cat([A, B, C, D])),
        "times": listed(TIMES.flatten()),
        "alphas": listed(ALPHAS.flatten()),
        "found": {name: {**codes_of(r), **points_of(r)} for name, r in FOUND.items()},
        "given": {name: {**codes_of(r), **points_of(r)} for name, r in GIVEN.items()},
        "lengths": {name: {**codes_of(r), **lengths_of(r)} for name, r in measured.items()},
        "evenTimes": {name: times_of(lengths) for name, lengths in LENGTHS.items()},
    }


def shares_of(codes: Tensor) -> list[Any]:
    """What the reader says of each code."""
    return [
        {"code": code, "shares": shares}
        for code, shares in zip(listed(codes), listed(READER.shares(codes)), strict=True)
    ]


def codes_of(route: Route) -> dict[str, Any]:
    """The codes of a route."""
    return {key: listed(part[0]) for key, part in route._asdict().items()}


def points_of(route: Route) -> dict[str, Any]:
    """The points of a route at TIMES."""
    return {"points": listed(route.points(TIMES[None])[0])}


def lengths_of(route: Route) -> dict[str, Any]:
    """The decoded lengths along a route."""
    return {"lengths": listed(decoded_lengths(decode, route, CFG)[0])}


def times_of(lengths: list[float]) -> dict[str, Any]:
    """Where a share of the length is reached."""
    times = even_times(torch.tensor([lengths]).expand(len(ALPHAS), -1), ALPHAS)
    return {"lengths": lengths, "times": listed(times.flatten())}


def listed(numbers: Tensor) -> list[Any]:
    """Rounded, so that another machine's last bits do not count."""
    return [listed(part) if part.ndim else round(part.item(), KEPT_DECIMALS) for part in numbers]


def write() -> None:
    """Write the file that path.golden.test.ts reads, a line for each of its parts."""
    parts = [f"{json.dumps(key)}: {json.dumps(part)}" for key, part in golden().items()]
    FILE.write_text("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    write()
