"""What `clock` and `count` have in common: texts of digits that turn into each other."""

import argparse
from collections.abc import Sequence

from blenddigits.cli.arguments import add_folder, add_hand, add_size, add_target, whole

STEPS = 15  # pictures of a change
SIZE = 224
REST_MS, FRAME_MS = 440, 40  # a second for a rest and a change
FADES = " :"  # characters that are no digits


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The animation and the hand."""
    add_target(parser, "a .gif", ".gif")
    parser.add_argument(
        "--rest-ms",
        type=whole(20, 60_000),
        default=REST_MS,
        metavar="MS",
        help="how long it rests before a change, which takes 560 ms; in steps of 10 (%(default)s)",
    )
    add_hand(parser)
    add_size(parser, SIZE)
    add_folder(parser)


def write_ticking(texts: Sequence[str], arguments: argparse.Namespace) -> None:
    """Write the texts, of one length, as a GIF.

    Raises UserError when a digit or the model is not there, and OSError when OUT cannot be written.
    """
    import numpy as np

    from blenddigits.cli.hands import written
    from blenddigits.cli.sources import check_target, write_target
    from blenddigits.figures.cells import COLON, Look, cells_gif, changes_of, colon
    from blenddigits.inference.blend_model import load
    from blenddigits.inference.interpolation import straight

    check_target(arguments.output, arguments.force)
    model = load(arguments.folder)
    digits = "".join(sorted(set("".join(texts)) - set(FADES)))
    images = dict(zip(digits, model.reconstruct(written(digits, model, arguments)), strict=True))
    images |= {" ": np.zeros_like(colon()), COLON: colon()}
    alphas = np.linspace(0, 1, STEPS, dtype=np.float32)

    def change(before: str, after: str) -> np.ndarray:
        a, b = images[before], images[after]
        if before == after or not {before, after}.isdisjoint(FADES):
            return straight(a, b, alphas)
        return model.blend(a, b, alphas)

    changes = {(before, after): change(before, after) for before, after in changes_of(texts)}
    look = Look(arguments.size, not arguments.pixels, arguments.rest_ms, FRAME_MS)
    write_target(arguments.output, cells_gif(texts, changes, look))
