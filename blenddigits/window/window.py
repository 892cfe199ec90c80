"""The window in which a person blends: mouse and keys change the state, the painter draws it."""

from collections.abc import Callable
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backend_bases import KeyEvent, MouseButton, MouseEvent
from matplotlib.figure import Figure

from blenddigits.figures.rows import save_figure
from blenddigits.window.assembly import ORDINALS, Actions, Widget, assemble
from blenddigits.window.keys import Focus, Keys, bind_keys, draw_help
from blenddigits.window.layout import lay_out
from blenddigits.window.painter import Painter
from blenddigits.window.saving import save_frames, unused_name
from blenddigits.window.state import State

PLAY_STEP, PLAY_MS = 0.01, 33


class Window:
    """A figure that answers to mouse and keys, on any canvas."""

    def __init__(self, figure: Figure, state: State, close: Callable[[], None]) -> None:
        """`close` ends the program."""
        self.figure, self.state = figure, state
        self._focus = Focus()
        self._message = ""
        self._held: Widget | None = None
        self._forth = 1  # the direction in which it plays, and back
        self.layout = lay_out(figure)
        draw_help(self.layout.cover)
        actions = Actions(
            self.do, self.save_png, self.save_gif, self.toggle_help, self._say, self._heading
        )
        assembly = assemble(self.layout, state, actions)
        self._widgets = {widget.ax: widget for widget in assembly.widgets}
        self._painter = Painter(figure.canvas, assembly.parts, self.layout.cover)
        self._painter.show(state)
        self.keys = {**bind_keys(self._focus, state, self.do), **self._program_keys(close)}
        self._timer = figure.canvas.new_timer(interval=PLAY_MS)
        self._timer.add_callback(self.play_on)
        self.is_playing = False
        self._connect()

    def do(self, change: Callable[..., None], *arguments: object) -> None:
        """Change the state and draw what that changes."""
        self._message = ""
        change(*arguments)
        self._painter.show(self.state)

    def play_on(self) -> None:
        """One step to and fro on the path."""
        alpha = self.state.alpha + self._forth * PLAY_STEP
        if not 0 <= alpha <= 1:
            self._forth = -self._forth
        self.do(self.state.set_alpha, alpha)

    def toggle_play(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.is_playing = True
            self._timer.start()

    def pause(self) -> None:
        """Play no more."""
        self.is_playing = False
        self._timer.stop()

    def toggle_help(self) -> None:
        """Cover the window with the list of keys, or uncover it."""
        self.pause()
        cover = self.layout.cover
        cover.set_visible(not cover.get_visible())
        self.figure.canvas.draw_idle()

    def save_png(self) -> None:
        """Save what the window shows into the current folder."""
        self._save(".png", lambda path: save_figure(path, self.figure))
        self.figure.canvas.draw_idle()  # saving has drawn over the canvas

    def save_gif(self) -> None:
        """Save the path as an animation into the current folder."""
        self._save(".gif", lambda path: save_frames(path, self.state))

    def _save(self, suffix: str, write: Callable[[Path], None]) -> None:
        first, second = (self._word(shown.label) for shown in self.state.inputs)
        path = unused_name(f"blend_{first}_{second}", suffix)
        try:
            write(path)
        except OSError as error:
            self._message = f"{path} was not saved: {error.strerror}"
        else:
            self._message = f"saved {path}"
        self._painter.show(self.state)

    def _word(self, label: int) -> str:
        """The name of a class for the name of a file, or its number."""
        name = self.state.material.data.classes[label]
        return name if name.isalnum() else str(label)

    def _program_keys(self, close: Callable[[], None]) -> Keys:
        return {
            " ": self.toggle_play,
            "s": self.save_png,
            "g": self.save_gif,
            "h": self.toggle_help,
            "q": close,
        }

    def _connect(self) -> None:
        canvas = self.figure.canvas
        if canvas.manager is not None and canvas.manager.key_press_handler_id is not None:
            canvas.mpl_disconnect(canvas.manager.key_press_handler_id)  # its keys are ours here
        canvas.mpl_connect("button_press_event", self._press)
        canvas.mpl_connect("motion_notify_event", self._drag)
        canvas.mpl_connect("button_release_event", self._release)
        canvas.mpl_connect("key_press_event", self._key)

    def _press(self, event: MouseEvent) -> None:
        if self.layout.cover.get_visible():
            self.toggle_help()
        elif event.button == MouseButton.LEFT and event.inaxes in self._widgets:
            self._held = self._widgets[event.inaxes]
            event.canvas.grab_mouse(event.inaxes)  # else each move is looked up in all axes
            self._held.press(*_place(self._held.ax, event))

    def _drag(self, event: MouseEvent) -> None:
        if self._held:
            self._held.drag(*_place(self._held.ax, event))

    def _release(self, event: MouseEvent) -> None:
        if self._held:
            event.canvas.release_mouse(self._held.ax)
            self._held = None

    def _key(self, event: KeyEvent) -> None:
        if self.layout.cover.get_visible():
            self.toggle_help()
        elif action := self.keys.get(event.key or ""):
            action()

    def _say(self, state: State) -> str:
        if self._message:
            return self._message
        if state.shown.is_free:
            return "The code has left the path: reset, or esc, takes it back."
        if state.is_sampled:
            return "The path goes between samples of q(z|x): reset, or esc, goes back to μ."
        return "Press h for the keys; ▸ marks the digit that they act on."

    def _heading(self, side: int) -> str:
        shown = self.state.inputs[side]
        name = self.state.names[shown.label]
        here = "▸ " if side == self._focus.side else ""
        return f"{here}{ORDINALS[side]}: {name}, no. {shown.number + 1} of {shown.of}"


def _place(ax: Axes, event: MouseEvent) -> tuple[float, float]:
    x, y = ax.transData.inverted().transform((event.x, event.y))
    return float(x), float(y)
