"""What the commands that make pictures do, from parsed arguments to the written file."""

import math
from argparse import Namespace
from collections.abc import Callable

import numpy as np
from jaxtyping import Float
from tqdm import tqdm

from blenddigits.cli.sources import check_target, read_source, write_target
from blenddigits.figures.encoding import gif, grid, png, strip
from blenddigits.inference.blend_model import BlendModel, load
from blenddigits.inference.choices import CROSS_FADE
from blenddigits.inference.interpolation import straight
from blenddigits.inference.session import BATCH_SIZE

Digit = Float[np.ndarray, "28 28"]
Pictures = Float[np.ndarray, "frames 28 28"]

GIF_FRAMES, STRIP_FRAMES = 31, 11
PROGRESS_AFTER_S = 0.5


def blend(arguments: Namespace) -> None:
    """Write the way from one digit to another, or one picture of it."""
    check_target(arguments.output, arguments.force)
    a, b = read_source(arguments.a), read_source(arguments.b)
    is_gif = arguments.format == "gif"
    if arguments.alpha is None:
        count = arguments.frames or (GIF_FRAMES if is_gif else STRIP_FRAMES)
        positions = np.linspace(0, 1, count, dtype=np.float32)
    else:
        positions = np.array([arguments.alpha], dtype=np.float32)
    pictures = _pictures_at(positions, a, b, arguments)
    if is_gif and arguments.back:
        pictures = np.concatenate([pictures, pictures[-2:0:-1]])
    content = (
        gif(pictures, arguments.scale, arguments.frame_ms)
        if is_gif
        else png(strip(pictures), arguments.scale)
    )
    write_target(arguments.output, content)


def reconstruct(arguments: Namespace) -> None:
    """Write what the model makes of a digit; for `denoise` some noise may be added first."""
    check_target(arguments.output, arguments.force)
    image = read_source(arguments.image)
    if arguments.noise:
        noise = np.random.default_rng(arguments.seed).normal(0, arguments.noise, image.shape)
        image = (image + noise).clip(0, 1).astype(np.float32)
    result = _load(arguments).reconstruct(image)
    shown = np.stack([image, result] if arguments.beside else [result])
    write_target(arguments.output, png(strip(shown), arguments.scale))


def sample(arguments: Namespace) -> None:
    """Write a square of new digits."""
    check_target(arguments.output, arguments.force)
    images = _load(arguments).sample(arguments.count, arguments.seed)
    columns = math.ceil(math.sqrt(arguments.count))
    write_target(arguments.output, png(grid(images, columns), arguments.scale))


def _pictures_at(
    positions: Float[np.ndarray, " positions"], a: Digit, b: Digit, arguments: Namespace
) -> Pictures:
    if arguments.model == CROSS_FADE:
        return straight(a, b, positions)
    model = _load(arguments)
    starts = tqdm(
        range(0, len(positions), BATCH_SIZE),
        desc="blending",
        unit=" batches",
        leave=False,
        delay=PROGRESS_AFTER_S,
        disable=None,  # off where there is no terminal
    )
    parts = [
        model.blend(a, b, positions[start:][:BATCH_SIZE], path=arguments.path) for start in starts
    ]
    return np.concatenate(parts)


def _load(arguments: Namespace) -> BlendModel:
    return load(arguments.folder, arguments.model)


COMMANDS: dict[str, Callable[[Namespace], None]] = {
    "blend": blend,
    "denoise": reconstruct,
    "reconstruct": reconstruct,
    "sample": sample,
}
