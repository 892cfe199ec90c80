"""What pictures a model has learned, in words: what its ONNX files tell of the data set."""

import json
from typing import NamedTuple

from onnxruntime import InferenceSession

from blenddigits.core.errors import UserError
from blenddigits.inference.prior import DIGITS

LONGEST = 60  # letters of them in a message


class Learned(NamedTuple):
    """Those of MNIST where a file tells nothing, as files from before did."""

    title: str = "MNIST"
    noun: str = "digit"
    plural: str = "digits"
    classes: tuple[str, ...] = DIGITS
    handwriting: bool = True


def learned_by(session: InferenceSession) -> Learned:
    """What the metadata of a model tell; raises UserError when it cannot be understood."""
    told: dict[str, str] = session.get_modelmeta().custom_metadata_map
    usual = Learned()
    return Learned(
        told.get("data", usual.title),
        told.get("noun", usual.noun),
        told.get("plural", usual.plural),
        _classes(told["classes"]) if "classes" in told else usual.classes,
        told.get("handwriting", "true") == "true",
    )


def _classes(text: str) -> tuple[str, ...]:
    try:
        names = json.loads(text)
    except (ValueError, RecursionError):
        names = None
    if not isinstance(names, list) or not names or {type(name) for name in names} != {str}:
        raise UserError(f"the decoder's metadata are damaged: classes {text[:LONGEST]!r}")
    return tuple(names)
