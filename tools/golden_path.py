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
from blenddigits.latent.path import Prototypes, decoded_lengths, even_times, middle_code, point_at

FILE = Path(__file__).parent.parent / paths.FRONTEND / "src" / "model" / "path.golden.json"
KEPT_DECIMALS = 6
CFG = PathParams(balance=1.0, near=2.5, points=17)
PROTOTYPE_COUNT = 12
TIMES = torch.tensor([0, 0.1, 0.24, 0.25, 0.26, 0.49, 0.5, 0.51, 0.75, 0.9, 1]).unsqueeze(1)
SHARES = torch.tensor([0, 0.001, 0.25, 0.3, 0.5, 0.625, 0.7, 0.9, 0.999, 1]).unsqueeze(1)
LENGTHS: dict[str, list[float]] = {
    "even": [0.0, 0.25, 0.5, 0.75, 1],
    "flat in the middle": [0, 0.3, 0.3, 0.7, 0.7, 0.7, 1],
    "flat at the first end": [0, 0, 0, 0.75, 1],
    "flat at the second end": [0, 0.25, 1, 1, 1],
    "one leap": [0.0, 0.0, 1.0, 1.0],
    "nearly flat": [0, 0.4999999, 0.5, 0.5000001, 1],
    "two points": [0.0, 1.0],
}
Route = tuple[Tensor, Tensor, Tensor]


def known_codes() -> Tensor:
    """Random codes of four ends and the prototypes, with decimals that JSON holds as they are."""
    codes = 3 * torch.randn(4 + PROTOTYPE_COUNT, 5, generator=torch.Generator().manual_seed(7))
    return (codes * 1000).round() / 1000


A, B, C, D = known_codes()[:4, None]
ZERO = torch.zeros_like(A)
PROTOTYPES = Prototypes(known_codes()[4:], torch.arange(PROTOTYPE_COUNT) % 3)
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
MIDDLES = {name: middle_code(*ends, PROTOTYPES, CFG) for name, ends in ENDS.items()}
ROUTES: dict[str, Route] = {
    **{name: (a, MIDDLES[name], b) for name, (a, b) in ENDS.items()},
    "over the opposite of the first": (A, -A, B),
    "over zero": (A, ZERO, B),
}


def decode(z: Tensor) -> Tensor:
    """The pictures of the decoder in frontend/src/testing/tinyNetworks.ts."""
    weights = torch.arange(z.shape[1] * 784, dtype=torch.float64).sin().float()
    return torch.sigmoid(z @ weights.view(-1, 784)).view(-1, 1, 28, 28)


def golden() -> dict[str, Any]:
    """Inputs of the functions in path.py, and what comes out."""
    settings = {"balance": CFG.balance, "near": CFG.near, "points": CFG.points}
    prototypes = [{"label": n % 3, "code": code} for n, code in enumerate(listed(PROTOTYPES.codes))]
    measured = [name for name in ROUTES if name.startswith(("far", "over"))]
    return {
        "settings": {**settings, "prototypes": prototypes},
        "times": listed(TIMES.flatten()),
        "shares": listed(SHARES.flatten()),
        "routes": {name: {**codes_of(route), **points_of(route)} for name, route in ROUTES.items()},
        "middles": {name: codes_of(ROUTES[name]) for name in ENDS},
        "lengths": {n: {**codes_of(ROUTES[n]), **lengths_of(ROUTES[n])} for n in measured},
        "evenTimes": {name: times_of(lengths) for name, lengths in LENGTHS.items()},
    }


def codes_of(route: Route) -> dict[str, Any]:
    """The three codes of a route."""
    return {key: listed(code[0]) for key, code in zip(("a", "middle", "b"), route, strict=True)}


def points_of(route: Route) -> dict[str, Any]:
    """The points of a route at TIMES."""
    return {"points": listed(point_at(*route, TIMES))}


def lengths_of(route: Route) -> dict[str, Any]:
    """The decoded lengths along a route."""
    return {"lengths": listed(decoded_lengths(decode, *route, CFG)[0])}


def times_of(lengths: list[float]) -> dict[str, Any]:
    """Where a share of the length is reached."""
    times = even_times(torch.tensor([lengths]).expand(len(SHARES), -1), SHARES)
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
