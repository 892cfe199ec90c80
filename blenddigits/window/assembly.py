"""The window's parts, put into their places."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol, runtime_checkable

from matplotlib.axes import Axes

from blenddigits.data.images import Images
from blenddigits.window.layout import Places, SidePlaces
from blenddigits.window.material import AE, FINETUNED, VAE_BEFORE
from blenddigits.window.options import NOISE_MAX, PATHS
from blenddigits.window.painter import Part
from blenddigits.window.panels import CODE_LIMIT, CodeBars, CodeMap, Numbers, Words
from blenddigits.window.state import CROSSFADE, METHODS, Desk
from blenddigits.window.style import BLENDED, LARGE, SERIF, SIDES, TEXT, TITLE, set_heading
from blenddigits.window.tiles import Picture, Strip
from blenddigits.window.widgets import Buttons, Choice, Range, Sliders

DIMENSIONS = 8  # that get a slider: the most active ones
TITLES = {
    FINETUNED: "VAE, fine-tuned",
    VAE_BEFORE: "VAE before noise",
    AE: "AE baseline",
    CROSSFADE: "cross-fade",
}
ORDINALS = ("First", "Second")


@runtime_checkable
class Control(Protocol):
    """Something that takes presses and drags, in the data coordinates of its axes."""

    ax: Axes

    def press(self, x: float, y: float) -> None:
        """A press of the main button."""

    def drag(self, x: float, y: float) -> None:
        """A move with the button held."""


class Parts(NamedTuple):
    """What is redrawn, and what can be pressed."""

    drawn: list[Part]
    controls: list[Control]


Do = Callable[..., None]  # do(change, *arguments): change the desk, then show it


class Actions(NamedTuple):
    """What the buttons do that is not the desk's."""

    do: Do
    save_png: Callable[[], None]
    save_gif: Callable[[], None]
    show_help: Callable[[], None]
    message: Callable[[Desk], str]
    heading: Callable[[int], str]


def build_parts(places: Places, desk: Desk, actions: Actions) -> Parts:
    """Draw what stays, and return what changes."""
    title, do = places.title, actions.do
    title.set_axis_off()
    title.text(0, 0.5, "BlendDigits", va="center", family=SERIF, fontsize=TITLE, color=TEXT)
    menu = Buttons(
        places.menu,
        {
            "surprise me": lambda: do(desk.choose_at_random, 0, 1),
            "save PNG": actions.save_png,
            "save GIF": actions.save_gif,
            "help": actions.show_help,
        },
    )
    first, second = (_build_side(places.sides[side], side, desk, actions) for side in range(2))
    blend, codes = _build_blend(places, desk, do), _build_codes(places, desk, do)
    return Parts(
        [
            Words(places.message, actions.message),
            *(part for group in (first, second, blend, codes) for part in group.drawn),
        ],
        [menu, *(item for group in (first, second, blend, codes) for item in group.controls)],
    )


def _build_side(places: SidePlaces, side: int, desk: Desk, actions: Actions) -> Parts:
    do, colour = actions.do, SIDES[side]
    heading = Words(
        places.heading, lambda _: actions.heading(side), size=15.0, colour=colour, family=SERIF
    )
    x_in = Picture(places.x_in, "input", colour, lambda d: d.inputs[side].x_in)
    x_hat = Picture(places.x_hat, "denoised", colour, lambda d: d.inputs[side].seen.x_hat)
    classes = Choice(
        places.classes,
        [str(digit) for digit in range(len(desk.of_class))],
        colour,
        lambda d: d.inputs[side].label,
        lambda digit: do(desk.choose, side, digit, 0),
    )
    browse = Buttons(
        places.browse,
        {
            "previous": lambda: do(desk.step, side, -1),
            "next": lambda: do(desk.step, side, 1),
            "random": lambda: do(desk.choose_at_random, side),
        },
    )
    noise = Sliders(
        places.noise,
        ["noise"],
        Range(0.0, NOISE_MAX, 0.0),
        colour,
        lambda d: [d.inputs[side].noise_std],
        lambda _, std: do(desk.set_noise, side, std),
        form="{:.2f}",
    )
    numbers = Numbers(places.numbers, side)
    return Parts([heading, x_in, x_hat, classes, noise, numbers], [classes, browse, noise])


def _build_blend(places: Places, desk: Desk, do: Do) -> Parts:
    blend = Sliders(
        places.blend,
        [""],
        Range(0.0, 1.0, 0.0),
        BLENDED,
        lambda d: [d.alpha],
        lambda _, alpha: do(desk.set_alpha, alpha),
        left=1 / 22,
        right=21 / 22,
    )
    blend.paint_ramp()
    path = Choice(
        places.path,
        [f"{path} path" for path in PATHS],
        BLENDED,
        lambda d: PATHS.index(d.path),
        lambda index: do(desk.set_path, PATHS[index]),
    )
    position = Words(
        places.position,
        lambda d: f"Blend {100 * d.alpha:.0f} %",
        at=0.5,
        size=LARGE,
        colour=BLENDED,
        family=SERIF,
        align="center",
    )
    pictures = [
        Picture(ax, TITLES[method], BLENDED, partial(_image, method))
        for ax, method in zip(places.blends, METHODS, strict=True)
    ]
    verdicts = [
        Words(ax, partial(_verdict, method), at=0.5, colour=TEXT, align="center")
        for ax, method in zip(places.verdicts, METHODS, strict=True)
    ]
    return Parts([position, *pictures, *verdicts, Strip(places.strip), blend, path], [blend, path])


def _build_codes(places: Places, desk: Desk, do: Do) -> Parts:
    set_heading(places.bars, "Codes: μ ± std of both; dots: the one shown")
    set_heading(places.dimensions, "Most active dimensions")
    set_heading(places.code_map, "Map of test codes: click to decode")
    active = desk.active[:DIMENSIONS]
    sliders = Sliders(
        places.dimensions,
        [f"z{dimension}" for dimension in active],
        Range(-CODE_LIMIT, CODE_LIMIT, 0.0),
        BLENDED,
        lambda d: d.code[0, active].tolist(),
        lambda row, value: do(desk.set_dimension, active[row], value),
        left=0.12,
        right=0.98,
    )
    buttons = Buttons(
        places.code_buttons,
        {"sample z from q": lambda: do(desk.sample), "reset": lambda: do(desk.reset)},
    )
    bars = CodeBars(places.bars, desk.active)
    code_map = CodeMap(places.code_map, desk.material, lambda place: do(desk.go_to, place))
    return Parts([bars, sliders, code_map], [sliders, buttons, code_map])


def _image(method: str, desk: Desk) -> Images:
    return desk.blends[method].image


def _verdict(method: str, desk: Desk) -> str:
    blended = desk.blends[method]
    return f"judge: {blended.label}, {100 * blended.confidence:.0f} %"
