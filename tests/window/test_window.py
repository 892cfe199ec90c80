"""The window as a person uses it: real events of mouse and keys on an Agg canvas."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from made_up_state import click, click_word, drag, made_up_state, press, release, type_key
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from PIL import Image

from blenddigits.inference.choices import ARC, STRAIGHT
from blenddigits.window import window as window_module
from blenddigits.window.keys import HELP
from blenddigits.window.material import DENOISING
from blenddigits.window.opening import save_recording, window_on_agg
from blenddigits.window.options import SMALLEST
from blenddigits.window.window import Window


@pytest.fixture
def window(empty_folder: Path) -> Window:
    return window_on_agg(made_up_state())


def pixels(window: Window, ax: Axes | None = None) -> np.ndarray:
    """What the canvas shows now, of the whole window or of one part."""
    canvas = window.figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    shown = np.asarray(canvas.buffer_rgba()).copy()  # type: ignore[no-untyped-call]
    if ax is None:
        return shown
    left, bottom, right, top = (round(edge) for edge in ax.bbox.extents)
    return shown[len(shown) - top : len(shown) - bottom, left:right]


def words(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_the_blend_slider_moves_the_pictures_and_the_numbers(window: Window) -> None:
    layout, blend = window.layout, window.layout.blend
    seen = []
    press(window, blend, 0.5, 0)
    for alpha in (0.1, 0.9, 7.0):
        drag(window, blend, alpha, 0)
        seen.append([pixels(window, ax) for ax in (*layout.blends, layout.bars, layout.code_map)])
        assert window.state.alpha == pytest.approx(min(alpha, 1), abs=0.002)
        assert words(layout.position) == [f"Blend {100 * min(alpha, 1):.0f} %"]
        blended = window.state.shown.blends[DENOISING]
        expected = f"judge: {blended.label}, {100 * blended.confidence:.0f} %"
        assert words(layout.verdicts[0]) == [expected]
    for earlier, later in zip(seen[0], seen[1], strict=True):
        assert (earlier != later).any()


def test_a_slider_that_was_let_go_stays(window: Window) -> None:
    press(window, window.layout.blend, 0.2, 0)
    release(window, window.layout.blend, 0.2, 0)
    drag(window, window.layout.blend, 0.8, 0)
    assert window.state.alpha == pytest.approx(0.2, abs=0.002)


@pytest.mark.parametrize("side", [0, 1])
def test_the_noise_slider_changes_its_input_and_output_alone(window: Window, side: int) -> None:
    own, other = window.layout.sides[side], window.layout.sides[1 - side]
    before = [pixels(window, ax) for ax in (own.x_in, own.x_hat, own.numbers, other.x_in)]
    click(window, own.noise, 0.6, 0)
    after = [pixels(window, ax) for ax in (own.x_in, own.x_hat, own.numbers, other.x_in)]
    changed = [bool((a != b).any()) for a, b in zip(before, after, strict=True)]
    assert changed == [True, True, True, False]
    seen = window.state.inputs[side].seen
    numbers = [f"{value:.1f}" for value in (seen.bce, seen.kl, seen.psnr)]
    assert words(own.numbers)[3:] == numbers


def test_a_click_chooses_a_class_and_the_words_below_browse_it(window: Window) -> None:
    side = window.layout.sides[1]
    click_word(window, side.classes, "6")
    click_word(window, side.browse, "next")
    assert window.state.inputs[1][:2] == (6, 1)
    assert words(side.heading) == ["Second: 6, no. 2 of 6"]
    click_word(window, side.browse, "previous")
    assert window.state.inputs[1][:2] == (6, 0)
    before = window.state.inputs[0].x_in
    while window.state.inputs[1].label == 6:
        click_word(window, side.browse, "random")
    assert (window.state.inputs[0].x_in == before).all()


def test_a_click_takes_another_path(window: Window) -> None:
    before = pixels(window, window.layout.code_map)
    click_word(window, window.layout.path, "straight path")
    assert window.state.path == STRAIGHT
    assert (pixels(window, window.layout.code_map) != before).any()


def test_a_slider_of_a_dimension_moves_the_picture(window: Window) -> None:
    before = pixels(window, window.layout.blends[0])
    press(window, window.layout.dimensions, 0, 1)
    drag(window, window.layout.dimensions, 3.0, 0)  # below or above its row it stays the same one
    dimension = window.state.active[1]
    assert float(window.state.shown.code[0, dimension]) == pytest.approx(3.0, abs=0.03)
    assert (pixels(window, window.layout.blends[0]) != before).any()
    assert "left the path" in words(window.layout.message)[0]


def test_a_click_on_the_map_decodes_that_place_and_reset_goes_back(window: Window) -> None:
    before = pixels(window, window.layout.blends[0])
    x, y = (sum(limits) / 2 for limits in (window.layout.code_map.get_xlim(), (0.0, 0.4)))
    click(window, window.layout.code_map, x, y)
    place = window.state.material.places_of(window.state.shown.code)
    assert place.tolist() == [[pytest.approx(x, abs=0.05), pytest.approx(y, abs=0.05)]]
    assert (pixels(window, window.layout.blends[0]) != before).any()
    click_word(window, window.layout.code_buttons, "reset")
    assert (pixels(window, window.layout.blends[0]) == before).all()


def test_the_sample_button_draws_other_codes(window: Window) -> None:
    code = window.state.shown.code
    click_word(window, window.layout.code_buttons, "sample z from q")
    assert (window.state.shown.code != code).all()
    assert "samples of q(z|x)" in words(window.layout.message)[0]


def test_what_is_drawn_in_parts_is_what_is_drawn_at_once(window: Window) -> None:
    for key in ("+", "+", "t", "4", "right", "p", "up", "z", "n"):
        type_key(window, key)
    in_parts = pixels(window)
    window.figure.canvas.draw()
    assert (pixels(window) == in_parts).all()


KEYS: dict[str, Callable[[Window], bool]] = {
    "left": lambda w: w.state.alpha == pytest.approx(0.48),
    "right": lambda w: w.state.alpha == pytest.approx(0.52),
    "shift+left": lambda w: w.state.alpha == pytest.approx(0.4),
    "shift+right": lambda w: w.state.alpha == pytest.approx(0.6),
    "home": lambda w: w.state.alpha == 0,
    "end": lambda w: w.state.alpha == 1,
    "p": lambda w: w.state.path == STRAIGHT,
    "5": lambda w: w.state.inputs[0].label == 5,
    ",": lambda w: w.state.inputs[0].number == 5,
    ".": lambda w: w.state.inputs[0].number == 1,
    "+": lambda w: w.state.inputs[0].noise_std == pytest.approx(0.05),
    "z": lambda w: w.state.is_sampled,
    "v": lambda w: w.state.shown.is_free,
    "up": lambda w: w.state.shown.is_free,
    "down": lambda w: w.state.shown.is_free,
    "i": lambda w: w.state.shown.is_free,
    "k": lambda w: w.state.shown.is_free,
    "j": lambda w: w.state.shown.is_free,
    "l": lambda w: w.state.shown.is_free,
    "t": lambda w: words(w.layout.sides[1].heading)[0].startswith("▸ "),
    "h": lambda w: w.layout.cover.get_visible(),
}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_does_what_the_help_says(window: Window, key: str) -> None:
    assert not KEYS[key](window)
    before = pixels(window)
    type_key(window, key)
    assert KEYS[key](window)
    assert (pixels(window) != before).any()


def test_chance_has_keys(window: Window) -> None:
    first, second = (shown.x_in for shown in window.state.inputs)
    while (window.state.inputs[0].x_in == first).all():
        type_key(window, "n")
    assert (window.state.inputs[1].x_in == second).all()
    while (window.state.inputs[1].x_in == second).all():
        type_key(window, "r")


def test_keys_take_back_what_keys_did(window: Window) -> None:
    before = pixels(window)
    for key in ("+", "-", "t", "t", "d", "D", "up", "z", "escape", "p", "p", "p", "h", "h", "?"):
        type_key(window, key)
    assert (pixels(window) == before).all()


def test_every_key_of_the_window_is_in_its_help(window: Window) -> None:
    signs = {"left": "←", "right": "→", "up": "↑", "down": "↓", " ": "space", "escape": "esc"}
    shown = {sign for keys in HELP.values() for key in keys for sign in key.split()}
    shown |= {key for keys in HELP.values() for key in "".join(keys).split(", ")}
    shown |= set("0123456789") | {"home", "shift+left", "shift+right"}
    assert {signs.get(key, key) for key in window.keys} <= shown


def test_the_help_closes_at_a_click_that_does_nothing_else(window: Window) -> None:
    before = pixels(window)
    type_key(window, "h")
    click(window, window.layout.blend, 0.9, 0)
    assert not window.layout.cover.get_visible()
    assert (pixels(window) == before).all()


def test_playing_goes_to_and_fro(window: Window) -> None:
    type_key(window, " ")
    assert window.is_playing
    window.state.set_alpha(0.985)
    for expected in (0.995, 1.0, 0.99, 0.98):
        window.play_on()
        assert window.state.alpha == pytest.approx(expected)
    type_key(window, " ")
    assert not window.is_playing


def test_saving_a_picture_writes_what_is_shown_and_never_over_another(window: Window) -> None:
    before = pixels(window)
    type_key(window, "s")
    type_key(window, "s")
    assert words(window.layout.message) == ["saved blend_3_8_2.png"]
    saved = np.asarray(Image.open("blend_3_8.png"))
    message = window.layout.message.bbox
    top, bottom = (round(len(before) - edge) for edge in (message.y1, message.y0))
    assert (
        np.delete(saved, slice(top, bottom), 0) == np.delete(before, slice(top, bottom), 0)
    ).all()
    type_key(window, "right")
    assert words(window.layout.message) != ["saved blend_3_8_2.png"]


def test_the_path_is_saved_as_an_animation(window: Window) -> None:
    click_word(window, window.layout.menu, "save GIF")
    with Image.open("blend_3_8.gif") as animation:
        assert getattr(animation, "n_frames", 1) > 10
        assert animation.size == (224, 224)
    assert words(window.layout.message) == ["saved blend_3_8.gif"]


def test_a_disk_that_is_full_is_told_in_the_window(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(window_module, "save_figure", fail)
    click_word(window, window.layout.menu, "save PNG")
    [message] = words(window.layout.message)
    assert message == "blend_3_8.png was not saved: No space left on device"


def test_a_recording_is_a_small_animation_of_the_window(empty_folder: Path) -> None:
    path = empty_folder / "program.gif"
    save_recording(path, 1.0, window_on_agg(made_up_state(), SMALLEST))
    with Image.open(path) as animation:
        assert getattr(animation, "n_frames", 1) == 12
        assert animation.size == SMALLEST
    assert path.stat().st_size < 2_000_000


@pytest.mark.parametrize("size", [(1100, 720), (1400, 900)])
def test_no_words_overlap(size: tuple[int, int]) -> None:
    window = window_on_agg(made_up_state(), size)
    window.do(window.state.set_path, ARC)
    canvas = window.figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]
    others = [ax for ax in window.figure.axes if ax is not window.layout.cover]
    texts = [text for ax in others for text in ax.get_children() if isinstance(text, Text)]
    texts += window.layout.bars.get_xticklabels()
    boxes = [
        (text.get_text(), text.get_window_extent(renderer))
        for text in texts
        if text.get_text() and text not in window.layout.code_map.texts
    ]
    for index, (word, box) in enumerate(boxes):
        assert box.x0 >= 0
        assert box.x1 <= size[0]
        assert not [other for other, there in boxes[:index] if box.overlaps(there)], word
