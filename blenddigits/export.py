"""Encoder, decoder and blend as ONNX; this module owns the names of their inputs and outputs."""

import warnings
from collections.abc import Mapping

import onnx
import onnxsim
import torch
from onnx.checker import check_model
from torch import nn

from blenddigits.blend import Blend
from blenddigits.models import SIDE, VAE, Codes, Images, count_parameters

OPSET = 20
BATCH_AXIS = "N"


class Encoder(nn.Module):
    """`image` to `mu` and `logvar` of q(z|x)."""

    def __init__(self, vae: VAE) -> None:
        super().__init__()
        self.vae = vae

    def forward(self, image: Images) -> tuple[Codes, Codes]:
        """Both of shape (N, latent), for intensities in [0, 1]."""
        return self.vae.encode(image)


class Decoder(nn.Module):
    """`z` to `image`."""

    def __init__(self, vae: VAE) -> None:
        super().__init__()
        self.vae = vae

    def forward(self, z: Codes) -> Images:
        """Intensities in [0, 1]."""
        return torch.sigmoid(self.vae.decode(z))


def export_models(blend: Blend, data_name: str) -> dict[str, onnx.ModelProto]:
    """The models "encoder", "decoder" and "blend" with a dynamic batch, simplified and checked.

    Their metadata tell the latent size, the parameters of encoder and decoder together, and the
    name of the data.
    """
    vae = blend.vae
    metadata = {
        "data": data_name,
        "latent_dim": str(vae.latent_dim),
        "parameters": str(count_parameters(vae)),
    }
    # Two unequal tensors for the two images: one given twice would be traced as a single input.
    image_a, image_b = torch.rand(2, 2, 1, SIDE, SIDE).unbind()
    alpha, z = torch.rand(2, 1), torch.randn(2, vae.latent_dim)
    return {
        "encoder": _export(Encoder(vae), {"image": image_a}, ["mu", "logvar"], metadata),
        "decoder": _export(Decoder(vae), {"z": z}, ["image"], metadata),
        "blend": _export(
            blend,
            {"image_a": image_a, "image_b": image_b, "alpha": alpha},
            ["image"],
            metadata,
        ),
    }


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
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    assert program is not None  # it is None only when the exporter writes a file itself
    model: onnx.ModelProto
    model, is_same = onnxsim.simplify(program.model_proto)
    assert is_same, "onnxsim changed what the model computes"
    _strip_traces(model)
    onnx.helper.set_model_props(model, dict(metadata))
    check_model(model, full_check=True)
    return model


def _strip_traces(model: onnx.ModelProto) -> None:
    """Remove what the exporter notes about this machine's source files."""
    graph = model.graph
    for part in (graph, *graph.node, *graph.input, *graph.output, *graph.value_info):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
