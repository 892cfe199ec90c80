"""A desk with what the pipeline has left, and with the digits that are wished for."""

import torch

from blenddigits.core.errors import UserError
from blenddigits.core.params import load_params
from blenddigits.window.material import load_material
from blenddigits.window.options import Wishes
from blenddigits.window.state import Desk


def open_desk(wishes: Wishes) -> Desk:
    """The desk at the start.

    Raises UserError when a model is missing or stale, or a class has not so many images.
    """
    torch.set_num_threads(1)  # pictures come one at a time: more threads wait for each other
    params = load_params()
    material = load_material(params)
    return prepare(
        Desk(material, 0, 1, params.seed if wishes.seed is None else wishes.seed), wishes
    )


def prepare(desk: Desk, wishes: Wishes) -> Desk:
    """The same desk as it is wished for."""
    desk.set_path(wishes.path)
    desk.set_alpha(wishes.blend)
    for side, wanted in enumerate((wishes.first, wishes.second)):
        desk.choose(side, *_found(desk, *wanted))
        desk.set_noise(side, wishes.noise)
    if wishes.random:
        desk.choose_at_random(0, 1)
    return desk


def _found(desk: Desk, label: int, number: int) -> tuple[int, int]:
    count = len(desk.of_class[label])
    if not 1 <= number <= count:
        raise UserError(
            f"{label}:{number}: there are {count} test images of {label}; choose 1 to {count}"
        )
    return label, number - 1
