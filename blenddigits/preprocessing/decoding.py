"""The content of a picture file -> its colours, upright, and no larger than needed."""

import io
import struct
import warnings
import zlib
from contextlib import suppress
from importlib import import_module

import numpy as np
from jaxtyping import Float
from PIL import (  # noqa: F401, the plugins add formats
    AvifImagePlugin,
    IcoImagePlugin,
    Image,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)
from PIL.JpegImagePlugin import JpegImageFile

from blenddigits.core.errors import UserError
from blenddigits.preprocessing.grounds import without_checkers

Colours = Float[np.ndarray, "height width 3"]

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO", "AVIF")
WORKING_SIDE = 768  # pixels of the longer side while ink is looked for
LARGEST_JPEG = 400_000_000  # pixels; it is decoded at an eighth of its size
LARGEST = 178_000_000  # pixels of other pictures: A4 at 1200 dpi has 139 million
PLAIN = 80_000_000  # pixels above which a file must be large, too
PIXELS_PER_BYTE = 2_000  # most of a large picture; bombs have far more

ORIENTATION = 0x0112  # in EXIF
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_JPEG = b"\xff\xd8\xff"
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_DAMAGED = (  # what Pillow raises while it reads damaged files of one format or another
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)


def colours_of(content: bytes, name: str) -> Colours:
    """Intensities in [0, 1] as the camera was held; what is transparent shows what is behind it.

    Raises UserError, which begins with `name`, when it is no picture, damaged, or too large.
    """
    picture, turn = _decoded(content, name)
    picture = _small(picture)
    picture = picture if turn is None else picture.transpose(turn)
    if picture.mode == "F":
        return np.repeat(_stretched(picture, name)[..., None], 3, axis=2)
    if _is_transparent(picture):
        picture = _over_what_shows_it(picture)
    colours = np.asarray(picture.convert("RGB"), dtype=np.float32) / 255
    return without_checkers(colours)


def _decoded(content: bytes, name: str) -> tuple[Image.Image, Image.Transpose | None]:
    """The picture as it is stored, and how to turn it as the camera was held."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow tells of odd metadata
            with _opened(content, name) as picture:
                _check_size(picture, content, name)
                picture.draft(None, _reduced(picture.size))  # of a JPEG only what is needed
                picture.load()
                return picture, UPRIGHT.get(picture.getexif().get(ORIENTATION, 1))
    except UnidentifiedImageError:
        raise UserError(f"{name}: {_what_to_do(content)}") from None
    except Image.DecompressionBombError:
        raise UserError(f"{name}: too many pixels; make it smaller first") from None
    except _DAMAGED as error:
        raise UserError(f"{name}: damaged picture ({error})") from None


def _opened(content: bytes, name: str) -> Image.Image:
    file = io.BytesIO(content)
    if content.startswith(_JPEG):  # Image.open refuses large ones: it knows no reduced decoding
        return JpegImageFile(file, name)
    if _is_heic(content):
        with suppress(ImportError):
            import_module("pillow_heif").register_heif_opener()
            return Image.open(file, formats=("HEIF",))
    return Image.open(file, formats=FORMATS)


def _check_size(picture: Image.Image, content: bytes, name: str) -> None:
    pixels = picture.width * picture.height
    is_jpeg = isinstance(picture, JpegImageFile)
    is_bomb = not is_jpeg and pixels > max(PLAIN, PIXELS_PER_BYTE * len(content))
    if is_bomb or pixels > (LARGEST_JPEG if is_jpeg else LARGEST):
        raise Image.DecompressionBombError(name)


def _reduced(size: tuple[int, int]) -> tuple[int, int]:
    """Width and height with the longer one no larger than the working side."""
    share = min(1.0, WORKING_SIDE / max(size))
    width, height = (max(1, round(share * side)) for side in size)
    return width, height


def _small(picture: Image.Image) -> Image.Image:
    """The picture reduced by area averages, in a mode that has averages."""
    if picture.mode.startswith("I"):
        picture = _as_floats(picture)
    return _with_averages(picture).resize(_reduced(picture.size), Image.Resampling.BOX)


def _with_averages(picture: Image.Image) -> Image.Image:
    if picture.mode in {"1", "L", "LA", "La"} and "transparency" not in picture.info:
        return picture.convert("L" if picture.mode == "1" else picture.mode)
    if picture.mode in {"RGB", "F"} and "transparency" not in picture.info:
        return picture
    return picture.convert("RGBA" if _is_transparent(picture) else "RGB")


def _as_floats(picture: Image.Image) -> Image.Image:
    """More than 8 bits: large pictures are averaged first, since floats take much memory."""
    values = np.asarray(picture)
    block = max(1, max(values.shape) // WORKING_SIDE)
    down, across = (min(block, side) for side in values.shape)
    rows, columns = len(values) // down, values.shape[1] // across
    blocks = values[: rows * down, : columns * across].reshape(rows, down, columns, across)
    return Image.fromarray(blocks.mean(axis=(1, 3), dtype=np.float32))


def _is_transparent(picture: Image.Image) -> bool:
    return picture.mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in picture.info


def _over_what_shows_it(picture: Image.Image) -> Image.Image:
    """Over white, unless the ink is so light that it shows better over black."""
    rgba = picture.convert("RGBA")
    white, black = (
        Image.alpha_composite(Image.new("RGBA", rgba.size, colour), rgba).convert("RGB")
        for colour in ("white", "black")
    )
    spread_over_white, spread_over_black = (np.asarray(over).std() for over in (white, black))
    return black if 2 * spread_over_white < spread_over_black else white


def _stretched(picture: Image.Image, name: str) -> Float[np.ndarray, "height width"]:
    """16 bits or more, from the darkest to the brightest value: files do not tell the range."""
    values = np.asarray(picture, dtype=np.float32)
    if not np.isfinite(values).all():
        raise UserError(f"{name}: damaged picture (some values are no numbers)")
    lowest, spread = values.min(), np.ptp(values)
    return (values - lowest) / (spread or 1)


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


def _what_to_do(content: bytes) -> str:
    if _is_heic(content):
        return "a HEIC picture: install blenddigits[heic] to read it, or save it as JPEG"
    return "no picture that can be read; save it as PNG or JPEG"
