"""Which ONNX files belong to a model, where they are looked for, and opening them."""

import os
from pathlib import Path
from typing import NamedTuple

from onnxruntime import InferenceSession

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.inference.choices import Kind
from blenddigits.inference.session import open_model

FOLDER_VARIABLE = "BLENDDIGITS_MODELS"
REMEDY = (
    "run `make repro` to train the models or `dvc pull` to fetch them, or name the folder that has "
    f"them in {FOLDER_VARIABLE}"
)


class Files(NamedTuple):
    """The ONNX files of a kind of model; only the VAE has a path of its own."""

    encoder: Path
    decoder: Path
    blend: Path | None


FILES: dict[Kind, Files] = {
    "vae": Files(paths.ENCODER_ONNX, paths.DECODER_ONNX, paths.BLEND_ONNX),
    "ae": Files(paths.AE_ENCODER_ONNX, paths.AE_DECODER_ONNX, None),
}


def find_files(folder: Path | None, kind: Kind) -> Files:
    """The files of a model in `folder`; without one, in artifacts/onnx, else where the user says.

    Raises UserError when one is missing.
    """
    where = folder or _default_folder()
    encoder, decoder, blend = FILES[kind]
    files = Files(where / encoder.name, where / decoder.name, blend and where / blend.name)
    for file in files:
        if file and not file.is_file():
            raise UserError(f"{file}: not found; {REMEDY}")
    return files


def open_checked(path: Path, inputs: set[str], outputs: set[str]) -> InferenceSession:
    """A session for the model in `path`.

    Raises UserError when it is damaged, or has other inputs and outputs than those named.
    """
    session = open_model(path, REMEDY)
    sides = session.get_inputs(), session.get_outputs()
    found = [{value.name for value in side} for side in sides]
    if found != [inputs, outputs]:
        raise UserError(
            f"{path}: expected a model from {sorted(inputs)} to {sorted(outputs)}, found one from "
            f"{sorted(found[0])} to {sorted(found[1])}; {REMEDY}"
        )
    return session


def _default_folder() -> Path:
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named and not paths.ONNX.is_dir() else paths.ONNX
