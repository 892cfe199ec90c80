"""What a person may wish of the window at its start; for play.py, which cannot wait for torch."""

from pathlib import Path
from typing import NamedTuple

STRAIGHT, ARC, EVEN = PATHS = ("straight", "norm-preserving", "even")
NOISE_MAX = 0.8  # a bit beyond what fine-tuning has seen
SMALLEST, USUAL, LARGEST = (1000, 660), (1400, 900), (4000, 3000)  # pixels


class Wishes(NamedTuple):
    """The arguments of `play`; a digit is its class and its number, from 1, among the test images.

    Without a seed it is that of params.yaml; without `save` a window opens.
    """

    first: tuple[int, int] = (3, 1)
    second: tuple[int, int] = (8, 1)
    random: bool = False
    blend: float = 0.5
    noise: float = 0.0
    path: str = EVEN
    seed: int | None = None
    size: tuple[int, int] = USUAL
    save: Path | None = None
