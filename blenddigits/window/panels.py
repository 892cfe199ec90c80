"""The window's panels: the numbers of an input, the bars of the codes, the map, the messages."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from jaxtyping import Float
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patheffects import withStroke

from blenddigits.figures.colours import colours_on_paper
from blenddigits.figures.rows import drawable
from blenddigits.latent.plane import Places
from blenddigits.window.fast_artists import FastText
from blenddigits.window.inputs import Input, Observed
from blenddigits.window.material import Material
from blenddigits.window.state import State
from blenddigits.window.style import (
    BLENDED,
    CENTRED,
    LINE,
    NORMAL,
    PAPER,
    QUIET,
    SIDES,
    SMALL,
    TEXT,
    Style,
)

CODE_LIMIT = 6.0  # codes hardly ever leave +-6: measured, since the prior is learned
BAR = 0.38  # its width, of the space of a dimension
MAP_IMAGES = 2500
MAP_SHARE = 0.002  # of the codes that may lie outside on each side
MAP_MARGIN = 0.04


class Numbers:
    """How well the denoising VAE reconstructs an input."""

    def __init__(self, ax: Axes, side: int) -> None:
        self.ax, self._side = ax, side
        self._shown: Observed | None = None
        ax.set(xlim=(0, 3), ylim=(0, 1))
        ax.set_axis_off()
        for column, name in enumerate(("BCE, nats", "KL, nats", "PSNR, dB")):
            ax.text(column + 0.5, 0.8, name, fontsize=SMALL, color=QUIET, **CENTRED)
        self._texts = [
            FastText(column + 0.5, 0.25, fontsize=NORMAL + 2, color=TEXT, **CENTRED)
            for column in range(3)
        ]
        for text in self._texts:
            ax.add_artist(text)
        self.artists: Sequence[Artist] = self._texts

    def show(self, state: State) -> None:
        """Take the input's numbers."""
        seen = state.inputs[self._side].seen
        if seen is not self._shown:
            self._shown = seen
            for text, value in zip(self._texts, (seen.bce, seen.kl, seen.psnr), strict=True):
                text.set_text(f"{value:.1f}")


class Words:
    """One line of text that the state or the window changes."""

    def __init__(
        self, ax: Axes, read: Callable[[State], str], at: float = 0.0, **style: Any
    ) -> None:
        """Its style has the names of matplotlib's Text."""
        self.ax, self._read = ax, read
        ax.set_axis_off()
        known: Style = {
            "va": "center",
            "fontsize": NORMAL,
            "color": QUIET,
            "transform": ax.transAxes,
        }
        self._text = FastText(at, 0.5, **known | style)
        ax.add_artist(self._text)
        self.artists: Sequence[Artist] = (self._text,)

    def show(self, state: State) -> None:
        """Write what is to be said now."""
        self._text.set_text(self._read(state))


class CodeBars:
    """mu of both inputs with its standard deviation, and the code that is shown, as dots."""

    def __init__(self, ax: Axes, order: Sequence[int]) -> None:
        self.ax, self._order = ax, list(order)
        self._shown: tuple[Input, Input] | None = None
        count = len(self._order)
        ax.set(xlim=(-0.6, count - 0.4), ylim=(-CODE_LIMIT, CODE_LIMIT))
        ax.set_xticks(range(count), [str(dimension) for dimension in order])
        ax.tick_params(labelsize=SMALL, colors=QUIET, length=0)
        ax.grid(axis="y", color=LINE, linewidth=0.7)
        ax.set_axisbelow(True)
        ax.set_facecolor("none")
        ax.spines[:].set_visible(False)
        self._bars = [PolyCollection([], facecolor=colour, alpha=0.75) for colour in SIDES]
        self._stds = [LineCollection([], colors=TEXT, linewidths=1) for _ in SIDES]
        for collection in (*self._bars, *self._stds):
            ax.add_collection(collection, autolim=False)
        [self._dots] = ax.plot([], [], "o", ms=5.5, mfc=BLENDED, mec=PAPER, mew=1)
        self.artists: Sequence[Artist] = (*self._bars, *self._stds, self._dots)

    def show(self, state: State) -> None:
        """Take the state's codes."""
        self._dots.set_data(range(len(self._order)), state.shown.code[0, self._order].numpy())
        if state.inputs is self._shown:
            return
        self._shown = state.inputs
        for side, shown in enumerate(state.inputs):
            mu, std = (part[0, self._order].numpy() for part in (shown.seen.mu, shown.seen.std))
            left = np.arange(len(mu)) - BAR * (1 - side)
            self._bars[side].set_verts(list(_boxes(left, mu)))
            middle = left + BAR / 2
            low, high = (np.stack([middle, end], axis=1) for end in (mu - std, mu + std))
            self._stds[side].set_segments(list(np.stack([low, high], axis=1)))


