"""With what the window may begin; for the command line, which cannot wait for torch."""

from pathlib import Path
from typing import NamedTuple

from blenddigits.inference.choices import SHIPPED, PathName

NOISE_MAX = 0.8  # a bit beyond what fine-tuning has seen
SMALLEST, USUAL, LARGEST = (1000, 660), (1400, 900), (4000, 3000)  # pixels


class Options(NamedTuple):
    """The two digits are indices of test images, counted from 0; the first 3 and the first 8.

    Without a seed it is that of params.yaml; without `save` a window opens.
    """

    first: int | None = None
    second: int | None = None
    random: bool = False
    alpha: float = 0.5
    noise_std: float = 0.0
    path: PathName = SHIPPED
    seed: int | None = None
    size: tuple[int, int] = USUAL
    save: Path | None = None
