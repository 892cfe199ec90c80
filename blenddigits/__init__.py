"""A variational autoencoder that turns one handwritten digit smoothly into another.

>>> import blenddigits
>>> model = blenddigits.load()
>>> a, b = blenddigits.read_digit(file_a), blenddigits.read_digit(file_b)
>>> pictures = model.blend(a, b, frames=11)
>>> pictures.shape
(11, 28, 28)

`read_digit` brings a picture file into the form of MNIST's images; for ink that you have as an
array of numbers in [0, 1], light on dark, `as_mnist` does. `read_digits` gives all digits of a
page:

>>> blenddigits.as_mnist(ink).shape
(28, 28)
>>> len(blenddigits.read_digits(file_a))
1

Images are NumPy arrays of intensities in [0, 1], 0 black and 1 white, as MNIST has them; the
methods of `BlendModel` tell the rest. Nothing here imports torch.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blenddigits.core.errors import UserError
    from blenddigits.inference.blend_model import BlendModel, load
    from blenddigits.preprocessing.given_ink import as_mnist
    from blenddigits.preprocessing.picture_file import read_digit, read_digits

# ONNX Runtime would tell its makers of every use; ORT_DISABLE_TELEMETRY=0 allows that.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

__all__ = ["BlendModel", "UserError", "as_mnist", "load", "read_digit", "read_digits"]

_HOME = {
    "BlendModel": "inference.blend_model",
    "UserError": "core.errors",
    "as_mnist": "preprocessing.given_ink",
    "load": "inference.blend_model",
    "read_digit": "preprocessing.picture_file",
    "read_digits": "preprocessing.picture_file",
}


def __getattr__(name: str) -> Any:
    """A public name; it is loaded only now, since stages and --help do without."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"blenddigits.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
