"""A word on pictures that do not look like what is learned: nothing is refused for it."""

import sys

from blenddigits.cli.arguments import named_digit
from blenddigits.inference.blend_model import BlendModel
from blenddigits.inference.familiarity import STRANGE
from blenddigits.preprocessing.mnist_form import Digit


def strange_words(model: BlendModel) -> str:
    """That a picture is unlike all that the model has learned."""
    return f"this does not look like a {model.learned.noun} to the model"


def tell_if_strange(image: Digit, name: str, model: BlendModel) -> None:
    """Say on standard error that the picture `name` is unlike what the model knows, if it is.

    Test images are what they are, whatever they look like; the plain autoencoder cannot tell.
    """
    is_named = named_digit(name, model.learned.noun) is not None
    if model.kind == "vae" and not is_named and model.familiarity(image) < STRANGE:
        print(f"{name}: {strange_words(model)}", file=sys.stderr)
