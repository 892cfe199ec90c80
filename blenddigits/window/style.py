"""The window's colours and letters: those of the page, red ink, blue ink, and violet between."""

from typing import Any

import numpy as np
import torch
from jaxtyping import Float, UInt8
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.typing import ColorType
from torch import Tensor

from blenddigits.data.images import to_bytes

PAPER, TILE, TEXT, QUIET, LINE = "#f6f4ef", "#ffffff", "#22201c", "#625d54", "#dcd7cc"
FIRST, BLENDED, SECOND = "#b83a20", "#74337f", "#2257a5"
SIDES = (FIRST, SECOND)
RAMP = LinearSegmentedColormap.from_list("ink", [FIRST, BLENDED, SECOND])

SERIF = ["STIXGeneral", "DejaVu Sans"]  # both come with matplotlib
SMALL, NORMAL, LARGE, TITLE = 8.0, 9.0, 13.0, 22.0  # points

Style = dict[str, Any]  # of a text, by the names of matplotlib
CENTRED: Style = {"ha": "center", "va": "center"}


def inked(
    picture: Float[Tensor, "height width"], colour: ColorType
) -> UInt8[np.ndarray, "height width 3"]:
    """Intensities in [0, 1] as ink of this colour on white."""
    ink = torch.tensor(to_rgb(colour))
    return to_bytes(1 - picture[:, :, None] * (1 - ink)).numpy()


def set_heading(ax: Axes, text: str, colour: str = TEXT) -> None:
    """Write what a part of the window is above its left corner."""
    ax.set_title(text, loc="left", family=SERIF, fontsize=LARGE, color=colour)
