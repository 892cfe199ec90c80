"""The fast text and pictures against matplotlib's own."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from blenddigits.window.fast_artists import FastImage, FastText


def pixels(figure: Figure) -> np.ndarray:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba())[:, :, :3].astype(float) / 255  # type: ignore[no-untyped-call]


def drawn_text(kind: type[Text], words: str, align: str) -> np.ndarray:
    figure = Figure((3, 1), dpi=100)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.add_artist(kind(0.5, 0.5, words, ha=align, va="center", fontsize=9, color="#b83a20"))
    return 1 - pixels(figure)


@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize("words", ["judge: 8, 97 %", "0.35", "Press h for the keys; ▸"])
def test_fast_text_is_where_matplotlib_puts_it_and_as_dark(words: str, align: str) -> None:
    expected, found = (drawn_text(kind, words, align) for kind in (Text, FastText))
    assert found.sum() == pytest.approx(expected.sum(), rel=0.05)
    for axis in (0, 1):
        places = np.arange(found.shape[axis])
        weights = [ink.sum(axis=(1 - axis, 2)) for ink in (expected, found)]
        centres = [float(weight @ places / weight.sum()) for weight in weights]
        assert centres[0] == pytest.approx(centres[1], abs=1.5)


def test_fast_text_without_words_draws_nothing() -> None:
    assert drawn_text(FastText, "", "left").sum() == 0


def test_a_fast_image_has_its_first_row_on_top_and_square_pixels() -> None:
    image = np.arange(12, dtype=np.uint8).reshape(2, 2, 3) * 20
    figure = Figure((1, 1), dpi=80)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    artist = FastImage(ax, extent=(0, 2, 2, 0))
    artist.set_data(image)
    ax.add_image(artist)
    ax.set(xlim=(0, 2), ylim=(2, 0))
    expected = image.repeat(40, axis=0).repeat(40, axis=1) / 255
    np.testing.assert_allclose(pixels(figure), expected)