class CodeMap:
    """The test codes seen from where the classes are furthest apart, and the path among them."""

    def __init__(self, ax: Axes, material: Material, on_place: Callable[[Places], None]) -> None:
        self.ax, self._on_place = ax, on_place
        self._shown: object = None
        _draw_codes(ax, material)
        outline = [withStroke(linewidth=4.2, foreground=PAPER)]
        [self._route] = ax.plot([], [], color=BLENDED, lw=2.2, zorder=5, path_effects=outline)
        self._ends = [
            ax.plot([], [], "o", zorder=6, ms=9, mfc=colour, mec=PAPER, mew=1.5)[0]
            for colour in SIDES
        ]
        [self._here] = ax.plot([], [], "o", zorder=7, ms=11, mfc=PAPER, mec=BLENDED, mew=3)
        self.artists: Sequence[Artist] = (self._route, *self._ends, self._here)

    def show(self, state: State) -> None:
        """Take the state's path and place."""
        self._here.set_data(*state.material.places_of(state.shown.code).T)
        route = state.between.route
        if route is self._shown:
            return
        self._shown = route
        self._route.set_data(*route.T)
        for end, place in zip(self._ends, route[[0, -1]], strict=True):
            end.set_data(*place[:, None])

    def press(self, x: float, y: float) -> None:
        """Go to this place."""
        self._on_place(np.array([[x, y]]))

    drag = press


def _draw_codes(ax: Axes, material: Material) -> None:
    places = material.places
    labels = material.labels.numpy()
    x, y = places[:MAP_IMAGES].T
    colours = colours_on_paper(len(material.data.classes))
    shown = [colours[label] for label in labels[:MAP_IMAGES]]
    ax.scatter(x, y, s=7, c=shown, alpha=0.4, linewidths=0)
    halo = [withStroke(linewidth=3, foreground=PAPER)]
    for label, (name, colour) in enumerate(zip(material.data.classes, colours, strict=True)):
        x, y = np.median(places[labels == label], axis=0)
        style: Style = {"fontweight": "bold", "color": colour, "path_effects": halo}
        style |= {"fontsize": 15 if len(name) == 1 else NORMAL, "parse_math": False}
        ax.text(x, y, drawable(name), **CENTRED | style)
    low, high = np.quantile(places, [MAP_SHARE, 1 - MAP_SHARE], axis=0)
    room = MAP_MARGIN * (high - low)
    ax.set_xlim(low[0] - room[0], high[0] + room[0])
    ax.set_ylim(low[1] - room[1], high[1] + room[1])
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_facecolor("#fcfbf8")
    ax.spines[:].set_color(LINE)


def _boxes(
    left: Float[np.ndarray, " n"], height: Float[np.ndarray, " n"]
) -> Float[np.ndarray, "n 4 2"]:
    right, zero = left + BAR, np.zeros_like(height)
    corners = ((left, zero), (left, height), (right, height), (right, zero))
    return np.stack([np.stack(corner, axis=1) for corner in corners], axis=1)
