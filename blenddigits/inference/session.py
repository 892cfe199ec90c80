"""Running the exported models in ONNX Runtime."""

import math
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession
from onnxruntime.capi import onnxruntime_pybind11_state as ort_errors

from blenddigits.core.errors import UserError

LONGEST = 60  # letters of the metadata in a message
BATCH_SIZE = 100  # a blend decodes each image 68 times: larger batches only fill memory

# What is raised where a model cannot be loaded or run: InvalidArgument for an empty file,
# UnicodeDecodeError for a name that is no text, or an error that quotes the file.
UNABLE = (
    ort_errors.Fail,
    ort_errors.InvalidArgument,
    ort_errors.InvalidGraph,
    ort_errors.InvalidProtobuf,
    ort_errors.NotImplemented,
    ort_errors.RuntimeException,
    UnicodeDecodeError,
)


def open_model(path: Path, remedy: str = "run `dvc repro export_onnx`") -> InferenceSession:
    """A session for the model in `path`.

    Raises UserError, ended by `remedy`, when the file is missing or no ONNX model.
    """
    if not path.is_file():
        raise UserError(f"{path}: not found; {remedy}")
    return open_content(path.read_bytes(), path, remedy)


def open_content(content: bytes, path: Path, remedy: str) -> InferenceSession:
    """A session for a model that came from `path`; raises UserError where it is damaged."""
    try:
        # A fallback would print, and try the same again.
        session = InferenceSession(content, enable_fallback=0)
        _read_texts(session)
        return session
    except UNABLE as error:
        reason = " ".join(str(error).split())  # one line, whatever it quotes from the file
        raise UserError(f"{path}: damaged ({reason}); {remedy}") from None


def _read_texts(session: InferenceSession) -> None:
    """Raise UnicodeDecodeError where one is none: ONNX Runtime decodes them when they are asked."""
    meta = session.get_modelmeta()
    _ = meta.producer_name, meta.custom_metadata_map
    for value in (*session.get_inputs(), *session.get_outputs()):
        _ = value.name, value.shape


def sharpness_of(decoder: InferenceSession) -> float:
    """By what a decoder multiplies its logits: 1 where its metadata tell nothing.

    Raises UserError where they tell something else than a number above 0.
    """
    told: dict[str, str] = decoder.get_modelmeta().custom_metadata_map
    text = told.get("sharpness", "1")
    try:
        sharpness = float(text)
    except ValueError:
        sharpness = math.nan
    if not 0 < sharpness < math.inf:
        raise UserError(f"the decoder's metadata are damaged: sharpness {text[:LONGEST]!r}")
    return sharpness


def run_batched(session: InferenceSession, **inputs: np.ndarray) -> dict[str, np.ndarray]:
    """Every output by its name, for inputs of any length, computed in batches."""
    names = [output.name for output in session.get_outputs()]
    count = len(next(iter(inputs.values())))
    batches = [
        session.run(names, {name: values[start:][:BATCH_SIZE] for name, values in inputs.items()})
        for start in range(0, count, BATCH_SIZE)
    ]
    return {
        name: np.concatenate([outputs[position] for outputs in batches])
        for position, name in enumerate(names)
    }
