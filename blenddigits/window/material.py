"""What the window works with: the models, the judge, and the test digits with their codes."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.params import Params, PathParams
from blenddigits.data.images import Codes, Images, Labels, to_intensities
from blenddigits.data.mnist import first_of_each_class, load_split
from blenddigits.judge.classifier import Judge, load_judge
from blenddigits.latent.path import Prototypes
from blenddigits.latent.plane import find_plane
from blenddigits.latent.prototypes import load_prototypes
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.checkpoint import load_model
from blenddigits.models.codes import mean_codes

FINETUNED, VAE_BEFORE, AE = "finetuned", "vae", "ae"  # as in metrics.json

Model = TypeVar("Model", Autoencoder, VAE)
Positions = Float[Tensor, "n 2"]  # on the map


class Material(NamedTuple):
    """All that the window draws from; the codes and their map are the fine-tuned VAE's."""

    models: Mapping[str, Autoencoder | VAE]
    prototypes: Mapping[str, Prototypes]
    judge: Judge
    x: Images
    labels: Labels
    codes: Codes
    mean: Float[Tensor, " latent"]  # plane.py's plane: where the map's 0, 0 is
    axes: Float[Tensor, "2 latent"]  # and its directions
    cfg: PathParams

    def places_of(self, codes: Codes) -> Positions:
        """Where codes are on the map."""
        return (codes - self.mean) @ self.axes.T


def load_material(params: Params) -> Material:
    """What the pipeline has left.

    Raises UserError, with the command that helps, when something is missing, damaged or of
    other sizes than `params` says.
    """
    models: dict[str, Autoencoder | VAE] = {
        FINETUNED: _load(VAE, paths.FINETUNED_MODEL, params, "finetune_noisy"),
        VAE_BEFORE: _load(VAE, paths.VAE_MODEL, params, "train_vae"),
        AE: _load(Autoencoder, paths.AE_MODEL, params, "train_ae_baseline"),
    }
    prototypes = load_prototypes(paths.PROTOTYPES, params.latent_dim)
    judge = load_judge(paths.JUDGE_MODEL)
    images, labels = load_split("test")
    first_of_each_class(labels)  # raises when a digit has none
    return gather(models, prototypes, judge, to_intensities(images), labels, params.path)


@torch.no_grad()
def gather(
    models: Mapping[str, Autoencoder | VAE],
    prototypes: Prototypes,
    judge: Judge,
    x: Images,
    labels: Labels,
    cfg: PathParams,
) -> Material:
    """The material made of these models, the prototypes of the fine-tuned one, and test images.

    The other models get the codes of the same typical digits: pictures that the prototypes
    decode to. As judged, that serves as well as centres of their own, and takes no training data.
    """
    typical = torch.sigmoid(models[FINETUNED].decode(prototypes.codes))
    others = {
        name: Prototypes(mean_codes(model, typical), prototypes.labels)
        for name, model in models.items()
        if name != FINETUNED
    }
    codes = mean_codes(models[FINETUNED], x)
    plane = find_plane(codes.numpy(), labels.numpy())
    mean, axes = (torch.from_numpy(part).to(codes.dtype) for part in plane)
    return Material(
        models, {FINETUNED: prototypes, **others}, judge, x, labels, codes, mean, axes, cfg
    )


def _load(model_class: type[Model], path: Path, params: Params, stage: str) -> Model:
    model = load_model(model_class, path, params.latent_dim, stage)
    if model.hidden_dim != params.hidden_dim:
        raise UserError(
            f"{path}: expected hidden_dim {params.hidden_dim}, found {model.hidden_dim}; "
            f"run `dvc repro {stage}`"
        )
    return model.eval().requires_grad_(False)
