"""The three paths from one code to another that the window offers."""

from collections.abc import Callable

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes
from blenddigits.inference.choices import ARC, STRAIGHT, PathName
from blenddigits.latent.guide import Guide
from blenddigits.latent.path import Decode, Times, arc, shipped_path, straight

CodePath = Callable[[Times], Codes]


def find_path(
    name: PathName, a: Codes, b: Codes, decode: Decode, guide: Guide, cfg: PathParams
) -> CodePath:
    """The codes from a to b at given alphas; what does not depend on alpha is done once."""
    if name == STRAIGHT:
        return lambda alpha: straight(a, b, alpha)
    if name == ARC:
        return lambda alpha: arc(a, b, alpha)
    shipped = shipped_path(a, b, decode, guide, cfg)
    return lambda alpha: shipped.repeated(len(alpha))(alpha)
