"""Run by test_play.py under an X server: a real window, real keys, screenshots before and after."""

import sys
import time
from pathlib import Path

from made_up_state import made_up_state
from matplotlib import pyplot
from PIL import ImageGrab

from blenddigits.window.opening import open_figure
from blenddigits.window.window import Window


def main() -> None:
    """Press the right arrow; the folder to write into is the argument."""
    folder = Path(sys.argv[1])
    figure = open_figure((1100, 720))
    window = Window(figure, made_up_state(), lambda: pyplot.close(figure))
    pyplot.show(block=False)
    widget = figure.canvas.get_tk_widget()  # type: ignore[attr-defined]
    settle(widget)
    ImageGrab.grab().save(folder / "before.png")
    for key in ("<Right>", "<Key-s>", "<Key-5>"):
        widget.focus_force()
        widget.event_generate(key)
        settle(widget)
    ImageGrab.grab().save(folder / "after.png")
    print(f"{window.state.alpha:.2f} {window.state.inputs[0].label}")
    widget.event_generate("<Key-q>")
    print(pyplot.get_fignums())


def settle(widget: object) -> None:
    """Let the window answer to all that has happened."""
    for _ in range(10):
        widget.update()  # type: ignore[attr-defined]
        time.sleep(0.05)


if __name__ == "__main__":
    main()
