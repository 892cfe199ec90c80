"""Images, codes and choices that callers of the library hand over, checked once."""

from typing import TypeVar

import numpy as np
from jaxtyping import Float32

from blenddigits.core.given import as_array, checked_count, checked_floats, checked_shares

Choice = TypeVar("Choice", bound=str)

MOST_OF_A_HAND = 10  # images
ONE_IMAGE = 2  # axes of one image; several have one more


def checked_choice(value: Choice, choices: tuple[Choice, ...], name: str) -> Choice:
    """The value; raises ValueError unless it is one of those."""
    if value not in choices:
        raise ValueError(f"{name}: expected one of {', '.join(choices)}, found {value}")
    return value


def checked_images(images: object, name: str, side: int) -> Float32[np.ndarray, "*n side side"]:
    """One image or several; raises ValueError for another shape, or values outside of [0, 1]."""
    x = checked_shares(images, name)
    if x.shape[-ONE_IMAGE:] != (side, side) or x.ndim > ONE_IMAGE + 1 or not x.size:
        raise ValueError(
            f"{name}: expected ({side}, {side}) or (n, {side}, {side}), found {x.shape}"
        )
    return x


def checked_image(image: object, name: str, side: int) -> Float32[np.ndarray, "side side"]:
    """One image; raises ValueError as above."""
    x = checked_images(image, name, side)
    if x.ndim != ONE_IMAGE:
        raise ValueError(f"{name}: expected one image of ({side}, {side}), found {x.shape}")
    return x


def checked_hand(images: object, name: str, side: int) -> Float32[np.ndarray, "n side side"]:
    """One image or up to MOST_OF_A_HAND, with a first axis; raises ValueError as above."""
    x = checked_images(images, name, side).reshape(-1, side, side)
    if len(x) > MOST_OF_A_HAND:
        raise ValueError(f"{name}: expected 1 to {MOST_OF_A_HAND} images, found {len(x)}")
    return x


def checked_number(text: object, name: str) -> list[int]:
    """The digits of a number; raises ValueError unless it is a text of digits alone."""
    if not (isinstance(text, str) and text.isascii() and text.isdecimal()):
        raise ValueError(f"{name}: expected digits alone, as in '2026', found {text!r}")
    return [int(digit) for digit in text]


def checked_codes(z: object, latent_dim: int) -> Float32[np.ndarray, "*n latent"]:
    """One code or several; raises ValueError for another shape."""
    codes = checked_floats(z, "z")
    if codes.ndim not in {1, 2} or codes.shape[-1] != latent_dim or not codes.size:
        raise ValueError(f"z: expected ({latent_dim},) or (n, {latent_dim}), found {codes.shape}")
    return codes


def checked_position(value: object, name: str, classes: int) -> int:
    """A position in so many classes; raises ValueError unless it is one."""
    position = checked_count(value, name, least=0)
    if position >= classes:
        raise ValueError(
            f"{name}: expected 0 to {classes - 1}, a position in classes, found {position}"
        )
    return position


def checked_alphas(alpha: object, frames: object) -> Float32[np.ndarray, "*alphas"]:
    """Where on the path frames are wanted; raises ValueError unless one of both is given."""
    if (alpha is None) == (frames is None):
        raise ValueError("give either alpha or frames")
    if frames is not None:
        return np.linspace(0, 1, checked_count(frames, "frames", least=2), dtype=np.float32)
    given = as_array(alpha, "alpha")
    if given.dtype.kind not in "fiu":
        raise ValueError(f"alpha: expected a number or a row of them, found {alpha!r}")
    alphas = given.astype(np.float32)
    if alphas.ndim > 1 or not alphas.size:
        raise ValueError(f"alpha: expected a number or a row of them, found {alphas.shape}")
    if not ((alphas >= 0) & (alphas <= 1)).all():
        raise ValueError(f"alpha: expected values in [0, 1], found {alpha}")
    return alphas
