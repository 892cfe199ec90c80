"""Pictures as files, read back by Pillow."""

import io

import numpy as np
import pytest
from made_up import blob_intensities
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.figures import encoding
from blenddigits.figures.encoding import (
    colour_gif,
    gif,
    grid,
    png,
    strip,
    timed_gif,
    to_bytes,
    to_intensities,
)
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
    assert durations_of(gif(IMAGES[[0, 0, 0, 1]], 1, 50)) == [150, 50]


@pytest.mark.parametrize(
    ("asked", "shown"), [(1, 10), (20, 20), (24, 20), (25, 30), (29, 30), (655_350, 655_350)]
)
def test_a_frame_is_shown_for_the_nearest_of_the_times_that_a_gif_knows(
    asked: int, shown: int
) -> None:
    assert durations_of(gif(IMAGES[:2], 1, asked)) == [shown, shown]
    timed = timed_gif(list(IMAGES[:3]), [asked, 100, asked])
    assert durations_of(timed) == [shown, 100, shown]


@pytest.mark.parametrize("frames", [[0, 0, 1], [1, 0, 0], [0, 0]])
def test_equal_frames_that_are_shown_for_longer_than_a_gif_knows_are_refused(
    frames: list[int],
) -> None:
    for ms in (327_680, 400_000):
        with pytest.raises(UserError, match=r"stand still for more than 655.35 s, .*--rest-ms"):
            gif(IMAGES[frames], 1, ms)


def durations_of(content: bytes) -> list[int]:
    """In milliseconds, of all frames."""
    with Image.open(io.BytesIO(content)) as animation:
        durations = []
        for number in range(animation.n_frames):  # type: ignore[attr-defined]  # GIFs have it
            animation.seek(number)
            durations.append(animation.info["duration"])
    return durations


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
