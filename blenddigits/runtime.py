"""Running the exported models in ONNX Runtime."""

from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession
from onnxruntime.capi import onnxruntime_pybind11_state as ort_errors

from blenddigits.errors import UserError

BATCH_SIZE = 100  # a blend decodes each image 66 times: larger batches only fill memory
_DAMAGED = (
    ort_errors.Fail,
    ort_errors.InvalidArgument,  # an empty file
    ort_errors.InvalidGraph,
    ort_errors.InvalidProtobuf,
)


def open_model(path: Path) -> InferenceSession:
    """A session for the model in `path`.

    Raises UserError when the file is missing or no ONNX model.
    """
    remedy = "run `dvc repro export_onnx`"
    if not path.is_file():
        raise UserError(f"{path}: not found; {remedy}")
    try:
        return InferenceSession(path.read_bytes())
    except _DAMAGED as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None


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
