"""What can be moved and pressed: sliders, choices and buttons, made to be drawn fast."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import Colormap

from blenddigits.window.fast_artists import FastText
from blenddigits.window.state import State
from blenddigits.window.style import CENTRED, LINE, NORMAL, PAPER, QUIET, RAMP, TEXT, TILE, Style

WIDTH = 4.0  # of a track, in points
RAMP_STEPS = 60
BORDER, GAP = 3.0, 2.0  # around a word and between two, in widths of a letter
MOST = 60.0  # letters in a row of words that may be chosen; else they are small and stand closer
SMALL_WORDS, MOST_SMALL = 7.0, 78.0
SMALL_BORDER, SMALL_GAP = 1.2, 0.6


class Range(NamedTuple):
    """The values between which a slider moves, and the one from which its bar grows."""

    low: float
    high: float
    origin: float


class Sliders:
    """Sliders one below the other.

    Labels stand beside the tracks, and values too when there is a `form` for them; they leave the
    tracks the share between `left` and `right` of the width. Text takes longest to draw.
    """

    def __init__(
        self,
        ax: Axes,
        labels: Sequence[str],
        span: Range,
        colour: str,
        read: Callable[[State], Sequence[float]],
        on_move: Callable[[int, float], None],
        *,
        left: float = 0.2,
        right: float = 0.85,
        form: str = "",
    ) -> None:
        self.ax, self._span, self._form = ax, span, form
        self._read, self._on_move = read, on_move
        self._values: list[float] = []
        self._row = 0
        self._set_up_axes(len(labels), left, right)
        transform = ax.get_yaxis_transform()
        self._beside: Style = {"transform": transform, "va": "center", "fontsize": NORMAL}
        self._draw_tracks(labels)
        self._bars = LineCollection([], colors=colour, lw=WIDTH, capstyle="round")
        ax.add_collection(self._bars, autolim=False)
        [self._handles] = ax.plot([], [], "o", zorder=4, ms=10, mfc=PAPER, mec=colour, mew=2)
        self._texts = [self._add_text(row) for row in range(len(labels)) if form]
        self.artists: Sequence[Artist] = (self._bars, self._handles, *self._texts)

    def paint_ramp(self, colours: Colormap = RAMP) -> None:
        """Show a run of colours along the track in place of a bar."""
        x = np.linspace(self._span.low, self._span.high, RAMP_STEPS + 1)
        pieces = [[(start, 0), (self._span.high, 0)] for start in x[:-1]]  # each covers the last
        shades = colours(np.linspace(0, 1, RAMP_STEPS))
        ramp = LineCollection(pieces, colors=shades, lw=WIDTH, capstyle="round")
        self.ax.add_collection(ramp, autolim=False)
        self._bars.set_visible(False)

    def show(self, state: State) -> None:
        """Move the handles to the state's values."""
        values = [float(value) for value in self._read(state)]
        if values == self._values:
            return
        self._values, rows = values, range(len(values))
        shown = np.clip(values, self._span.low, self._span.high)
        origin = self._span.origin
        self._bars.set_segments([[(origin, row), (shown[row], row)] for row in rows])
        self._handles.set_data(shown, list(rows))
        for text, value in zip(self._texts, values, strict=False):
            text.set_text(self._form.format(value))

    def press(self, x: float, y: float) -> None:
        """Take the nearest handle to `x`."""
        self._row = min(max(round(y), 0), len(self._values) - 1)
        self.drag(x, y)

    def drag(self, x: float, _: float) -> None:
        """Move the handle that was pressed."""
        self._on_move(self._row, min(max(x, self._span.low), self._span.high))

    def _set_up_axes(self, rows: int, left: float, right: float) -> None:
        unit = (self._span.high - self._span.low) / (right - left)
        self.ax.set_xlim(self._span.low - left * unit, self._span.high + (1 - right) * unit)
        self.ax.set_ylim(rows - 0.5, -0.5)
        self.ax.set_axis_off()

    def _draw_tracks(self, labels: Sequence[str]) -> None:
        for row, label in enumerate(labels):
            self.ax.text(0, row, label, color=QUIET, **self._beside)
        tracks = [[(self._span.low, row), (self._span.high, row)] for row in range(len(labels))]
        lines = LineCollection(tracks, colors=LINE, lw=WIDTH, capstyle="round")
        self.ax.add_collection(lines, autolim=False)

    def _add_text(self, row: int) -> FastText:
        text = FastText(1, row, ha="right", color=TEXT, **self._beside)
        self.ax.add_artist(text)
        return text


