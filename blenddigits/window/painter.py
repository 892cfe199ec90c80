"""Redraws only what has changed: a whole figure takes longer than a frame."""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import Event, FigureCanvasBase
from matplotlib.transforms import Bbox

from blenddigits.window.state import State

MARGIN = 2  # pixels by which lines may stand out of their axes


@runtime_checkable
class Part(Protocol):
    """A part of the window: axes whose own area holds all that may change in them."""

    ax: Axes
    artists: Sequence[Artist]  # those that change, in the order in which they are drawn

    def show(self, state: State) -> None:
        """Bring the artists up to date, and touch none that already is."""


class Painter:
    """Keeps a picture of each part's background and draws the part over it when it is stale.

    On a canvas that cannot do so the whole figure is drawn.
    """

    def __init__(self, canvas: FigureCanvasBase, parts: Sequence[Part], cover: Axes) -> None:
        """Nothing is drawn over `cover` while it is visible."""
        self._canvas: Any = canvas  # the methods for blitting are those of its backend
        self._parts, self._cover = parts, cover
        self._backgrounds: dict[int, Any] = {}
        self._blits: bool = canvas.supports_blit
        for part in parts:
            for artist in part.artists:
                artist.set_animated(self._blits)
        canvas.mpl_connect("draw_event", self._keep_backgrounds)

    def show(self, state: State) -> None:
        """Draw the parts that the state's last change has made stale."""
        for part in self._parts:
            part.show(state)
        if not self._blits:
            self._canvas.draw_idle()
        elif self._backgrounds and not self._cover.get_visible():
            self._paint(
                [
                    index
                    for index, part in enumerate(self._parts)
                    if any(artist.stale for artist in part.artists)
                ]
            )

    def _keep_backgrounds(self, _: Event) -> None:
        if not self._blits or self._canvas.is_saving() or self._cover.get_visible():
            return
        self._backgrounds = {
            index: self._canvas.copy_from_bbox(_area(part))
            for index, part in enumerate(self._parts)
        }
        for part in self._parts:
            _draw(part)

    def _paint(self, stale: Sequence[int]) -> None:
        for index in stale:
            self._canvas.restore_region(self._backgrounds[index])
            _draw(self._parts[index])
        if stale:  # all at once: with Tk every blit takes a millisecond
            self._canvas.blit(Bbox.union([_area(self._parts[index]) for index in stale]))


def _draw(part: Part) -> None:
    for artist in part.artists:
        part.ax.draw_artist(artist)


def _area(part: Part) -> Bbox:
    return part.ax.bbox.padded(MARGIN)
