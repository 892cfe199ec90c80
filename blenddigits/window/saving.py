"""What the window leaves on the disk: pictures of itself, and the path as an animation."""

import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import numpy as np
from jaxtyping import UInt8
from PIL import Image

from blenddigits.core.files import write_bytes
from blenddigits.window.state import Desk
from blenddigits.window.style import RAMP, inked

COLOURS = 255  # of an animation; the format has one more
PATH_FRAMES = 31
PATH_FRAME_MS, PATH_SCALE = 50, 8

Frame = UInt8[np.ndarray, "height width 3"]


def unused_name(stem: str, suffix: str) -> Path:
    """A file in the current folder that is not there yet."""
    names = (Path(f"{stem}{'' if n == 1 else f'_{n}'}{suffix}") for n in count(1))
    return next(name for name in names if not name.exists())


def path_frames(desk: Desk) -> list[Frame]:
    """The fine-tuned VAE's path there and back, as the strip shows it."""
    there = [
        inked(image, RAMP(index / (PATH_FRAMES - 1)))
        for index, image in enumerate(desk.frames(PATH_FRAMES)[:, 0])
    ]
    large = [frame.repeat(PATH_SCALE, axis=0).repeat(PATH_SCALE, axis=1) for frame in there]
    return [*large, *large[-2:0:-1]]


def save_gif(path: Path, frames: Sequence[Frame], frame_ms: int) -> None:
    """Write an animation that goes on for ever, in colours that all frames share."""
    pictures = [Image.fromarray(frame) for frame in frames]
    sample = Image.fromarray(np.concatenate([frames[0], frames[len(frames) // 2]]))
    palette = sample.quantize(COLOURS, dither=Image.Dither.NONE)
    first, *others = (
        picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures
    )
    content = io.BytesIO()
    first.save(
        content, format="GIF", save_all=True, append_images=others, duration=frame_ms, loop=0
    )
    write_bytes(path, content.getvalue())
