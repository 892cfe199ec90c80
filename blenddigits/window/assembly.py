"""The window's parts and widgets, put into their places."""

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import NamedTuple, Protocol, runtime_checkable

from matplotlib.axes import Axes

from blenddigits.inference.choices import PATHS
from blenddigits.window.layout import Layout, SideLayout
from blenddigits.window.options import NOISE_MAX
from blenddigits.window.painter import Part
from blenddigits.window.panels import CODE_LIMIT, CodeBars, CodeMap, Numbers, Words
from blenddigits.window.state import METHODS, State
from blenddigits.window.style import (
    BLENDED,
    CENTRED,
    LARGE,
    SERIF,
    SIDES,
    TEXT,
    TITLE,
    Style,
    set_heading,
)
from blenddigits.window.tiles import Picture, Strip, blend_picture
from blenddigits.window.widgets import Buttons, Choice, Range, Sliders

DIMENSIONS = 8  # that get a slider: the most active ones
ORDINALS = ("First", "Second")


@runtime_checkable
class Widget(Protocol):
    """Something that takes presses and drags, in the data coordinates of its axes."""

    ax: Axes

    def press(self, x: float, y: float) -> None:
        """A press of the main button."""

    def drag(self, x: float, y: float) -> None:
        """A move with the button held."""


class Assembly(NamedTuple):
    """What is redrawn, and what can be pressed."""

    parts: list[Part]
    widgets: list[Widget]


Do = Callable[..., None]  # do(change, *arguments): change the state, then show it


class Actions(NamedTuple):
    """What the buttons do that is not the state's."""

    do: Do
    save_png: Callable[[], None]
    save_gif: Callable[[], None]
    show_help: Callable[[], None]
    message: Callable[[State], str]
    heading: Callable[[int], str]


def assemble(layout: Layout, state: State, actions: Actions) -> Assembly:
    """Draw what stays, and return what changes."""
    do = actions.do
    groups = [
        _header(layout, state, actions),
        _side(layout.sides[0], 0, state, actions),
        _side(layout.sides[1], 1, state, actions),
        _blends(layout, state.material.data.side),
        _path(layout, state, do),
        _codes(layout, state, do),
    ]
    parts = chain.from_iterable(group.parts for group in groups)
    return Assembly(list(parts), list(chain.from_iterable(group.widgets for group in groups)))


def _header(layout: Layout, state: State, actions: Actions) -> Assembly:
    title = layout.title
    title.set_axis_off()
    title.text(0, 0.5, "BlendDigits", va="center", family=SERIF, fontsize=TITLE, color=TEXT)
    menu = Buttons(
        layout.menu,
        {
            "surprise me": lambda: actions.do(state.choose_at_random, 0, 1),
            "save PNG": actions.save_png,
            "save GIF": actions.save_gif,
            "help": actions.show_help,
        },
    )
    return Assembly([Words(layout.message, actions.message)], [menu])


def _side(layout: SideLayout, side: int, state: State, actions: Actions) -> Assembly:
    do, colour, pixels = actions.do, SIDES[side], state.material.data.side
    style: Style = {"fontsize": 15.0, "color": colour, "fontfamily": SERIF}
    heading = Words(layout.heading, lambda _: actions.heading(side), **style)
    x_in = Picture(layout.x_in, "input", pixels, colour, lambda now: now.inputs[side].x_in)
    x_hat = Picture(
        layout.x_hat, "denoised", pixels, colour, lambda now: now.inputs[side].seen.x_hat
    )
    classes = Choice(
        layout.classes,
        state.names,
        colour,
        lambda now: now.inputs[side].label,
        lambda label: do(state.choose, side, label, 0),
    )
    browse = Buttons(
        layout.browse,
        {
            "previous": lambda: do(state.step, side, -1),
            "next": lambda: do(state.step, side, 1),
            "random": lambda: do(state.choose_at_random, side),
        },
    )
    noise = Sliders(
        layout.noise,
        ["noise"],
        Range(0.0, NOISE_MAX, 0.0),
        colour,
        lambda now: [now.inputs[side].noise_std],
        lambda _, std: do(state.set_noise, side, std),
        form="{:.2f}",
    )
    numbers = Numbers(layout.numbers, side)
    return Assembly([heading, x_in, x_hat, classes, noise, numbers], [classes, browse, noise])


def _blends(layout: Layout, side: int) -> Assembly:
    pictures = [
        blend_picture(ax, method, side) for ax, method in zip(layout.blends, METHODS, strict=True)
    ]
    verdicts = [
        Words(ax, partial(_verdict, method), 0.5, ha="center", color=TEXT)
        for ax, method in zip(layout.verdicts, METHODS, strict=True)
    ]
    return Assembly([*pictures, *verdicts], [])


def _path(layout: Layout, state: State, do: Do) -> Assembly:
    style: Style = {"fontsize": LARGE, "color": BLENDED, "fontfamily": SERIF, **CENTRED}
    position = Words(layout.position, lambda now: f"Blend {100 * now.alpha:.0f} %", 0.5, **style)
    alpha = Sliders(
        layout.blend,
        [""],
        Range(0.0, 1.0, 0.0),
        BLENDED,
        lambda now: [now.alpha],
        lambda _, alpha: do(state.set_alpha, alpha),
        left=1 / 22,
        right=21 / 22,
    )
    alpha.paint_ramp()
    path = Choice(
        layout.path,
        [f"{path} path" for path in PATHS],
        BLENDED,
        lambda now: PATHS.index(now.path),
        lambda index: do(state.set_path, PATHS[index]),
    )
    strip = Strip(layout.strip, state.material.data.side)
    return Assembly([position, strip, alpha, path], [alpha, path])


def _codes(layout: Layout, state: State, do: Do) -> Assembly:
    set_heading(layout.bars, "Codes: μ ± std of both; dots: the one shown")
    set_heading(layout.dimensions, "Most active dimensions")
    set_heading(layout.code_map, "Map of test codes: click to decode")
    active = state.active[:DIMENSIONS]
    sliders = Sliders(
        layout.dimensions,
        [f"z{dimension}" for dimension in active],
        Range(-CODE_LIMIT, CODE_LIMIT, 0.0),
        BLENDED,
        lambda now: now.shown.code[0, active].tolist(),
        lambda row, value: do(state.set_dimension, active[row], value),
        left=0.12,
        right=0.98,
    )
    buttons = Buttons(
        layout.code_buttons,
        {"sample z from q": lambda: do(state.sample), "reset": lambda: do(state.reset)},
    )
    bars = CodeBars(layout.bars, state.active)
    code_map = CodeMap(layout.code_map, state.material, lambda place: do(state.go_to, place))
    return Assembly([bars, sliders, code_map], [sliders, buttons, code_map])


def _verdict(method: str, state: State) -> str:
    blended = state.shown.blends[method]
    return f"judge: {state.names[blended.label]}, {100 * blended.confidence:.0f} %"
