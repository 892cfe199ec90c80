"""The window's pictures of digits: one each, and the path's in a strip."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from blenddigits.data.idx import SIDE
from blenddigits.data.images import Images
from blenddigits.window.fast_artists import QuickImage
from blenddigits.window.state import STRIP_FRAMES, Desk
from blenddigits.window.style import NORMAL, PAPER, QUIET, RAMP, inked

CORNER = 1.4  # radius of a tile's corners, in pixels of the picture


class Picture:
    """One image in ink on a white tile."""

    def __init__(self, ax: Axes, title: str, colour: str, read: Callable[[Desk], Images]) -> None:
        self.ax, self._read, self._colour = ax, read, colour
        self._shown: Images | None = None
        ax.set_title(title, fontsize=NORMAL, color=QUIET, pad=5)
        self._image = _add_image(ax, SIDE)
        corners = ax.add_patch(_corners(SIDE, SIDE))
        self.artists: Sequence[Artist] = (self._image, corners)
        ax.set_axis_off()

    def show(self, desk: Desk) -> None:
        """Take the desk's image."""
        image = self._read(desk)
        if image is not self._shown:
            self._shown = image
            self._image.set_data(inked(image[0, 0], self._colour))


class Strip:
    """The fine-tuned VAE's path in a row of pictures, from red ink to blue."""

    def __init__(self, ax: Axes) -> None:
        self.ax = ax
        self._shown: Images | None = None
        width = STRIP_FRAMES * SIDE
        self._image = _add_image(ax, width)
        self.artists: Sequence[Artist] = (self._image, ax.add_patch(_corners(width, SIDE)))
        ax.set_axis_off()

    def show(self, desk: Desk) -> None:
        """Take the desk's strip."""
        if desk.strip is self._shown:
            return
        self._shown = desk.strip
        frames = [
            inked(picture, RAMP(index / (STRIP_FRAMES - 1)))
            for index, picture in enumerate(desk.strip[:, 0])
        ]
        self._image.set_data(np.concatenate(frames, axis=1))


def _add_image(ax: Axes, width: int) -> QuickImage:
    image = QuickImage(ax, extent=(0, width, SIDE, 0), interpolation="nearest")
    ax.add_image(image)
    ax.set(xlim=(0, width), ylim=(SIDE, 0), aspect="equal")
    return image


def _corners(width: int, height: int) -> PathPatch:
    """What a tile with round corners leaves of its square, in the colour of the paper."""
    w, h, r = float(width), float(height), CORNER
    outer = [(0, 0), (w, 0), (w, h), (0, h), (0, 0)]
    inner = [
        *((r, 0), (0, 0), (0, r), (0, h - r), (0, h), (r, h)),
        *((w - r, h), (w, h), (w, h - r), (w, r), (w, 0), (w - r, 0), (r, 0)),
    ]
    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
    codes += [Path.MOVETO, *[Path.CURVE3] * 2, Path.LINETO, *[Path.CURVE3] * 2]
    codes += [Path.LINETO, *[Path.CURVE3] * 2, Path.LINETO, *[Path.CURVE3] * 2, Path.CLOSEPOLY]
    return PathPatch(Path([*outer, *inner], codes), facecolor=PAPER, edgecolor=PAPER, zorder=3)
