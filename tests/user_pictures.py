"""The same digit in every kind of picture that a user may have."""

import struct

import numpy as np
from drawn import as_image, content_of, drawn, in_half_shadow, photographed
from jaxtyping import Float
from PIL import Image, TiffImagePlugin

INK = drawn(4)
PHOTO = photographed(INK)
LARGE_INK = drawn(4, (480, 360))
LARGE_PHOTO = photographed(drawn(4, (480, 360)))
BLACK_ON_WHITE = as_image(1 - INK)


def transparent(colour: tuple[int, int, int]) -> Image.Image:
    """The digit in one colour on nothing."""
    image = Image.new("RGBA", BLACK_ON_WHITE.size, (*colour, 0))
    image.putalpha(as_image(INK))
    return image


def premultiplied() -> bytes:
    """Grey with alpha, of which the TIFF says that the grey is multiplied by it."""
    content = content_of(transparent((0, 0, 0)).convert("LA"), "TIFF")
    entry = struct.pack("<HHI", TiffImagePlugin.EXTRASAMPLES, 3, 1)
    return content.replace(entry + b"\2", entry + b"\1")


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


def on_ruled_paper(ink: Float[np.ndarray, "h w"], slope: float) -> Float[np.ndarray, "h w 3"]:
    """Blue lines under the digit, a red margin, and bad light."""
    rows, columns = np.indices(ink.shape)
    at = np.abs((rows - slope * columns) % 44 - 22)
    paper = 1 - 0.45 * (1.5 - at).clip(0, 1)[..., None] * np.array([1, 0.7, 0.2])
    paper[:, 30:32] *= (1, 0.6, 0.6)
    return (photographed(ink) * paper).clip(0, 1)


def checkered(ink: Float[np.ndarray, "h w"]) -> Image.Image:
    """What an editor shows behind a drawing that is transparent."""
    rows, columns = np.indices(ink.shape)
    squares = np.where((rows // 8 + columns // 8) % 2, 0.8, 1.0)
    return as_image(squares * (1 - ink))


def in_colours(paper: tuple[float, ...], pen: tuple[float, ...]) -> Image.Image:
    """The digit with a pen of one colour on paper of another."""
    return as_image(np.array(paper) * (1 - INK[..., None]) + np.array(pen) * INK[..., None])


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
    "grey with alpha, premultiplied": premultiplied(),
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
    "photo, ruled paper": content_of(as_image(on_ruled_paper(LARGE_INK, 0)), "JPEG"),
    "photo, ruled paper, tilted": content_of(as_image(on_ruled_paper(LARGE_INK, 0.17)), "JPEG"),
    "a checkerboard behind it": content_of(checkered(LARGE_INK)),
    "yellow on white": content_of(in_colours((1, 1, 1), (1, 0.95, 0.2)), "JPEG", quality=90),
    "red on green of equal brightness": content_of(in_colours((0.4, 0.6, 0.4), (0.84, 0.39, 0.35))),
    "AVIF": content_of(BLACK_ON_WHITE.convert("RGB"), "AVIF"),
    "blackboard": content_of(as_image(1 - 0.8 * photographed(INK)[..., :1].repeat(3, 2)), "JPEG"),
}
