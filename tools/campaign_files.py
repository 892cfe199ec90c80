"""For the campaign: files that others write, a few good ones of each kind, how they are read."""

import io
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from safetensors.numpy import save
from safetensors.torch import save as save_torch

from blenddigits.core import paths
from blenddigits.core.params import DataSetParams, load_params
from blenddigits.data.data_set import Counts, load_data_set
from blenddigits.data.idx import USUAL_SIDE as SIDE
from blenddigits.data.idx import read_labels
from blenddigits.download.arrays import read_arrays
from blenddigits.download.published import PUBLISHED
from blenddigits.inference.familiarity import KEY, load_quantiles
from blenddigits.inference.model_files import open_checked, run_checked
from blenddigits.inference.prior import load_prior
from blenddigits.latent.digit_reader import DigitReader
from blenddigits.latent.guide import PROTOTYPES, load_guide
from blenddigits.models.autoencoders import VAE
from blenddigits.models.checkpoint import load_model, save_model
from blenddigits.models.prior import GaussianMixture
from blenddigits.preprocessing.picture_file import digits_from_bytes

Samples = Callable[[], Sequence[bytes]]

PICTURES = {"png": "PNG", "jpeg": "JPEG", "gif": "GIF", "bmp": "BMP", "tiff": "TIFF"} | {
    "webp": "WEBP",
    "ppm": "PPM",
    "ico": "ICO",
}
REMEDY = "make it again"
LATENT = 2


def _drawn() -> Image.Image:
    pixels = np.full((60, 50), 250, np.uint8)
    pixels[10:50, 22:28] = 20
    return Image.fromarray(pixels)


def pictures(format_: str) -> Sequence[bytes]:
    """A stroke, grey, in colours and with a palette, as far as the format has them."""
    contents = []
    for mode in ("L", "RGB", "P"):
        content = io.BytesIO()
        try:
            _drawn().convert(mode).save(content, format=format_)
        except OSError:  # not every format has every mode
            continue
        contents.append(content.getvalue())
    return contents


def _onnx() -> Sequence[bytes]:
    """A decoder of one matrix."""
    weights = np.linspace(-1, 1, LATENT * 784, dtype=np.float32).reshape(LATENT, 784)
    constants = {"weights": weights, "shape": np.array([-1, 1, SIDE, SIDE])}
    nodes = [
        helper.make_node("MatMul", ["z", "weights"], ["flat"]),
        helper.make_node("Sigmoid", ["flat"], ["grey"]),
        helper.make_node("Reshape", ["grey", "shape"], ["image"]),
    ]
    graph = helper.make_graph(
        nodes,
        "decoder",
        [helper.make_tensor_value_info("z", TensorProto.FLOAT, ["N", LATENT])],
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 1, SIDE, SIDE])],
        [numpy_helper.from_array(array, name) for name, array in constants.items()],
    )
    opset = helper.make_opsetid("", 17)
    model = helper.make_model(graph, opset_imports=[opset], ir_version=8)
    return [model.SerializeToString()]


def _prior() -> Sequence[bytes]:
    means = np.zeros((3, LATENT), np.float32)
    weights = np.array([0.5, 0.25, 0.25], np.float32)
    parts = {"means": means, "logvars": means, "weights": weights, "digits": np.array([0, 1, 2])}
    return [save(parts)]


def _familiarity() -> Sequence[bytes]:
    return [json.dumps({KEY: [1.0, 2.0, 3.5]}).encode()]


def _labels() -> Sequence[bytes]:
    return [b"\0\0\x08\1\0\0\0\x0a" + bytes(range(10))]


def _params() -> Sequence[bytes]:
    return [paths.PARAMS.read_bytes()]


def _guide() -> Sequence[bytes]:
    shapes = ((3, LATENT), (3,), (10, 3), (10,))
    reader = DigitReader(*(torch.ones(shape) for shape in shapes))
    return [save_torch({PROTOTYPES: torch.ones(4, LATENT), **reader._asdict()})]


def _weights() -> Sequence[bytes]:
    """A whole VAE's."""
    file = Path(tempfile.mkdtemp()) / "model"
    save_model(file, VAE(4, LATENT, GaussianMixture(3, LATENT)))
    return [file.read_bytes()]


def _arrays() -> Sequence[bytes]:
    contents = []
    images, labels = np.zeros((20, SIDE, SIDE), np.uint8), np.arange(20) % 2
    for save_as in (np.savez, np.savez_compressed):
        content = io.BytesIO()
        save_as(content, images=images, labels=labels, classes=np.array(["a", "b"]))
        contents.append(content.getvalue())
    return contents


def _record() -> Sequence[bytes]:
    record = PUBLISHED["mnist"].data.described() | {"counts": Counts(9, 1, 2, 1)._asdict()}
    return [json.dumps(record).encode()]


KINDS: Mapping[str, Samples] = {
    **{kind: lambda format_=format_: pictures(format_) for kind, format_ in PICTURES.items()},  # type: ignore[misc]
    "onnx": _onnx,
    "safetensors": _prior,
    "json": _familiarity,
    "idx": _labels,
    "yaml": _params,
    "guide": _guide,
    "weights": _weights,
    "npz": _arrays,
    "dataset.json": _record,
}


def read_as(kind: str, content: bytes) -> None:
    """Read and use a file of a kind as the project does; raises UserError where it is damaged."""
    if kind in PICTURES:
        digits_from_bytes(content, f"a.{kind}")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a.{kind}"
        file.write_bytes(content)
        _read_file(kind, file)


def _read_file(kind: str, file: Path) -> None:
    match kind:
        case "onnx":
            run_model(file)
        case "safetensors":
            load_prior(file, LATENT, REMEDY)
        case "json":
            load_quantiles(file, REMEDY)
        case "idx":
            read_labels(file)
        case "yaml":
            load_params(file)
        case "guide":
            load_guide(file, LATENT)
        case "weights":
            load_model(VAE, file, LATENT, "train_vae")
        case "npz":
            read_arrays(file, DataSetParams(name="a", treatment="as_is", side=SIDE))
        case "dataset.json":
            load_data_set(file)


def run_model(file: Path) -> None:
    """Draw one picture with a decoder, as BlendModel does."""
    session = open_checked(file, {"z"}, {"image"})
    run_checked(session, file, z=np.zeros((1, LATENT), np.float32))
