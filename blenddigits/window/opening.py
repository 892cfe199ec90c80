"""The interactive program: a window on the screen, or the same drawing without a display."""

from pathlib import Path

import numpy as np
import torch
from matplotlib import pyplot
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.registry import BackendFilter, backend_registry
from matplotlib.figure import Figure

from blenddigits.core.errors import UserError
from blenddigits.figures.rows import save_figure
from blenddigits.window.layout import DPI
from blenddigits.window.options import USUAL, Wishes
from blenddigits.window.preparing import open_desk
from blenddigits.window.saving import save_gif
from blenddigits.window.state import Desk
from blenddigits.window.window import Window

RECORDED, RECORDED_FPS = (1100, 720), 12
NO_WINDOW = (
    "no window can be opened: there is no display, or matplotlib has no toolkit for windows; "
    "with a display, install one (apt install python3-tk, or pip install PyQt6); "
    "without one, save the picture: --save FILE.png"
)


def run(wishes: Wishes) -> None:
    """Show the window until it is closed, or save its picture.

    Raises UserError when no window can be opened or a model is missing or stale, and OSError when
    the picture cannot be written.
    """
    if wishes.save:
        save_figure(wishes.save, window_on_agg(open_desk(wishes), wishes.size).figure)
        print(wishes.save)
        return
    figure = open_figure(wishes.size)
    window = Window(figure, open_desk(wishes), close=lambda: pyplot.close(figure))
    pyplot.show()
    window.pause()


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


def window_on_agg(desk: Desk, size: tuple[int, int] = USUAL) -> Window:
    """A window of this size in pixels, drawn without a display."""
    canvas = FigureCanvasAgg(Figure(_inches(size), DPI))
    window = Window(canvas.figure, desk, close=lambda: None)
    canvas.draw()  # type: ignore[no-untyped-call]
    return window


def record(path: Path, seconds: float) -> None:
    """Write a GIF of the window while the blend slider goes from the first digit and back."""
    save_recording(path, seconds, window_on_agg(open_desk(Wishes()), RECORDED))


def save_recording(path: Path, seconds: float, window: Window) -> None:
    """Write a GIF of a window on Agg while its blend slider goes from the first digit and back."""
    canvas = window.figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    frames = []
    for turn in torch.linspace(0, 2 * torch.pi, round(seconds * RECORDED_FPS) + 1)[:-1]:
        window.do(window.desk.set_alpha, float(0.5 - 0.5 * turn.cos()))
        pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        frames.append(pixels[:, :, :3].copy())
    save_gif(path, frames, round(1000 / RECORDED_FPS))


def _inches(size: tuple[int, int]) -> tuple[float, float]:
    return size[0] / DPI, size[1] / DPI
