"""The window's keys: what each does to the state, and the page that tells the person."""

from collections.abc import Callable, Mapping
from functools import partial

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from blenddigits.inference.choices import PATHS
from blenddigits.window.assembly import DIMENSIONS, Do
from blenddigits.window.state import State
from blenddigits.window.style import (
    BLENDED,
    CENTRED,
    LARGE,
    LINE,
    NORMAL,
    PAPER,
    QUIET,
    SERIF,
    TEXT,
    TITLE,
)

STEP, LEAP = 0.02, 0.1  # of alpha
NOISE_STEP, CODE_STEP, PLACE_STEP = 0.05, 0.2, 0.1

HELP: Mapping[str, Mapping[str, str]] = {
    "Blend": {
        "← →": "a step on the path",
        "shift ← →": "five steps",
        "home, end": "the first, the second digit",
        "space": "play, pause",
        "p": "next kind of path",
    },
    "Inputs": {
        "t": "which digit the keys act on",
        "0 … 9": "its class, of the first ten",
        "c  C": "its next, previous class",
        ",  .": "its previous, next image",
        "n": "another for it at random",
        "r": "two others at random",
        "-  +": "less, more noise on it",
    },
    "Code": {
        "d  D": "next, previous dimension",
        "↑ ↓": "change it",
        "z": "sample z from q(z|x)",
        "v": "invent one: z from the prior",
        "esc": "reset to μ and to the path",
        "i j k l": "move it on the map",
    },
    "Program": {
        "s": "save the window as PNG",
        "g": "save the path as GIF",
        "h": "this help",
        "q": "quit",
    },
}
MOUSE = "With the mouse: drag the sliders, click or drag on the map, press the words."

Keys = Mapping[str, Callable[[], object]]


class Focus:
    """Which input, and which of the dimensions with a slider, the keys act on."""

    def __init__(self) -> None:
        self.side = 0
        self.row = 0

    def take_other_side(self) -> None:
        """Go to the other input."""
        self.side = 1 - self.side

    def take_row(self, by: int, count: int) -> None:
        """Go to another dimension, counted round."""
        self.row = (self.row + by) % count


def bind_keys(focus: Focus, state: State, do: Do) -> Keys:
    """What each key does, by its name in matplotlib."""
    return {
        **_input_keys(focus, state, do),
        **_path_keys(state, do),
        **_code_keys(focus, state, do),
    }


def _input_keys(focus: Focus, state: State, do: Do) -> Keys:
    def add_noise(std: float) -> None:
        do(state.set_noise, focus.side, state.inputs[focus.side].noise_std + std)

    def choose(label: int) -> None:
        do(state.choose, focus.side, label, 0)

    return {
        **{str(label): partial(choose, label) for label in range(min(10, len(state.names)))},
        "c": lambda: do(state.step_class, focus.side, 1),
        "C": lambda: do(state.step_class, focus.side, -1),
        "t": lambda: do(focus.take_other_side),
        ",": lambda: do(state.step, focus.side, -1),
        ".": lambda: do(state.step, focus.side, 1),
        "n": lambda: do(state.choose_at_random, focus.side),
        "r": lambda: do(state.choose_at_random, 0, 1),
        "-": lambda: add_noise(-NOISE_STEP),
        "+": lambda: add_noise(NOISE_STEP),
    }


def _path_keys(state: State, do: Do) -> Keys:
    return {
        "left": lambda: do(state.set_alpha, state.alpha - STEP),
        "right": lambda: do(state.set_alpha, state.alpha + STEP),
        "shift+left": lambda: do(state.set_alpha, state.alpha - LEAP),
        "shift+right": lambda: do(state.set_alpha, state.alpha + LEAP),
        "home": lambda: do(state.set_alpha, 0.0),
        "end": lambda: do(state.set_alpha, 1.0),
        "p": lambda: do(state.set_path, PATHS[(PATHS.index(state.path) + 1) % len(PATHS)]),
    }


def _code_keys(focus: Focus, state: State, do: Do) -> Keys:
    active = state.active[:DIMENSIONS]

    def change(by: float) -> None:
        dimension = active[focus.row]
        do(state.set_dimension, dimension, float(state.shown.code[0, dimension]) + by)

    return {
        "d": lambda: do(focus.take_row, 1, len(active)),
        "D": lambda: do(focus.take_row, -1, len(active)),
        "up": lambda: change(CODE_STEP),
        "down": lambda: change(-CODE_STEP),
        "z": lambda: do(state.sample),
        "v": lambda: do(state.invent),
        "escape": lambda: do(state.reset),
        "i": lambda: do(state.shift, 0.0, PLACE_STEP),
        "k": lambda: do(state.shift, 0.0, -PLACE_STEP),
        "j": lambda: do(state.shift, -PLACE_STEP, 0.0),
        "l": lambda: do(state.shift, PLACE_STEP, 0.0),
    }


def draw_help(ax: Axes) -> None:
    """Fill the cover: two columns of two groups each on a sheet."""
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.set_axis_off()
    ax.add_patch(FancyBboxPatch((0, 0), 1, 1, boxstyle="square,pad=0", color=PAPER))
    sheet = "round,pad=0.02,rounding_size=0.02"
    ax.add_patch(
        FancyBboxPatch((0.2, 0.15), 0.6, 0.7, boxstyle=sheet, fc="white", ec=LINE, linewidth=1)
    )
    ax.text(0.5, 0.81, "Keys", family=SERIF, fontsize=TITLE, color=TEXT, **CENTRED)
    for index, (group, keys) in enumerate(HELP.items()):
        _draw_group(ax, 0.23 + 0.29 * (index % 2), 0.74 - 0.29 * (index // 2), group, keys)
    ax.text(0.5, 0.16, MOUSE, fontsize=NORMAL, color=QUIET, **CENTRED)


def _draw_group(ax: Axes, x: float, y: float, group: str, keys: Mapping[str, str]) -> None:
    ax.text(x, y, group, va="center", family=SERIF, fontsize=LARGE, color=BLENDED)
    for row, (key, meaning) in enumerate(keys.items(), start=1):
        at = y - 0.036 * row
        ax.text(x, at, key, va="center", fontsize=NORMAL, fontweight="bold", color=TEXT)
        ax.text(x + 0.105, at, meaning, va="center", fontsize=NORMAL, color=TEXT)
