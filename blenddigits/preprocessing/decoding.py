"""The content of a picture file -> its colours, upright, and no larger than needed."""

import io
import re
import struct
import warnings
import zlib
from contextlib import nullcontext, suppress
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
from blenddigits.preprocessing.quiet import quiet_libraries

Colours = Float[np.ndarray, "height width 3"]

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO", "AVIF")
WORKING_SIDE = 768  # pixels of the longer side while ink is looked for
LARGEST_JPEG = 400_000_000  # pixels; it is decoded at an eighth of its size
LARGEST = 150_000_000  # pixels of other pictures: A4 at 1200 dpi has 139 million
LARGEST_IN_WORDS = 16 * 2**20  # bytes of a picture whose numbers are written out
LARGEST_HEADER = 2**16  # bytes of a PPM's, its comments among them
AT_ONCE = 8_000_000  # pixels of a large picture that are averaged at once
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
_NETPBM = b"123456fF"  # the second letter of their kinds
_IN_WORDS = (b"P1", b"P2", b"P3")
_GAP = rb"(?:\s|#[^\r\n]*[\r\n])+"
_HEADER = re.compile(  # width, height and, where there are more than two values, the largest
    rb"P(?:[14](?:%b\d+){2}|[2356fF](?:%b[-+.\d]+){3})" % (_GAP, _GAP)
)
_JPEG = b"\xff\xd8\xff"
_TIFF = (b"II", b"MM")
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
        _check_netpbm(content, name)
        is_tiff = content.startswith(_TIFF)
        with warnings.catch_warnings(), quiet_libraries() if is_tiff else nullcontext():
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
        raise UserError(f"{name}: damaged picture{_reason(error)}") from None


def _reason(error: BaseException) -> str:
    """What Pillow says of it, unless that is Python's own way to write bytes."""
    said = " ".join(str(error).split())
    return "" if not said or "b'" in said or 'b"' in said else f" ({said})"


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


def _check_netpbm(content: bytes, name: str) -> None:
    """Raise UserError for what is slow to read: Pillow takes these letter by letter."""
    if content[:2] in _IN_WORDS and len(content) > LARGEST_IN_WORDS:
        raise UserError(
            f"{name}: larger than {LARGEST_IN_WORDS >> 20} MB with its numbers written out; save "
            "it as PNG"
        )
    begins = content[:1] == b"P" and content[1:2] in _NETPBM
    if begins and len(content) > LARGEST_HEADER and not _HEADER.match(content[:LARGEST_HEADER]):
        raise UserError(
            f"{name}: damaged picture (no size within its first {LARGEST_HEADER >> 10} kB)"
        )


def _reduced(size: tuple[int, int]) -> tuple[int, int]:
    """Width and height with the longer one no larger than the working side."""
    share = min(1.0, WORKING_SIDE / max(size))
    width, height = (max(1, round(share * side)) for side in size)
    return width, height


def _small(picture: Image.Image) -> Image.Image:
    """The picture reduced by area averages, in a mode that has averages.

    A large one first band by band, as the modes that have averages take more memory.
    """
    if picture.width * picture.height > AT_ONCE:
        return _small_by_bands(picture)
    return _averaged(picture).resize(_reduced(picture.size), Image.Resampling.BOX)


def _small_by_bands(picture: Image.Image) -> Image.Image:
    height = max(1, AT_ONCE // picture.width)
    small = _reduced(picture.size)
    rows = range(0, picture.height, height)
    parts = []
    for top in rows:
        band = picture.crop((0, top, picture.width, min(top + height, picture.height)))
        band.info = picture.info
        parts.append(_averaged(band).resize((small[0], band.height), Image.Resampling.BOX))
    whole = Image.new(parts[0].mode, (small[0], picture.height))
    for top, part in zip(rows, parts, strict=True):
        whole.paste(part, (0, top))
    return whole.resize(small, Image.Resampling.BOX)


def _averaged(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        return Image.fromarray(np.asarray(picture).astype(np.float32))
    return _with_averages(picture)


def _with_averages(picture: Image.Image) -> Image.Image:
    if picture.mode == "La":  # premultiplied: Pillow converts it to nothing else
        picture = picture.convert("LA")
    if picture.mode in {"1", "L", "LA"} and "transparency" not in picture.info:
        return picture.convert("L" if picture.mode == "1" else picture.mode)
    if picture.mode in {"RGB", "F"} and "transparency" not in picture.info:
        return picture
    return picture.convert("RGBA" if _is_transparent(picture) else "RGB")


def _is_transparent(picture: Image.Image) -> bool:
    return picture.mode in {"LA", "PA", "RGBA", "RGBa"} or "transparency" in picture.info


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
