"""What pictures a model has learned, in words: what its ONNX files tell of the data set."""

import json
from typing import NamedTuple

from onnxruntime import InferenceSession

from blenddigits.inference.prior import DIGITS


class Learned(NamedTuple):
    """Those of MNIST where a file tells nothing, as files from before did."""

    title: str = "MNIST"
    noun: str = "digit"
    plural: str = "digits"
    classes: tuple[str, ...] = DIGITS
    handwriting: bool = True


def learned_by(session: InferenceSession) -> Learned:
    """What the metadata of a model tell."""
    told: dict[str, str] = session.get_modelmeta().custom_metadata_map
    usual = Learned()
    return Learned(
        told.get("data", usual.title),
        told.get("noun", usual.noun),
        told.get("plural", usual.plural),
        tuple(json.loads(told["classes"])) if "classes" in told else usual.classes,
        json.loads(told.get("handwriting", json.dumps(usual.handwriting))),
    )
