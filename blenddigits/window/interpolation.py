"""The three ways from one code to another that the window offers."""

from collections.abc import Callable

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images
from blenddigits.latent.path import Prototypes, Times, arc, shipped_path, straight
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
    shipped = shipped_path(a, b, decode, prototypes, cfg)
    return lambda alpha: shipped.repeated(len(alpha))(alpha)
