"""The page that explains the window's keys."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from blenddigits.window.style import BLENDED, LARGE, LINE, NORMAL, PAPER, QUIET, SERIF, TEXT, TITLE

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
        "0 … 9": "its class",
        ",  .": "its previous, next image",
        "n": "another for it at random",
        "r": "two others at random",
        "-  +": "less, more noise on it",
    },
    "Code": {
        "d  D": "next, previous dimension",
        "↑ ↓": "change it",
        "z": "sample z from q(z|x)",
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


def draw_help(ax: Axes) -> None:
    """Fill the cover: two columns of two groups each on a sheet."""
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.set_axis_off()
    ax.add_patch(FancyBboxPatch((0, 0), 1, 1, boxstyle="square,pad=0", color=PAPER))
    sheet = "round,pad=0.02,rounding_size=0.02"
    ax.add_patch(
        FancyBboxPatch((0.2, 0.15), 0.6, 0.7, boxstyle=sheet, fc="white", ec=LINE, linewidth=1)
    )
    ax.text(0.5, 0.81, "Keys", ha="center", va="center", family=SERIF, fontsize=TITLE, color=TEXT)
    for index, (group, keys) in enumerate(HELP.items()):
        _draw_group(ax, 0.23 + 0.29 * (index % 2), 0.74 - 0.29 * (index // 2), group, keys)
    ax.text(0.5, 0.16, MOUSE, ha="center", va="center", fontsize=NORMAL, color=QUIET)


def _draw_group(ax: Axes, x: float, y: float, group: str, keys: Mapping[str, str]) -> None:
    ax.text(x, y, group, va="center", family=SERIF, fontsize=LARGE, color=BLENDED)
    for row, (key, meaning) in enumerate(keys.items(), start=1):
        at = y - 0.036 * row
        ax.text(x, at, key, va="center", fontsize=NORMAL, fontweight="bold", color=TEXT)
        ax.text(x + 0.105, at, meaning, va="center", fontsize=NORMAL, color=TEXT)
