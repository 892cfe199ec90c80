"""What callers of the library hand over, checked once: callers have no jaxtyping."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from jaxtyping import Float32

Given = np.ndarray  # of any type and shape: what is wrong with it is said in words
Choice = TypeVar("Choice", bound=str)

MOST_OF_A_HAND = 10  # images
ONE_IMAGE = 2  # axes of one image; several have one more


def checked_choice(value: Choice, choices: tuple[Choice, ...], name: str) -> Choice:
    """The value; raises ValueError unless it is one of those."""
    if value not in choices:
        raise ValueError(f"{name}: expected one of {', '.join(choices)}, found {value}")
    return value


def checked_floats(values: Given, name: str) -> Float32[np.ndarray, "..."]:
    """The values as float32; raises ValueError unless they are finite floating-point numbers."""
    array = np.asarray(values)
    if array.dtype.kind != "f":
        raise ValueError(f"{name}: expected floating-point numbers, found {array.dtype}")
    with np.errstate(over="ignore"):
        floats = array.astype(np.float32, copy=False)
    if not np.isfinite(floats).all():
        raise ValueError(f"{name}: some values are not finite, or too large for float32")
    return floats


def checked_images(images: Given, name: str, side: int) -> Float32[np.ndarray, "*n side side"]:
    """One image or several; raises ValueError for another shape, or values outside of [0, 1]."""
    x = checked_floats(images, name)
    if x.shape[-ONE_IMAGE:] != (side, side) or x.ndim > ONE_IMAGE + 1 or not x.size:
        raise ValueError(
            f"{name}: expected ({side}, {side}) or (n, {side}, {side}), found {x.shape}"
        )
    if x.min() < 0 or x.max() > 1:
        raise ValueError(f"{name}: expected values in [0, 1], found {x.min():g} to {x.max():g}")
    return x


def checked_image(image: Given, name: str, side: int) -> Float32[np.ndarray, "side side"]:
    """One image; raises ValueError as above."""
    x = checked_images(image, name, side)
    if x.ndim != ONE_IMAGE:
        raise ValueError(f"{name}: expected one image of ({side}, {side}), found {x.shape}")
    return x


def checked_hand(images: Given, name: str, side: int) -> Float32[np.ndarray, "n side side"]:
    """One image or up to MOST_OF_A_HAND, with a first axis; raises ValueError as above."""
    x = checked_images(images, name, side).reshape(-1, side, side)
    if len(x) > MOST_OF_A_HAND:
        raise ValueError(f"{name}: expected 1 to {MOST_OF_A_HAND} images, found {len(x)}")
    return x


def checked_number(text: str, name: str) -> list[int]:
    """The digits of a number; raises ValueError where something else is in it."""
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(f"{name}: expected digits alone, as in 2026, found {text!r}")
    return [int(digit) for digit in text]


def checked_codes(z: Given, latent_dim: int) -> Float32[np.ndarray, "*n latent"]:
    """One code or several; raises ValueError for another shape."""
    codes = checked_floats(z, "z")
    if codes.ndim not in {1, 2} or codes.shape[-1] != latent_dim or not codes.size:
        raise ValueError(f"z: expected ({latent_dim},) or (n, {latent_dim}), found {codes.shape}")
    return codes


def checked_count(value: object, name: str, least: int) -> int:
    """The whole number; raises ValueError unless it is one, and no smaller than `least`."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise ValueError(f"{name}: expected a whole number, found {value!r}")
    if value < least:
        raise ValueError(f"{name}: expected {least} or more, found {value}")
    return int(value)


def checked_alphas(
    alpha: float | Sequence[float] | Given | None, frames: int | None
) -> Float32[np.ndarray, "*alphas"]:
    """Where on the path frames are wanted; raises ValueError unless one of both is given."""
    if (alpha is None) == (frames is None):
        raise ValueError("give either alpha or frames")
    if frames is not None:
        return np.linspace(0, 1, checked_count(frames, "frames", least=2), dtype=np.float32)
    try:
        alphas = np.asarray(alpha, dtype=np.float32)
    except (ValueError, TypeError):
        raise ValueError(f"alpha: expected a number or a row of them, found {alpha!r}") from None
    if alphas.ndim > 1 or not alphas.size:
        raise ValueError(f"alpha: expected a number or a row of them, found {alphas.shape}")
    if not ((alphas >= 0) & (alphas <= 1)).all():
        raise ValueError(f"alpha: expected values in [0, 1], found {alpha}")
    return alphas
