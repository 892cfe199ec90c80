"""Pictures that users have: each ends as the same digit in MNIST's form, or in one clear line."""

from pathlib import Path

import numpy as np
import pytest
from drawn import as_image, content_of, drawn, photographed
from jaxtyping import Float
from PIL import Image
from user_pictures import BLACK_ON_WHITE, INK, PHOTO, PICTURES

from blenddigits.preprocessing.ink import LEAST_STROKE
from blenddigits.preprocessing.mnist_form import as_mnist
from blenddigits.preprocessing.picture_file import digit_from_bytes, read_digit

UPSIDE_DOWN = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # EXIF orientation: how to undo it


def likeness(digit: Float[np.ndarray, "28 28"], ink: Float[np.ndarray, "h w"] = INK) -> float:
    """The correlation of its pixels with what MNIST would make of the ink, give or take a pixel."""
    shifted = [
        np.roll(as_mnist(ink), (down, right), axis=(0, 1))
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
    ]
    return max(float(np.corrcoef(digit.ravel(), other.ravel())[0, 1]) for other in shifted)


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_digit_comes_out_of_every_kind_of_picture(name: str) -> None:
    digit = digit_from_bytes(PICTURES[name], name)
    assert digit.shape == (28, 28)
    assert digit.dtype == np.float32
    assert digit.min() == 0
    assert digit.max() == 1
    assert likeness(digit) > 0.9


@pytest.mark.parametrize("number", [3, 4, 7, 8])
@pytest.mark.parametrize(
    ("size", "share", "pen"),
    [
        ((40, 40), 0.8, 0.12),
        ((120, 90), 0.9, 0.2),
        ((1200, 900), 0.6, 0.07),
        ((1200, 900), 0.15, 0.07),
        ((300, 900), 0.25, 0.1),
    ],
    ids=["small", "thick", "large", "far away", "upright"],
)
def test_size_and_place_on_the_paper_do_not_matter(
    number: int, size: tuple[int, int], share: float, pen: float
) -> None:
    photo = photographed(drawn(number, size, share, pen))
    sharp = drawn(number, (300, 300), 0.9, max(pen, LEAST_STROKE))
    assert likeness(digit_from_bytes(content_of(as_image(photo), "JPEG"), "photo"), sharp) > 0.88


def test_a_fine_pen_leaves_strokes_that_do_not_fade() -> None:
    fine = drawn(8, (900, 600), pen=0.02)
    digit = digit_from_bytes(content_of(as_image(photographed(fine))), "photo")
    assert likeness(digit, drawn(8, pen=LEAST_STROKE)) > 0.88
    assert digit.sum() > 1.5 * as_mnist(fine).sum()


@pytest.mark.parametrize("orientation", UPSIDE_DOWN)
def test_the_camera_may_have_been_held_in_any_way(orientation: int) -> None:
    turned = as_image(PHOTO).transpose(Image.Transpose(UPSIDE_DOWN[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    as_held = content_of(turned, "JPEG", exif=exif, quality=95)
    assert likeness(digit_from_bytes(as_held, "photo")) > 0.9
    assert likeness(digit_from_bytes(content_of(turned), "photo")) < 0.93


def test_an_image_as_mnist_has_them_is_taken_as_it_is() -> None:
    image = np.roll(as_mnist(INK), 2, axis=1).astype(np.float32)  # no longer centred
    taken = digit_from_bytes(content_of(as_image(image)), "mnist")
    np.testing.assert_array_equal(taken, np.asarray(as_image(image), dtype=np.float32) / 255)


@pytest.mark.parametrize("noise_std", [0.2, 0.4, 0.6])
def test_so_is_a_noisy_one(noise_std: float) -> None:
    noise = np.random.default_rng(0).normal(0, noise_std, (28, 28))
    noisy = as_image((as_mnist(INK) + noise).clip(0, 1))
    taken = digit_from_bytes(content_of(noisy), "noisy")
    np.testing.assert_array_equal(taken, np.asarray(noisy, dtype=np.float32) / 255)


def test_a_small_image_of_other_polarity_is_converted() -> None:
    assert likeness(digit_from_bytes(content_of(as_image(1 - as_mnist(INK))), "small")) > 0.9


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "four.with.no.ending"
    file.write_bytes(PICTURES["photo"])
    expected = digit_from_bytes(PICTURES["photo"], "")
    np.testing.assert_array_equal(read_digit(file), expected)
    np.testing.assert_array_equal(read_digit(str(file)), expected)


def test_only_the_first_picture_of_an_animation_counts() -> None:
    frames = [BLACK_ON_WHITE, as_image(drawn(8))]
    animation = content_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert likeness(digit_from_bytes(animation, "gif")) > 0.9
