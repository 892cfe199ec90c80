"""A word on pictures that do not look like digits: nothing is refused for it."""

import sys

from blenddigits.cli.arguments import named_digit
from blenddigits.inference.blend_model import BlendModel
from blenddigits.inference.familiarity import STRANGE
from blenddigits.preprocessing.mnist_form import Digit


def tell_if_strange(image: Digit, name: str, model: BlendModel) -> None:
    """Say on standard error that the picture `name` does not look like a digit, if it does not.

    Test images are digits, whatever they look like; the plain autoencoder cannot tell.
    """
    if model.kind == "vae" and named_digit(name) is None and model.familiarity(image) < STRANGE:
        print(f"{name}: this does not look like a digit to the model", file=sys.stderr)
