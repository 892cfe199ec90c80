"""What the window leaves on the disk: pictures of itself, and the path as an animation."""

from itertools import count
from pathlib import Path

from blenddigits.core.files import write_bytes
from blenddigits.figures.encoding import colour_gif
from blenddigits.window.state import State
from blenddigits.window.style import RAMP, inked

PATH_FRAMES = 31
PATH_FRAME_MS, PATH_SCALE = 50, 8


def unused_name(stem: str, suffix: str) -> Path:
    """A file in the current folder that is not there yet."""
    names = (Path(f"{stem}{'' if n == 1 else f'_{n}'}{suffix}") for n in count(1))
    return next(name for name in names if not name.exists())


def save_frames(path: Path, state: State) -> None:
    """Write a GIF of the denoising VAE's path there and back, in the colours of the strip."""
    there = [
        inked(image, RAMP(index / (PATH_FRAMES - 1)))
        for index, image in enumerate(state.frames(PATH_FRAMES)[:, 0])
    ]
    large = [frame.repeat(PATH_SCALE, axis=0).repeat(PATH_SCALE, axis=1) for frame in there]
    write_bytes(path, colour_gif([*large, *large[-2:0:-1]], PATH_FRAME_MS))
