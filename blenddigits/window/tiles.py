"""The window's pictures of digits: one each, and the path's in a strip."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from blenddigits.data.images import Images
from blenddigits.window.fast_artists import FastImage
from blenddigits.window.material import AE, CLEAN, DENOISING
from blenddigits.window.state import CROSSFADE, STRIP_FRAMES, State
from blenddigits.window.style import BLENDED, NORMAL, PAPER, QUIET, RAMP, inked

TITLES = {
    DENOISING: "VAE, denoising",
    CLEAN: "VAE, clean",
    AE: "AE baseline",
    CROSSFADE: "cross-fade",
}
CORNER = 0.05  # radius of a tile's corners, as a share of its height


class Picture:
    """One image in ink on a white tile."""

    def __init__(
        self, ax: Axes, title: str, side: int, colour: str, read: Callable[[State], Images]
    ) -> None:
        self.ax, self._read, self._colour = ax, read, colour
        self._shown: Images | None = None
        ax.set_title(title, fontsize=NORMAL, color=QUIET, pad=5)
        self._image = _add_image(ax, side, side)
        corners = ax.add_patch(_corners(side, side))
        self.artists: Sequence[Artist] = (self._image, corners)
        ax.set_axis_off()

    def show(self, state: State) -> None:
        """Take the state's image."""
        image = self._read(state)
        if image is not self._shown:
            self._shown = image
            self._image.set_data(inked(image[0, 0], self._colour))


def blend_picture(ax: Axes, method: str, side: int) -> Picture:
    """The picture between the inputs that one of METHODS makes."""
    return Picture(ax, TITLES[method], side, BLENDED, lambda now: now.shown.blends[method].image)


class Strip:
    """The denoising VAE's path in a row of frames, from red ink to blue."""

    def __init__(self, ax: Axes, side: int) -> None:
        self.ax = ax
        self._shown: Images | None = None
        width = STRIP_FRAMES * side
        self._image = _add_image(ax, width, side)
        self.artists: Sequence[Artist] = (self._image, ax.add_patch(_corners(width, side)))
        ax.set_axis_off()

    def show(self, state: State) -> None:
        """Take the state's strip."""
        strip = state.between.strip
        if strip is self._shown:
            return
        self._shown = strip
        frames = [
            inked(picture, RAMP(index / (STRIP_FRAMES - 1)))
            for index, picture in enumerate(strip[:, 0])
        ]
        self._image.set_data(np.concatenate(frames, axis=1))


def _add_image(ax: Axes, width: int, height: int) -> FastImage:
    image = FastImage(ax, extent=(0, width, height, 0), interpolation="nearest")
    ax.add_image(image)
    ax.set(xlim=(0, width), ylim=(height, 0), aspect="equal")
    return image


def _corners(width: int, height: int) -> PathPatch:
    """What a tile with round corners leaves of its square, in the colour of the paper."""
    w, h, r = float(width), float(height), CORNER * height
    outer = [(0, 0), (w, 0), (w, h), (0, h), (0, 0)]
    inner = [
        *((r, 0), (0, 0), (0, r), (0, h - r), (0, h), (r, h)),
        *((w - r, h), (w, h), (w, h - r), (w, r), (w, 0), (w - r, 0), (r, 0)),
    ]
    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
    codes += [Path.MOVETO, *[Path.CURVE3] * 2, Path.LINETO, *[Path.CURVE3] * 2]
    codes += [Path.LINETO, *[Path.CURVE3] * 2, Path.LINETO, *[Path.CURVE3] * 2, Path.CLOSEPOLY]
    return PathPatch(Path([*outer, *inner], codes), facecolor=PAPER, edgecolor=PAPER, zorder=3)
