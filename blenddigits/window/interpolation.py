"""The three ways from one code to another that the window offers."""

from collections.abc import Callable

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images
from blenddigits.latent.path import (
    Prototypes,
    Times,
    arc,
    decoded_lengths,
    even_times,
    middle_code,
    point_at,
    straight,
)
from blenddigits.window.options import ARC, STRAIGHT

Way = Callable[[Times], Codes]


def find_way(
    path: str,
    a: Codes,
    b: Codes,
    decode: Callable[[Codes], Images],
    prototypes: Prototypes,
    cfg: PathParams,
) -> Way:
    """The codes from a to b at given alphas; what does not depend on alpha is done once."""
    if path == STRAIGHT:
        return lambda alpha: straight(a, b, alpha)
    if path == ARC:
        return lambda alpha: arc(a, b, alpha)
    middle = middle_code(a, b, prototypes, cfg)
    lengths = decoded_lengths(decode, a, middle, b, cfg)
    return lambda alpha: point_at(a, middle, b, even_times(lengths.expand(len(alpha), -1), alpha))
