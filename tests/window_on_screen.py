"""Run by test_play.py under an X server: a real window, real keys, screenshots before and after."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tkinter import Misc

from made_up_state import made_up_state
from matplotlib import pyplot
from PIL import ImageGrab
from PIL.Image import Image

from blenddigits.window.opening import open_figure
from blenddigits.window.window import Window

TIMEOUT_S = 60  # ends a wait that is in vain


def main() -> None:
    """Press the right arrow; the folder to write into is the argument."""
    folder = Path(sys.argv[1])
    figure = open_figure((1100, 720))
    window = Window(figure, made_up_state(), lambda: pyplot.close(figure))
    pyplot.show(block=False)
    widget = figure.canvas.get_tk_widget()  # type: ignore[attr-defined]
    wait_until(widget, widget.winfo_viewable)
    before = screen_at_rest(widget, lambda screen: screen.getcolors(100) is None)
    before.save(folder / "before.png")
    start, saved = window.state.alpha, Path("blend_3_8.png")
    for key, has_answered in (
        ("<Right>", lambda: window.state.alpha != start),
        ("<Key-s>", saved.exists),
        ("<Key-5>", lambda: window.state.inputs[0].label == 5),
    ):
        widget.focus_force()
        wait_until(widget, lambda: widget.focus_get() is widget)
        widget.event_generate(key)
        wait_until(widget, has_answered)
    screen_at_rest(widget, lambda screen: screen != before).save(folder / "after.png")
    print(f"{window.state.alpha:.2f} {window.state.inputs[0].label}")
    widget.event_generate("<Key-q>")
    print(pyplot.get_fignums())


def screen_at_rest(widget: Misc, is_wanted: Callable[[Image], bool]) -> Image:
    """What the screen shows when it is what is wanted and changes no more."""
    last = [ImageGrab.grab(), ImageGrab.grab()]

    def rests() -> bool:
        last[:] = [last[1], ImageGrab.grab()]
        return last[0] == last[1] and is_wanted(last[1])

    wait_until(widget, rests)
    return last[1]


def wait_until(widget: Misc, fact: Callable[[], object]) -> None:
    """Let the window answer to what happens until it has come to that."""
    deadline = time.monotonic() + TIMEOUT_S
    while not fact():
        assert time.monotonic() < deadline
        widget.update()
        time.sleep(0.02)


if __name__ == "__main__":
    main()
