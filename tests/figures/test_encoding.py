"""Pictures as files, read back by Pillow."""

import io

import numpy as np
import pytest
from made_up import blob_intensities
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.figures import encoding
from blenddigits.figures.encoding import colour_gif, gif, grid, png, strip, to_bytes, to_intensities
from blenddigits.figures.numbered import numbered_png

IMAGES = to_bytes(blob_intensities(5).squeeze(1).numpy())


def test_bytes_and_intensities_are_each_others_inverse() -> None:
    every = np.arange(256, dtype=np.uint8)
    assert to_intensities(every).dtype == np.float32
    assert (to_intensities(every)[[0, -1]] == [0, 1]).all()
    np.testing.assert_array_equal(to_bytes(to_intensities(every)), every)


def test_a_strip_and_a_grid_keep_the_order() -> None:
    np.testing.assert_array_equal(strip(IMAGES)[:, 28:56], IMAGES[1])
    square = grid(IMAGES, 2)
    assert square.shape == (3 * 28, 2 * 28)
    np.testing.assert_array_equal(square[28:56, 28:], IMAGES[3])
    assert not square[56:, 28:].any()
    np.testing.assert_array_equal(grid(IMAGES[:4], 2), square[:56])


def test_a_png_has_a_square_for_each_pixel() -> None:
    with Image.open(io.BytesIO(png(IMAGES[0], 3))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "L", (84, 84))
        found = np.asarray(picture)
    np.testing.assert_array_equal(found[1::3, 1::3], IMAGES[0])
    np.testing.assert_array_equal(found, found[1::3, 1::3].repeat(3, 0).repeat(3, 1))


def test_equal_frames_of_a_gif_are_one_that_is_shown_longer() -> None:
    with Image.open(io.BytesIO(gif(IMAGES[[0, 0, 0, 1]], 1, 50))) as animation:
        durations = []
        for number in range(animation.n_frames):  # type: ignore[attr-defined]  # GIFs have it
            animation.seek(number)
            durations.append(animation.info["duration"])
    assert durations == [150, 50]


def test_an_animation_in_colours_shows_those_of_its_frames_for_ever() -> None:
    inks = np.array([[255, 255, 255], [184, 58, 32], [34, 87, 165]], np.uint8)
    frames = [inks[np.arange(16).reshape(4, 4) * step % 3] for step in (1, 2, 1)]
    with Image.open(io.BytesIO(colour_gif(frames, 40))) as animation:
        assert animation.info["loop"] == 0
        for number, frame in enumerate(frames):
            animation.seek(number)
            assert animation.info["duration"] == 40
            np.testing.assert_array_equal(np.asarray(animation.convert("RGB")), frame)


def test_what_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_PIXELS", 5 * 28 * 28 * 4)
    gif(IMAGES, 2, 50)
    with pytest.raises(UserError, match="lower --scale or --size, or ask for fewer"):
        gif(IMAGES, 3, 50)


def test_a_sheet_with_numbers_that_would_fill_it_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    digits = [*blob_intensities(7).squeeze(1).numpy()]
    with Image.open(io.BytesIO(numbered_png(digits, 2))) as picture:
        monkeypatch.setattr(encoding, "MAX_PIXELS", picture.width * picture.height)
    numbered_png(digits, 2)
    with pytest.raises(UserError, match="lower --scale or --size, or ask for fewer"):
        numbered_png(digits, 3)
