"""What the window's keys do to the desk; help.py tells the person."""

from collections.abc import Callable, Mapping
from functools import partial

from blenddigits.window.assembly import DIMENSIONS, Do
from blenddigits.window.options import PATHS
from blenddigits.window.state import Desk

STEP, LEAP = 0.02, 0.1  # of alpha
NOISE_STEP, CODE_STEP, PLACE_STEP = 0.05, 0.2, 0.1

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


def bind_keys(focus: Focus, desk: Desk, do: Do) -> Keys:
    """What each key does, by its name in matplotlib."""
    return {
        **_input_keys(focus, desk, do),
        **_path_keys(desk, do),
        **_code_keys(focus, desk, do),
    }


def _input_keys(focus: Focus, desk: Desk, do: Do) -> Keys:
    def add_noise(std: float) -> None:
        do(desk.set_noise, focus.side, desk.inputs[focus.side].noise_std + std)

    def choose(digit: int) -> None:
        do(desk.choose, focus.side, digit, 0)

    return {
        **{str(digit): partial(choose, digit) for digit in range(len(desk.of_class))},
        "t": lambda: do(focus.take_other_side),
        ",": lambda: do(desk.step, focus.side, -1),
        ".": lambda: do(desk.step, focus.side, 1),
        "n": lambda: do(desk.choose_at_random, focus.side),
        "r": lambda: do(desk.choose_at_random, 0, 1),
        "-": lambda: add_noise(-NOISE_STEP),
        "+": lambda: add_noise(NOISE_STEP),
    }


def _path_keys(desk: Desk, do: Do) -> Keys:
    return {
        "left": lambda: do(desk.set_alpha, desk.alpha - STEP),
        "right": lambda: do(desk.set_alpha, desk.alpha + STEP),
        "shift+left": lambda: do(desk.set_alpha, desk.alpha - LEAP),
        "shift+right": lambda: do(desk.set_alpha, desk.alpha + LEAP),
        "home": lambda: do(desk.set_alpha, 0.0),
        "end": lambda: do(desk.set_alpha, 1.0),
        "p": lambda: do(desk.set_path, PATHS[(PATHS.index(desk.path) + 1) % len(PATHS)]),
    }


def _code_keys(focus: Focus, desk: Desk, do: Do) -> Keys:
    active = desk.active[:DIMENSIONS]

    def change(by: float) -> None:
        dimension = active[focus.row]
        do(desk.set_dimension, dimension, float(desk.code[0, dimension]) + by)

    return {
        "d": lambda: do(focus.take_row, 1, len(active)),
        "D": lambda: do(focus.take_row, -1, len(active)),
        "up": lambda: change(CODE_STEP),
        "down": lambda: change(-CODE_STEP),
        "z": lambda: do(desk.sample),
        "escape": lambda: do(desk.reset),
        "i": lambda: do(desk.shift, 0.0, PLACE_STEP),
        "k": lambda: do(desk.shift, 0.0, -PLACE_STEP),
        "j": lambda: do(desk.shift, -PLACE_STEP, 0.0),
        "l": lambda: do(desk.shift, PLACE_STEP, 0.0),
    }
