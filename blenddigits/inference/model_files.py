"""Which ONNX files belong to a model, where they are looked for, and opening them."""

import os
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from onnxruntime import InferenceSession

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.inference.choices import ARC, SHIPPED, STRAIGHT, Kind, PathName
from blenddigits.inference.onnx_file import check_alone, completed
from blenddigits.inference.session import UNABLE, open_content, open_model, run_batched

Outputs = dict[str, np.ndarray]
Shape = Sequence[int | str | None]  # a size that is not fixed has a name, or none

LARGEST_CODE, LARGEST_SIDE = 4096, 128  # as params.yaml has them
REASON_LENGTH = 200
IMAGE_AXES, ROW_AXES = ("n", "1", "side", "side"), ("n", "numbers")
TRAINED = Path(__file__).parents[1] / "trained"  # where a wheel carries models
BLEND_GRAPH = "blend_graph.onnx"  # the blend there: its weights are those of encoder and decoder
PROVENANCE = "provenance.json"  # beside them
FOLDER_VARIABLE = "BLENDDIGITS_MODELS"
REMEDY = (
    "run `make repro` to train the models or `dvc pull` to fetch them, or name the folder that has "
    f"them in {FOLDER_VARIABLE}"
)


class Files(NamedTuple):
    """The files of a kind of model, and what it can do."""

    encoder: Path
    decoder: Path
    blend: Path | None  # gives the frames of the shipped path
    prior: Path | None  # from which codes are drawn
    code: tuple[str, ...]  # the encoder's outputs, the code that stands for an image first
    paths: tuple[PathName, ...]  # from code to code, the usual one first


FILES: Mapping[Kind, Files] = {
    "vae": Files(
        paths.ONNX_FILES["encoder"],
        paths.ONNX_FILES["decoder"],
        paths.ONNX_FILES["blend"],
        paths.PRIOR,
        code=("mu", "logvar"),
        paths=(SHIPPED, STRAIGHT, ARC),
    ),
    "ae": Files(
        paths.ONNX_FILES["ae_encoder"],
        paths.ONNX_FILES["ae_decoder"],
        None,
        None,
        code=("z",),
        paths=(STRAIGHT, ARC),
    ),
}


def find_files(folder: Path | None, kind: Kind) -> Files:
    """The files of a model in `folder`; without one, in `default_folder()`.

    Raises UserError when a file is missing.
    """
    where = folder or default_folder()
    files = FILES[kind]
    named = {name: getattr(files, name) for name in ("encoder", "decoder", "blend", "prior")}
    found = {name: where / file.name for name, file in named.items() if file}
    if "blend" in found and where == TRAINED:
        found["blend"] = where / BLEND_GRAPH
    is_by_variable = folder is None and FOLDER_VARIABLE in os.environ
    remedy = f"{FOLDER_VARIABLE} names it: correct or unset it" if is_by_variable else REMEDY
    for file in found.values():
        if not file.is_file():
            raise UserError(f"{file}: not found; {remedy}")
    return files._replace(**found)


def open_checked(path: Path, inputs: set[str], outputs: set[str]) -> InferenceSession:
    """A session for the model in `path`.

    Raises UserError when it is damaged, keeps numbers in other files, or has other inputs and
    outputs than those named, or of another shape.
    """
    check_alone(path)
    return _checked(open_model(path, REMEDY), path, inputs, outputs)


def _checked(
    session: InferenceSession, path: Path, inputs: set[str], outputs: set[str]
) -> InferenceSession:
    sides = session.get_inputs(), session.get_outputs()
    found = [{value.name for value in side} for side in sides]
    if found != [inputs, outputs]:
        raise UserError(
            f"{path}: expected a model from {sorted(inputs)} to {sorted(outputs)}, found one from "
            f"{sorted(found[0])} to {sorted(found[1])}; {REMEDY}"
        )
    for value in chain(*sides):
        _check_axes(value.name, value.shape, path)
    return session


def _check_axes(name: str, shape: Shape, path: Path) -> None:
    """Raise UserError unless images are grey ones, and all else are rows of numbers."""
    axes = IMAGE_AXES if name.startswith("image") else ROW_AXES
    if len(shape) != len(axes) or (axes is IMAGE_AXES and shape[1] != 1):
        found = ", ".join(map(str, shape))
        raise UserError(
            f"{path}: expected {name} of ({', '.join(axes)}), found ({found}); {REMEDY}"
        )


def side_of(decoder: InferenceSession, path: Path) -> int:
    """How many pixels its images are high and wide; raises UserError unless it is a number."""
    *_, height, width = decoder.get_outputs()[0].shape
    if not isinstance(width, int) or width != height or not 1 <= width <= LARGEST_SIDE:
        raise UserError(
            f"{path}: expected square images of up to {LARGEST_SIDE} pixels a side, found "
            f"{height}x{width}; {REMEDY}"
        )
    return width


def check_code_sizes(encoder: InferenceSession, decoder: InferenceSession, files: Files) -> None:
    """Raise UserError where the decoder's codes have another size than the encoder's, or none."""
    sizes = {value.name: value.shape[-1] for value in encoder.get_outputs()}
    [code] = decoder.get_inputs()
    wanted = code.shape[-1]
    if not isinstance(wanted, int) or not 1 <= wanted <= LARGEST_CODE:
        raise UserError(
            f"{files.decoder}: expected codes of 1 to {LARGEST_CODE} numbers, found {wanted}; "
            f"{REMEDY}"
        )
    for name, size in sizes.items():
        if size != wanted:
            raise UserError(
                f"{files.encoder}: its {name} has {size} numbers, but {files.decoder.name} wants "
                f"{wanted}: they are not of one model; {REMEDY}"
            )


def run_checked(session: InferenceSession, path: Path, **inputs: np.ndarray) -> Outputs:
    """What the model in `path` makes of the inputs.

    Raises UserError when it cannot, or when a value is no finite number: then its file is damaged.
    """
    try:
        outputs = run_batched(session, **inputs)
    except UNABLE as error:
        reason = " ".join(str(error).split())[:REASON_LENGTH]
        raise UserError(f"{path}: cannot be run ({reason}); {REMEDY}") from None
    for name, values in outputs.items():
        if not np.isfinite(values).all():
            raise UserError(f"{path}: damaged: its {name} has values that are no numbers; {REMEDY}")
    return outputs


def open_blend(files: Files) -> InferenceSession:
    """A session for the model that gives the frames of the shipped path; UserError as above."""
    blend, inputs, outputs = files.blend, {"image_a", "image_b", "alpha"}, {"image"}
    assert blend is not None  # else the shipped path is none of the model's paths
    if blend.name != BLEND_GRAPH:
        return open_checked(blend, inputs, outputs)
    try:
        others = (files.encoder.read_bytes(), files.decoder.read_bytes())
        content = completed(blend.read_bytes(), others)
    except ValueError as error:
        raise UserError(f"{blend}: damaged ({error}); {REMEDY}") from None
    return _checked(open_content(content, blend, REMEDY), blend, inputs, outputs)


def default_folder() -> Path:
    """Where models are looked for when no folder is named in the call.

    It is the one that the variable names, else artifacts/onnx under the current folder, else where
    those are that came with the installed package.
    """
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    return TRAINED if TRAINED.is_dir() and not paths.ONNX.is_dir() else paths.ONNX
