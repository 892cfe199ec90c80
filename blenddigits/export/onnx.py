"""Encoders, decoders and blend as ONNX; this module owns the names of their inputs and outputs."""

import hashlib
import json
import warnings
from collections.abc import Mapping
from pathlib import Path

import onnx
import onnxsim
import torch
from onnx.checker import check_model
from torch import nn

from blenddigits.core import paths
from blenddigits.core.files import write_bytes
from blenddigits.data.data_set import DataSet
from blenddigits.data.images import Codes, Images
from blenddigits.export.opset import EXPORTED_OPSET, lowered
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import VAE, Autoencoder, count_parameters

BATCH_AXIS = "N"
WEIGHT_BITS = "weight_bits"  # the key of the metadata; compression.py reads it

Models = dict[str, onnx.ModelProto]


class Encoder(nn.Module):
    """`image` to `mu` and `logvar` of q(z|x)."""

    def __init__(self, vae: VAE) -> None:
        super().__init__()
        self.vae = vae

    def forward(self, image: Images) -> tuple[Codes, Codes]:
        """Both of shape (N, latent), for intensities in [0, 1]."""
        return self.vae.encode(image)


class PlainEncoder(nn.Module):
    """`image` to `z`, for an autoencoder without a distribution."""

    def __init__(self, autoencoder: Autoencoder) -> None:
        super().__init__()
        self.autoencoder = autoencoder

    def forward(self, image: Images) -> Codes:
        """The codes of intensities in [0, 1]."""
        return self.autoencoder.encode(image)


class Decoder(nn.Module):
    """`z` to `image`."""

    def __init__(self, model: VAE | Autoencoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, z: Codes) -> Images:
        """Intensities in [0, 1]."""
        return self.model.show(z)


def export_models(blend: Blend, data: DataSet) -> Models:
    """The models "encoder", "decoder" and "blend" with a dynamic batch, simplified and checked.

    Their metadata tell the latent size, how many parameters the whole model has and of how many
    bits, and what the data are; of those that give pictures also how sharp these are.
    """
    vae, metadata = blend.vae, _metadata(blend.vae, data)
    shown = metadata | _how_shown(vae)
    # Two unequal tensors for the two images: one given twice would be traced as a single input.
    image_a, image_b = torch.rand(2, 2, 1, vae.side, vae.side).unbind()
    alpha, z = torch.rand(2, 1), torch.randn(2, vae.latent_dim)
    return {
        "encoder": _export(Encoder(vae), {"image": image_a}, ["mu", "logvar"], metadata),
        "decoder": _export(Decoder(vae), {"z": z}, ["image"], shown),
        "blend": _export(
            blend,
            {"image_a": image_a, "image_b": image_b, "alpha": alpha},
            ["image"],
            shown,
        ),
    }


def export_autoencoder(autoencoder: Autoencoder, data: DataSet) -> Models:
    """The models "ae_encoder" and "ae_decoder"; otherwise like export_models."""
    metadata = _metadata(autoencoder, data)
    shown = metadata | _how_shown(autoencoder)
    side = autoencoder.side
    image, z = torch.rand(2, 1, side, side), torch.randn(2, autoencoder.latent_dim)
    return {
        "ae_encoder": _export(PlainEncoder(autoencoder), {"image": image}, ["z"], metadata),
        "ae_decoder": _export(Decoder(autoencoder), {"z": z}, ["image"], shown),
    }


def note_weights(models: Models, checkpoint: Path) -> None:
    """Add to the metadata which weights these are: the MD5 that dvc.lock has of `checkpoint`."""
    md5 = hashlib.md5(checkpoint.read_bytes(), usedforsecurity=False).hexdigest()
    for model in models.values():
        model.metadata_props.add(key="weights_md5", value=md5)


def save_models(folder: Path, models: Models) -> None:
    """Write each model under the name of its file."""
    for name, model in models.items():
        write_bytes(folder / paths.ONNX_FILES[name].name, model.SerializeToString())


def _metadata(model: VAE | Autoencoder, data: DataSet) -> dict[str, str]:
    return {
        "data": data.title,
        "noun": data.noun,
        "plural": data.plural,
        "classes": json.dumps(data.classes, ensure_ascii=False),
        "side": str(data.side),
        "handwriting": json.dumps(data.handwriting),
        "latent_dim": str(model.latent_dim),
        "parameters": str(count_parameters(model)),
        WEIGHT_BITS: str(model.weight_bits),
    }


def _how_shown(model: VAE | Autoencoder) -> dict[str, str]:
    return {"sharpness": str(model.sharpness)}


def _export(
    module: nn.Module,
    inputs: Mapping[str, torch.Tensor],
    outputs: list[str],
    metadata: Mapping[str, str],
) -> onnx.ModelProto:
    batch = torch.export.Dim(BATCH_AXIS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch.export of itself; none is about our models
        program = torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_shapes=tuple({0: batch} for _ in inputs),
            opset_version=EXPORTED_OPSET,
            dynamo=True,
            verbose=False,
        )
    assert program is not None  # it is None only when the exporter writes a file itself
    model: onnx.ModelProto
    model, is_same = onnxsim.simplify(program.model_proto)
    assert is_same, "onnxsim changed what the model computes"
    model = lowered(model)
    for value in (*model.graph.input, *model.graph.output):
        assert value.type.tensor_type.shape.dim[0].dim_param == BATCH_AXIS, value.name
    onnx.helper.set_model_props(model, dict(metadata))
    check_model(model, full_check=True)
    return model
