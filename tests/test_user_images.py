"""Pictures that users have: each ends as the same digit in MNIST's form, or in one clear line."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from drawn import as_image, content_of, drawn, in_half_shadow, photographed
from jaxtyping import Float
from PIL import Image

from blenddigits import user_images
from blenddigits.errors import UserError
from blenddigits.handwriting import as_mnist
from blenddigits.ink import LEAST_STROKE
from blenddigits.user_images import digit_from_bytes, read_digit

INK = drawn(4)
PHOTO = photographed(INK)
LARGE_PHOTO = photographed(drawn(4, (480, 360)))
BLACK_ON_WHITE = as_image(1 - INK)
UPSIDE_DOWN = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # EXIF orientation: how to undo it


def likeness(digit: Float[np.ndarray, "28 28"], ink: Float[np.ndarray, "h w"] = INK) -> float:
    """The correlation of its pixels with what MNIST would make of the ink, give or take a pixel."""
    shifted = [
        np.roll(as_mnist(ink), (down, right), axis=(0, 1))
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
    ]
    return max(float(np.corrcoef(digit.ravel(), other.ravel())[0, 1]) for other in shifted)


def transparent(colour: tuple[int, int, int]) -> Image.Image:
    """The digit in one colour on nothing."""
    image = Image.new("RGBA", BLACK_ON_WHITE.size, (*colour, 0))
    image.putalpha(as_image(INK))
    return image


def with_16_bits(ink: Float[np.ndarray, "h w"]) -> Image.Image:
    return Image.fromarray((300 + 4000 * ink).astype(np.uint16))  # 12 bits, as cameras have them


def palette_with_transparency() -> Image.Image:
    image = as_image(INK).quantize(8)
    image.info["transparency"] = image.getpixel((0, 0))
    return image


def on_a_dark_table(photo: Float[np.ndarray, "h w 3"]) -> Float[np.ndarray, "h w 3"]:
    table = photo.copy()
    table[:20] *= 0.25
    table[:, :24] *= 0.25
    return table


def on_squared_paper(photo: Float[np.ndarray, "h w 3"]) -> Float[np.ndarray, "h w 3"]:
    squared = photo.copy()
    squared[4::12] *= (0.75, 0.8, 0.95)
    squared[:, 4::12] *= (0.75, 0.8, 0.95)
    return squared


def with_specks(photo: Float[np.ndarray, "h w 3"]) -> Float[np.ndarray, "h w 3"]:
    speckled = photo.copy()
    for row, column in [(20, 30), (150, 200), (30, 190)]:
        speckled[row : row + 3, column : column + 3] = 0.1
    return speckled


PICTURES: dict[str, bytes] = {
    "black on white": content_of(BLACK_ON_WHITE),
    "white on black": content_of(as_image(INK)),
    "grey on grey": content_of(as_image(0.7 - 0.15 * INK)),
    "colour on colour": content_of(as_image(0.3 + INK[..., None] * (0.5, 0.2, 0.1))),
    "one bit": content_of(BLACK_ON_WHITE.convert("1")),
    "a palette": content_of(BLACK_ON_WHITE.convert("RGB").quantize(16)),
    "a palette with a transparent colour": content_of(palette_with_transparency()),
    "grey with alpha": content_of(transparent((0, 0, 0)).convert("LA")),
    "black ink on nothing": content_of(transparent((0, 0, 0))),
    "white ink on nothing": content_of(transparent((255, 255, 255))),
    "16 bits": content_of(with_16_bits(1 - INK)),
    "16 bits, white on black": content_of(with_16_bits(INK), "TIFF"),
    "floating point": content_of(Image.fromarray((2 - INK).astype(np.float32)), "TIFF"),
    "CMYK": content_of(BLACK_ON_WHITE.convert("CMYK"), "JPEG"),
    "GIF": content_of(BLACK_ON_WHITE, "GIF"),
    "BMP": content_of(BLACK_ON_WHITE, "BMP"),
    "WebP": content_of(BLACK_ON_WHITE.convert("RGB"), "WEBP"),
    "photo": content_of(as_image(PHOTO), "JPEG", quality=80),
    "photo, very noisy": content_of(as_image(photographed(INK, noise_std=0.06)), "JPEG"),
    "photo, very uneven light": content_of(as_image(photographed(INK, darkest=0.1)), "JPEG"),
    "photo, red pen": content_of(as_image(photographed(INK, pen=(0.8, 0.1, 0.1))), "JPEG"),
    "photo, orange pen": content_of(as_image(photographed(INK, pen=(0.9, 0.6, 0.1))), "JPEG"),
    "photo in half shadow": content_of(
        as_image(in_half_shadow(photographed(drawn(4, (480, 360))))), "JPEG"
    ),
    "photo with table": content_of(as_image(on_a_dark_table(PHOTO)), "JPEG"),
    "photo, squared paper": content_of(as_image(on_squared_paper(PHOTO)), "JPEG"),
    "photo with specks": content_of(as_image(with_specks(PHOTO)), "JPEG"),
    "blackboard": content_of(as_image(1 - 0.8 * photographed(INK)[..., :1].repeat(3, 2)), "JPEG"),
}


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


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size, and has a few bytes of pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(100)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


NOISE = np.random.default_rng(0).uniform(size=(120, 120))
FAINT_NOISE = 0.9 + 0.02 * np.random.default_rng(0).normal(size=(120, 120)).clip(-4, 4)

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty$"),
    "text": (b"hello " * 100, "no picture that can be read; save it as PNG or JPEG$"),
    "vectors": (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "no picture that can be read"),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no picture that can"),
    "half of a PNG": (PICTURES["black on white"][:300], r"damaged picture \(.+\)$"),
    "half of a JPEG": (PICTURES["photo"][:600], r"damaged picture \(.+\)$"),
    "a bomb": (png_header(30_000, 30_000), "too many pixels; make it smaller first$"),
    "a smaller bomb": (png_header(10_000, 10_000), "too many pixels; make it smaller first$"),
    "white": (content_of(Image.new("L", (50, 50), 255)), "all of one colour: there is no digit"),
    "blue": (content_of(Image.new("RGB", (50, 50), "blue")), "all of one colour"),
    "clear": (content_of(Image.new("RGBA", (50, 50), (9, 9, 9, 0))), "all of one colour"),
    "one pixel": (content_of(Image.new("L", (1, 1), 9)), "all of one colour"),
    "black 28x28": (content_of(Image.new("L", (28, 28))), "all of one colour"),
    "16 bits of one value": (
        content_of(Image.fromarray(np.full((30, 30), 77, np.uint16))),
        "all of one colour",
    ),
    "noise": (content_of(as_image(NOISE)), "no digit found: nothing stands out"),
    "empty paper": (content_of(as_image(FAINT_NOISE)), "no digit found: nothing stands out"),
    "not a number": (
        content_of(Image.fromarray(np.full((30, 30), np.nan, np.float32)), "TIFF"),
        "damaged picture",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_shows_no_digit_is_refused_in_one_line(name: str) -> None:
    content, said = REFUSED[name]
    with pytest.raises(UserError, match=rf"^{name}: {said}") as error:
        digit_from_bytes(content, name)
    assert "\n" not in str(error.value)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=rf"^{tmp_path}/none.png: not found$"):
        read_digit(tmp_path / "none.png")
    with pytest.raises(UserError, match=rf"^{tmp_path}: expected a picture, found a folder$"):
        read_digit(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"file/a.png: cannot be read \(Not a directory\)$"):
        read_digit(tmp_path / "file" / "a.png")


def test_a_huge_file_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_images, "LARGEST_FILE", 2 * 2**20)
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(2**40)  # a terabyte of nothing
    with pytest.raises(UserError, match=r"huge.png: larger than 2 MB"):
        read_digit(tmp_path / "huge.png")


def damaged(content: bytes, seed: int) -> bytes:
    """The file with some bytes replaced, and sometimes its end lost."""
    rng = np.random.default_rng(seed)
    array = np.frombuffer(content, np.uint8).copy()
    array[rng.integers(len(array), size=rng.integers(1, 12))] = rng.integers(256)
    return array[: rng.integers(1, len(array)) if seed % 3 == 0 else None].tobytes()


FORMATS: dict[str, Callable[[], bytes]] = {
    "PNG": lambda: PICTURES["black on white"],
    "JPEG": lambda: PICTURES["photo"],
    "GIF": lambda: PICTURES["GIF"],
    "BMP": lambda: PICTURES["BMP"],
    "TIFF": lambda: PICTURES["16 bits, white on black"],
    "WEBP": lambda: PICTURES["WebP"],
    "PPM": lambda: content_of(BLACK_ON_WHITE, "PPM"),
    "ICO": lambda: content_of(BLACK_ON_WHITE.resize((64, 64)), "ICO"),
}


@pytest.mark.parametrize("format_", FORMATS)
def test_a_damaged_file_is_a_digit_or_a_line(format_: str) -> None:
    content = FORMATS[format_]()
    digit_from_bytes(content, "whole")
    said = set()
    for seed in range(40):
        try:
            digit = digit_from_bytes(damaged(content, seed), "damaged")
        except UserError as error:
            said.add(str(error))
        else:
            assert digit.shape == (28, 28)
            assert 0 <= digit.min() <= digit.max() <= 1
    assert said
    assert all("\n" not in line for line in said)
