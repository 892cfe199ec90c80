"""Pictures that users have: each ends as the same digit in MNIST's form, or in one clear line."""

from pathlib import Path

import numpy as np
import pytest
from drawn import as_image, content_of, drawn, photographed
from jaxtyping import Float
from PIL import Image
from user_pictures import BLACK_ON_WHITE, INK, PHOTO, PICTURES

from blenddigits.core.errors import UserError
from blenddigits.preprocessing.ink import LEAST_STROKE
from blenddigits.preprocessing.mnist_form import as_mnist
from blenddigits.preprocessing.picture_file import digit_from_bytes, read_digit, read_digits

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
    image = as_mnist(INK).astype(np.float32)
    taken = digit_from_bytes(content_of(as_image(image)), "mnist")
    np.testing.assert_array_equal(taken, np.asarray(as_image(image), dtype=np.float32) / 255)


@pytest.mark.parametrize("ground", [0.0, 0.15])
@pytest.mark.parametrize("moved", [0, 5])
def test_one_of_the_same_size_that_is_not_is_brought_into_form(ground: float, moved: int) -> None:
    image = np.roll(ground + (1 - ground) * as_mnist(INK), moved, axis=1)
    taken = digit_from_bytes(content_of(as_image(image)), "small")
    assert taken.max() == 1
    assert likeness(taken) > 0.95


def test_how_large_it_is_stored_does_not_matter() -> None:
    small = np.roll(as_mnist(INK), 2, axis=1)
    large = small.repeat(10, axis=0).repeat(10, axis=1)
    digits = [digit_from_bytes(content_of(as_image(ink)), "drawing") for ink in (small, large)]
    assert np.corrcoef(digits[0].ravel(), digits[1].ravel())[0, 1] > 0.95


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


def test_a_page_of_digits_is_read_in_one_go(tmp_path: Path) -> None:
    numbers = [3, 4, 7, 8, 7, 4, 8, 3]
    rows = [
        np.concatenate([drawn(number, (150, 160), share=0.5) for number in row], axis=1)
        for row in (numbers[:4], numbers[4:])
    ]
    file = tmp_path / "page.jpg"
    as_image(photographed(np.concatenate(rows))).save(file)
    digits = read_digits(file)
    assert len(digits) == len(numbers)
    for place, (digit, number) in enumerate(zip(digits, numbers, strict=True), start=1):
        assert likeness(digit, drawn(number)) > 0.88
        np.testing.assert_array_equal(read_digit(f"{file}#{place}"), digit)


def test_of_several_digits_one_must_be_chosen(tmp_path: Path) -> None:
    file = tmp_path / "two.png"
    as_image(1 - np.concatenate([drawn(3), drawn(8)], axis=1)).save(file)
    with pytest.raises(UserError, match=r"two.png: 2 digits; choose one, as in .*two.png#2 "):
        read_digit(file)
    with pytest.raises(UserError, match=r"two.png#3: no such digit in it; choose 1 to 2$"):
        read_digit(f"{file}#3")
    file.rename(tmp_path / "two.png#7")
    assert len(read_digits(tmp_path / "two.png#7")) == 2
    with pytest.raises(UserError, match=r"two.png#7: 2 digits"):
        read_digit(tmp_path / "two.png#7")


def test_a_jpeg_of_more_than_a_hundred_megapixels_is_read_small() -> None:
    huge = as_image(1 - INK).resize((12_000, 9_000), Image.Resampling.NEAREST)
    assert likeness(digit_from_bytes(content_of(huge, "JPEG", quality=30), "huge")) > 0.9


def test_a_scan_of_many_pixels_is_read_and_a_bomb_is_not() -> None:
    scan = as_image(1 - INK).resize((11_200, 8_400), Image.Resampling.NEAREST).convert("1")
    content = content_of(scan, "TIFF")
    assert likeness(digit_from_bytes(content, "scan")) > 0.9
