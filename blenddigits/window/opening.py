"""The interactive program: a window on the screen, or the same drawing without a display."""

from pathlib import Path

import numpy as np
import torch
from matplotlib import pyplot
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.registry import BackendFilter, backend_registry
from matplotlib.figure import Figure

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.params import load_params
from blenddigits.data.mnist import first_of_each_class
from blenddigits.figures.encoding import colour_gif
from blenddigits.figures.rows import pictured_pairs, save_figure
from blenddigits.window.layout import DPI
from blenddigits.window.material import load_material
from blenddigits.window.options import USUAL, Options
from blenddigits.window.state import State
from blenddigits.window.window import Window

RECORDED, RECORDED_FPS = (1100, 720), 12
NO_WINDOW = (
    "no window can be opened: there is no display, or matplotlib has no toolkit for windows; "
    "with a display, install one (apt install python3-tk, or pip install PyQt6); "
    "without one, save the picture: --save OUT.png"
)


def open_window(options: Options) -> None:
    """Show the window until it is closed, or save its picture.

    Raises UserError when no window can be opened or a model is missing or stale, and OSError when
    the picture cannot be written.
    """
    if options.save:
        save_figure(options.save, window_on_agg(open_state(options), options.size).figure)
        print(options.save)
        return
    figure = open_figure(options.size)
    window = Window(figure, open_state(options), close=lambda: pyplot.close(figure))
    pyplot.show()
    window.pause()


def open_state(options: Options) -> State:
    """The state at the start; raises UserError when a model is missing or stale."""
    torch.set_num_threads(1)  # pictures come one at a time: more threads wait for each other
    params = load_params()
    material = load_material(params)
    examples = first_of_each_class(material.labels, material.data)
    seed = params.seed if options.seed is None else options.seed
    [start, *_] = pictured_pairs(len(examples))
    first, second = (examples[label] for label in start)
    return prepare(State(material, first, second, seed), options)


def prepare(state: State, options: Options) -> State:
    """The same state as the options have it."""
    state.set_path(options.path)
    state.set_alpha(options.alpha)
    for side, index in enumerate((options.first, options.second)):
        if index is not None:
            state.take(side, index)
        state.set_noise(side, options.noise_std)
    if options.random:
        state.choose_at_random(0, 1)
    return state


def open_figure(size: tuple[int, int] = USUAL) -> Figure:
    """An empty window of this size in pixels, by whichever backend of matplotlib there is.

    It is not shown yet. Raises UserError when no backend can open one.
    """
    with pyplot.rc_context({"toolbar": "None"}):
        try:
            figure = pyplot.figure("BlendDigits", _inches(size), DPI)
        except ImportError as error:  # of a backend that was asked for by name
            raise UserError(f"{NO_WINDOW} ({error})") from None
    interactive: list[str] = backend_registry.list_builtin(BackendFilter.INTERACTIVE)  # type: ignore[no-untyped-call]
    if pyplot.get_backend().lower() not in interactive:
        raise UserError(NO_WINDOW)
    return figure


def window_on_agg(state: State, size: tuple[int, int] = USUAL) -> Window:
    """A window of this size in pixels, drawn without a display."""
    canvas = FigureCanvasAgg(Figure(_inches(size), DPI))
    window = Window(canvas.figure, state, close=lambda: None)
    canvas.draw()  # type: ignore[no-untyped-call]
    return window


def record(path: Path, seconds: float) -> None:
    """Write a GIF of the window while the blend slider goes from the first digit and back."""
    save_recording(path, seconds, window_on_agg(open_state(Options()), RECORDED))


def save_recording(path: Path, seconds: float, window: Window) -> None:
    """Write a GIF of a window on Agg while its blend slider goes from the first digit and back."""
    canvas = window.figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    frames = []
    for turn in torch.linspace(0, 2 * torch.pi, round(seconds * RECORDED_FPS) + 1)[:-1]:
        window.do(window.state.set_alpha, float(0.5 - 0.5 * turn.cos()))
        pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        frames.append(pixels[:, :, :3].copy())
    write_bytes(path, colour_gif(frames, round(1000 / RECORDED_FPS)))


def _inches(size: tuple[int, int]) -> tuple[float, float]:
    return size[0] / DPI, size[1] / DPI
