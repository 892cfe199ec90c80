"""What callers of the library hand over, checked once: callers have no jaxtyping."""

import numpy as np
from jaxtyping import Float32

Given = np.ndarray  # of any type and shape: what is wrong with it is said in words


def as_array(values: object, name: str) -> Given:
    """The values as an array; raises ValueError where their rows are of different lengths."""
    try:
        return np.asarray(values)
    except ValueError:
        raise ValueError(f"{name}: expected rows of one length") from None


def checked_floats(values: object, name: str) -> Float32[np.ndarray, "..."]:
    """The values as float32; raises ValueError unless they are finite floating-point numbers."""
    array = as_array(values, name)
    if array.dtype.kind != "f":
        raise ValueError(f"{name}: expected floating-point numbers, found {array.dtype}")
    with np.errstate(over="ignore"):
        floats = array.astype(np.float32, copy=False)
    if not np.isfinite(floats).all():
        raise ValueError(f"{name}: some values are not finite, or too large for float32")
    return floats


def checked_shares(values: object, name: str) -> Float32[np.ndarray, "..."]:
    """The same; raises ValueError for values outside of [0, 1], too."""
    floats = checked_floats(values, name)
    if floats.size and (floats.min() < 0 or floats.max() > 1):
        found = f"{floats.min():g} to {floats.max():g}"
        raise ValueError(f"{name}: expected values in [0, 1], found {found}")
    return floats


def checked_count(value: object, name: str, least: int) -> int:
    """The whole number; raises ValueError unless it is one, and no smaller than `least`."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise ValueError(f"{name}: expected a whole number, found {value!r}")
    if value < least:
        raise ValueError(f"{name}: expected {least} or more, found {value}")
    return int(value)
