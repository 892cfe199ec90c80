"""Files that show no digit: each is refused in one clear line."""

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from drawn import as_image, content_of
from PIL import Image
from user_pictures import BLACK_ON_WHITE, PICTURES

from blenddigits.core.errors import UserError
from blenddigits.preprocessing import decoding, picture_file
from blenddigits.preprocessing.picture_file import digit_from_bytes, digits_from_bytes, read_digit


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
    "HEIC": (
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(60),
        r"a HEIC picture: install blenddigits\[heic\] to read it, or save it as JPEG$",
    ),
    "half of a PNG": (PICTURES["black on white"][:300], r"damaged picture \(.+\)$"),
    "half of a JPEG": (PICTURES["photo"][:600], r"damaged picture \(.+\)$"),
    "a bomb": (png_header(30_000, 30_000), "too many pixels; make it smaller first$"),
    "a smaller bomb": (png_header(10_000, 10_000), "too many pixels; make it smaller first$"),
    "white": (content_of(Image.new("L", (50, 50), 255)), "all of one colour: there is no digit"),
    "blue": (content_of(Image.new("RGB", (50, 50), "blue")), "all of one colour"),
    "clear": (content_of(Image.new("RGBA", (50, 50), (9, 9, 9, 0))), "all of one colour"),
    "one pixel": (content_of(Image.new("L", (1, 1), 9)), "all of one colour"),
    "black 28x28": (content_of(Image.new("L", (28, 28))), "all of one colour"),
    "faint 28x28": (
        content_of(as_image(0.04 * np.pad(np.ones((4, 8)), ((12, 12), (10, 10))))),
        "no digit found: nothing stands out",
    ),
    "16 bits of one value": (
        content_of(Image.fromarray(np.full((30, 30), 77, np.uint16))),
        "all of one colour",
    ),
    "noise": (content_of(as_image(NOISE)), "no digit found: nothing stands out"),
    "empty paper": (content_of(as_image(FAINT_NOISE)), "no digit found: nothing stands out"),
    "not a number": (
        content_of(Image.fromarray(np.full((30, 30), np.nan, np.float32)), "TIFF"),
        r"damaged picture \(some values are no numbers\)$",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_shows_no_digit_is_refused_in_one_line(name: str) -> None:
    content, said = REFUSED[name]
    with pytest.raises(UserError, match=rf"^{name}: {said}") as error:
        digit_from_bytes(content, name)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("error", [TypeError, ValueError, LookupError])
@pytest.mark.parametrize("step", ["colours_of", "grey_of", "has_mnist_form", "inks_of", "as_mnist"])
def test_a_fault_of_our_own_is_not_told_as_one_of_the_picture(
    monkeypatch: pytest.MonkeyPatch, step: str, error: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise error("a fault of ours")

    monkeypatch.setattr(picture_file, step, fail)
    with pytest.raises(error, match=r"^a fault of ours$"):
        digit_from_bytes(PICTURES["photo"], "photo")


def test_what_a_c_library_says_of_a_damaged_file_is_not_heard(
    capfd: pytest.CaptureFixture[str],
) -> None:
    content = io.BytesIO()
    as_image(NOISE).save(content, format="TIFF", compression="tiff_deflate")
    whole = content.getvalue()
    with pytest.raises(UserError, match=r"^a: damaged picture"):
        digit_from_bytes(whole[:200] + bytes(2000) + whole[2200:], "a")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=rf"^{tmp_path}/none.png: not found$"):
        read_digit(tmp_path / "none.png")
    with pytest.raises(UserError, match=rf"^{tmp_path}: expected a picture, found a folder$"):
        read_digit(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"file/a.png: cannot be read \(Not a directory\)$"):
        read_digit(tmp_path / "file" / "a.png")


@pytest.mark.parametrize("side", [0, -28])
def test_a_side_is_of_a_pixel_at_least(side: int) -> None:
    with pytest.raises(ValueError, match=f"^side: expected 1 or more, found {side}$"):
        digits_from_bytes(PICTURES["photo"], "photo", side)


def test_a_huge_file_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_file, "LARGEST_FILE", 2 * 2**20)
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"P1\n9000 9000\n" + 17_000_000 * b"0", "larger than 16 MB with its numbers written out"),
        (
            b"P5\n#" + 100_000 * b"x" + b"\n28 28\n255\n",
            r"damaged picture \(no size within its first 64 kB",
        ),
        (b"P2 28 28 255 nothing", r"damaged picture$|damaged picture \((?!.*b')"),
    ],
)
def test_what_would_take_long_to_read_is_refused_with_its_limit(content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=f"a.ppm: {said}"):
        digits_from_bytes(content, "a.ppm")


def test_a_large_picture_is_read_band_by_band_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 255, (900, 800), np.uint8))
    content = io.BytesIO()
    picture.save(content, format="PNG")
    whole = decoding.colours_of(content.getvalue(), "a.png")
    monkeypatch.setattr(decoding, "AT_ONCE", 100_000)
    in_bands = decoding.colours_of(content.getvalue(), "a.png")
    np.testing.assert_array_equal(in_bands, whole)
