"""Pictures as files: one image, a strip, a grid or an animation -> the bytes of a PNG or GIF."""

import io
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from jaxtyping import Float, UInt8
from PIL import Image

from blenddigits.core.errors import UserError

Levels = UInt8[np.ndarray, "height width"]  # of grey
Frames = UInt8[np.ndarray, "frames height width"]
Joined = UInt8[np.ndarray, "rows columns"]
Coloured = UInt8[np.ndarray, "height width 3"]

COLOURS = 255  # of an animation; the format has one more
STEP_MS = 10  # in which a GIF counts how long a picture is shown, in 16 bits
LONGEST_MS = STEP_MS * (2**16 - 1)
MAX_PIXELS = 2**28  # of all frames together, a byte each: 0.6 GB while they are written


def to_intensities(grey: UInt8[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
    """Bytes 0 to 255 as float32 in [0, 1]: data/images.py for NumPy."""
    return grey.astype(np.float32) / 255


def to_bytes(intensities: Float[np.ndarray, "..."]) -> UInt8[np.ndarray, "..."]:
    """Intensities in [0, 1] as the nearest of the bytes 0 to 255."""
    return (255 * intensities).round().astype(np.uint8)


def strip(frames: Frames) -> Joined:
    """The frames side by side."""
    return np.concatenate(list(frames), axis=1)


def grid(images: Frames, columns: int) -> Joined:
    """The images in rows of `columns`; what is missing of the last row stays black."""
    missing = -len(images) % columns
    filled = np.concatenate([images, np.zeros_like(images, shape=(missing, *images.shape[1:]))])
    return np.concatenate([strip(row) for row in filled.reshape(-1, columns, *images.shape[1:])])


def png(image: Levels, scale: int) -> bytes:
    """A grey PNG, each pixel a square of `scale` pixels.

    Raises UserError when it would be too large.
    """
    [picture] = _pictures(image[None], scale)
    content = io.BytesIO()
    picture.save(content, format="PNG", optimize=True)
    return content.getvalue()


def gif(frames: Frames, scale: int, frame_ms: int) -> bytes:
    """A GIF that repeats for ever and shows each frame for `frame_ms` milliseconds.

    The format knows steps of 10 ms: it is the nearest, and at least one. Equal frames in a row are
    stored as one that is shown longer. Raises UserError when it would be too large, or one is shown
    for longer than the format knows.
    """
    return _animation(_pictures(frames, scale), frame_ms)


def timed_gif(frames: Sequence[Levels], durations_ms: Sequence[int]) -> bytes:
    """The same of grey bytes, as large as they are; each frame is shown as long as its duration."""
    return _animation(map(Image.fromarray, frames), durations_ms)


def colour_gif(frames: Sequence[Coloured], frame_ms: int) -> bytes:
    """The same of red, green and blue bytes, as large as they are.

    All frames share the colours that the first and the middle one need.
    """
    sample = Image.fromarray(np.concatenate([frames[0], frames[len(frames) // 2]]))
    palette = sample.quantize(COLOURS, dither=Image.Dither.NONE)
    pictures = (
        Image.fromarray(frame).quantize(palette=palette, dither=Image.Dither.NONE)
        for frame in frames
    )
    return _animation(pictures, frame_ms)


def _animation(pictures: Iterable[Image.Image], frame_ms: int | Sequence[int]) -> bytes:
    """A GIF of pictures that are made one by one: Pillow keeps a copy of each anyway."""
    others = iter(pictures)
    first = next(others)
    content = io.BytesIO()
    shown_ms = _steps(frame_ms) if isinstance(frame_ms, int) else [_steps(ms) for ms in frame_ms]
    try:
        first.save(
            content, format="GIF", save_all=True, append_images=others, duration=shown_ms, loop=0
        )
    except OverflowError:  # Pillow has made one picture of equal ones in a row
        raise UserError(
            f"a picture would stand still for more than {LONGEST_MS / 1000:g} s, the longest that "
            "a GIF knows: lower --frame-ms or --rest-ms, or ask for fewer"
        ) from None
    return content.getvalue()


def _steps(ms: int) -> int:
    """The nearest of the durations that a GIF knows."""
    return STEP_MS * max(1, (ms + STEP_MS // 2) // STEP_MS)


def check_size(pixels: int) -> None:
    """Raise UserError when so many, of all frames together, would be too many."""
    if pixels > MAX_PIXELS:
        raise UserError(
            f"the picture would have {pixels / 1e6:,.0f} million pixels, more than "
            f"{MAX_PIXELS / 1e6:,.0f}: lower --scale or --size, or ask for fewer"
        )


def enlarged(image: Levels, scale: int) -> Joined:
    """Each pixel as a square of `scale` pixels."""
    return image.repeat(scale, axis=0).repeat(scale, axis=1)


def _pictures(frames: Frames, scale: int) -> Iterator[Image.Image]:
    check_size(frames.size * scale**2)
    return (Image.fromarray(enlarged(frame, scale)) for frame in frames)
