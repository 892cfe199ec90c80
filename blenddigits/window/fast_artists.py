"""Text and pictures that are drawn in a tenth of the time that matplotlib's own take on Agg."""

from functools import lru_cache
from typing import Any

import numpy as np
from jaxtyping import UInt8
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.image import AxesImage
from matplotlib.text import Text
from matplotlib.typing import ColorType

EDGE = 2  # pixels above and below a letter, for what stands out
SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}

Pixels = UInt8[np.ndarray, "height width 4"]


class FastText(Text):
    """Level text, vertically centred, put together of letters that are drawn only once."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw it where it stands; on other canvases than Agg as matplotlib does."""
        if not isinstance(renderer, RendererAgg):
            super().draw(renderer)
            return
        if self.get_visible() and self.get_text():
            colour, font = str(self.get_color()), self.get_fontproperties()
            letters = [
                _letter(letter, font, colour, float(renderer.dpi)) for letter in self.get_text()
            ]
            pixels = np.concatenate(letters, axis=1)
            x, y = self.get_transform().transform(self.get_unitless_position())
            height, width, _ = pixels.shape
            left = x - SHIFT[self.get_horizontalalignment()] * width
            _draw_pixels(renderer, left, y - height / 2, pixels)
        self.stale = False


class FastImage(AxesImage):
    """An RGB image in square pixels that fills its axes."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw it; on other canvases than Agg as matplotlib does."""
        array = self.get_array()
        assert array is not None
        if not isinstance(renderer, RendererAgg):
            super().draw(renderer)
            return
        left, bottom, right, top = np.round(self.axes.bbox.extents).astype(int)
        opaque = np.full_like(array[:, :, :1], np.iinfo(np.uint8).max)
        cells = np.concatenate([array, opaque], axis=2).view(np.uint32)[:, :, 0]
        rows, columns = (
            ((np.arange(size) + 0.5) * side / size).astype(np.intp)
            for size, side in zip((top - bottom, right - left), cells.shape, strict=True)
        )
        enlarged = cells[rows].take(columns, axis=1)[:, :, None].view(np.uint8)
        _draw_pixels(renderer, float(left), float(bottom), enlarged)
        self.stale = False


@lru_cache(maxsize=4096)
def _letter(letter: str, font: FontProperties, colour: ColorType, dpi: float) -> Pixels:
    """A letter as wide as it makes a line longer, in a box that is the same for all letters."""
    new_renderer: Any = RendererAgg
    measure = new_renderer(1, 1, dpi).get_text_width_height_descent
    _, height, descent = measure("lp", font, ismath=False)
    width = measure(f"H{letter}H", font, ismath=False)[0] - measure("HH", font, ismath=False)[0]
    size: tuple[int, int] = round(width), round(height) + 2 * EDGE
    renderer = new_renderer(*size, dpi)
    pen = renderer.new_gc()
    pen.set_foreground(colour)
    renderer.draw_text(pen, 0, size[1] - EDGE - round(descent), letter, font, 0)
    return np.asarray(renderer.buffer_rgba()).copy()


def _draw_pixels(renderer: Any, left: float, bottom: float, pixels: Pixels) -> None:
    upward = np.ascontiguousarray(pixels[::-1])  # Agg counts rows from below
    renderer.draw_image(renderer.new_gc(), round(left), round(bottom), upward)
