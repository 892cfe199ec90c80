"""The three paths from one code to another that the window offers."""

from collections.abc import Callable

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes
from blenddigits.inference.choices import ARC, STRAIGHT, PathName
from blenddigits.latent.path import (
    Decode,
    Prototypes,
    Times,
    arc,
    decoded_lengths,
    even_times,
    middle_code,
    point_at,
    straight,
)

Path = Callable[[Times], Codes]


def find_path(
    name: PathName, a: Codes, b: Codes, decode: Decode, prototypes: Prototypes, cfg: PathParams
) -> Path:
    """The codes from a to b at given alphas; what does not depend on alpha is done once."""
    if name == STRAIGHT:
        return lambda alpha: straight(a, b, alpha)
    if name == ARC:
        return lambda alpha: arc(a, b, alpha)
    middle = middle_code(a, b, prototypes, cfg)
    lengths = decoded_lengths(decode, a, middle, b, cfg)
    return lambda alpha: point_at(a, middle, b, even_times(lengths.expand(len(alpha), -1), alpha))