class Choice:
    """Words in a row, of which one is chosen."""

    def __init__(
        self,
        ax: Axes,
        words: Sequence[str],
        colour: str,
        read: Callable[[State], int],
        on_pick: Callable[[int], None],
    ) -> None:
        self.ax, self._read, self._on_pick, self._colour = ax, read, on_pick, colour
        self._chosen: int | None = None
        self._cells = Cells(ax, words)
        self._texts = [
            ax.text(*at, word, fontsize=self._cells.points, bbox=self._box(PAPER), **CENTRED)
            for at, word in zip(self._cells.centres, words, strict=True)
        ]
        for text in self._texts:
            text.set_parse_math(False)
        self.artists: Sequence[Artist] = self._texts

    def show(self, state: State) -> None:
        """Fill the chosen word's box."""
        chosen = self._read(state)
        if chosen == self._chosen:
            return
        self._chosen = chosen
        for cell, text in enumerate(self._texts):
            text.set_color(TILE if cell == chosen else TEXT)
            text.set_bbox(self._box(self._colour if cell == chosen else PAPER))

    def press(self, x: float, y: float) -> None:
        """Choose the word at this place."""
        self._on_pick(self._cells.at(x, y))

    def drag(self, x: float, y: float) -> None:
        """A choice is made by pressing."""

    def _box(self, colour: str) -> dict[str, str]:
        return _box(colour, self._cells.pad)


class Buttons:
    """Words in a row, each of which does something."""

    def __init__(self, ax: Axes, actions: Mapping[str, Callable[[], None]]) -> None:
        self.ax, self._actions = ax, list(actions.values())
        self._cells = Cells(ax, list(actions))
        for at, word in zip(self._cells.centres, actions, strict=True):
            frame = {**_box(PAPER), "edgecolor": TEXT, "linewidth": 0.8}
            ax.text(*at, word, fontsize=NORMAL, color=TEXT, bbox=frame, **CENTRED)

    def press(self, x: float, y: float) -> None:
        """Do what the button at this place says."""
        self._actions[self._cells.at(x, y)]()

    def drag(self, x: float, y: float) -> None:
        """A button is pressed once."""


class Cells:
    """Where words stand in a row, or in several, with even gaps between them."""

    def __init__(self, ax: Axes, words: Sequence[str]) -> None:
        """Many words are written smaller, in `points`, with less of a `pad` around them."""
        is_small = _length(words, BORDER, GAP) > MOST
        border, gap = (SMALL_BORDER, SMALL_GAP) if is_small else (BORDER, GAP)
        self.points, self.pad = (SMALL_WORDS, 0.25) if is_small else (NORMAL, 0.5)
        rows = math.ceil(_length(words, border, gap) / MOST_SMALL) if is_small else 1
        self._a_row = math.ceil(len(words) / rows)
        self.centres: list[tuple[float, float]] = []
        self._bounds, longest = [], 0.0
        for row in range(rows):
            own = words[row * self._a_row :][: self._a_row]
            widths = np.array([len(word) for word in own]) + border
            ends = np.cumsum(widths + gap)
            height = rows - row - 0.5
            self.centres += [(x, height) for x in (ends - gap - widths / 2).tolist()]
            self._bounds.append((ends - gap / 2)[:-1])
            longest = max(longest, float(ends[-1] - gap))
        ax.set_xlim(0, longest)
        ax.set_ylim(0, rows)
        ax.set_axis_off()

    def at(self, x: float, y: float) -> int:
        """Which word is at a place."""
        row = min(max(len(self._bounds) - 1 - math.floor(y), 0), len(self._bounds) - 1)
        return row * self._a_row + int(np.searchsorted(self._bounds[row], x))


def _length(words: Sequence[str], border: float, gap: float) -> float:
    """Of all words in one row, in widths of a letter."""
    return sum(len(word) + border + gap for word in words) - gap


def _box(colour: str, pad: float = 0.5) -> dict[str, str]:
    return {"boxstyle": f"round,pad={pad}", "edgecolor": "none", "facecolor": colour}
