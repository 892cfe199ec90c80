"""The window's models and data -> how long a slider move takes until it is drawn."""

import argparse
import sys
import time

import numpy as np
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.backend_bases import FigureCanvasBase, MouseButton, MouseEvent

from blenddigits.window.opening import open_figure, open_state, window_on_agg
from blenddigits.window.options import Options
from blenddigits.window.window import Window

MOVES, WARM_UP = 200, 20


def main() -> None:
    """Print the median and the 95th percentile for each kind of slider."""
    parser = argparse.ArgumentParser(prog="python -m bench.redraw", description=__doc__)
    parser.add_argument("--window", action="store_true", help="in a real window, not in memory")
    in_window: bool = parser.parse_args().window
    state = open_state(Options())
    window = Window(open_figure(), state, sys.exit) if in_window else window_on_agg(state)
    if in_window:
        pyplot.show(block=False)
    window.figure.canvas.draw()
    window.figure.canvas.flush_events()
    print(f"{'slider':<14}{'p50, ms':>9}{'p95, ms':>9}   ({type(window.figure.canvas).__name__})")
    for name, times in measure(window).items():
        p50, p95 = np.percentile(times, [50, 95])
        print(f"{name:<14}{p50:>9.1f}{p95:>9.1f}")


def measure(window: Window, moves: int = MOVES) -> dict[str, list[float]]:
    """Milliseconds of each move, by slider: from the mouse event to the drawn window."""
    layout = window.layout
    axes = {"Blend": layout.blend, "Noise": layout.sides[0].noise, "dimension": layout.dimensions}
    return {name: _drag(window, ax, moves) for name, ax in axes.items()}


def _drag(window: Window, ax: Axes, moves: int) -> list[float]:
    canvas = window.figure.canvas
    low, high = ax.get_xlim()
    y = np.mean(ax.get_ylim())
    turns = np.linspace(0, 4 * np.pi, WARM_UP + moves)
    spots = ax.transData.transform(
        [(low + (0.5 + 0.3 * np.sin(t)) * (high - low), y) for t in turns]
    )
    _send(canvas, "button_press_event", *spots[0])
    times = []
    for x, y in spots:
        start = time.perf_counter()
        _send(canvas, "motion_notify_event", x, y)
        canvas.flush_events()
        times.append(1000 * (time.perf_counter() - start))
    _send(canvas, "button_release_event", *spots[-1])
    return times[WARM_UP:]


def _send(canvas: FigureCanvasBase, name: str, x: float, y: float) -> None:
    canvas.callbacks.process(name, MouseEvent(name, canvas, round(x), round(y), MouseButton.LEFT))


if __name__ == "__main__":
    main()
