"""What the window works with: the models, the judge, and the test digits with their codes."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import numpy as np
import torch

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.params import Params, PathParams
from blenddigits.data.data_set import DataSet, load_data_set
from blenddigits.data.images import Codes, Images, Labels, to_intensities
from blenddigits.data.mnist import load_split
from blenddigits.judge.classifier import CHOOSER, Judge, load_judge
from blenddigits.latent.guide import Guide, load_guides
from blenddigits.latent.plane import Places, Plane, find_plane
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.checkpoint import load_models
from blenddigits.models.codes import mean_codes

DENOISING, CLEAN, AE = "denoising", "clean", "ae"  # as in metrics.json: the first one ships

Model = TypeVar("Model", Autoencoder, VAE)


class Material(NamedTuple):
    """All that the window draws from; codes and map are the denoising VAE's."""

    models: Mapping[str, Autoencoder | VAE]
    guides: Mapping[str, Guide]
    judge: Judge
    x: Images
    labels: Labels
    codes: Codes
    places: Places
    plane: Plane
    cfg: PathParams
    data: DataSet

    def encode(self, name: str, x: Images, eps: Codes) -> Codes:
        """A model's codes of images in [0, 1]; those of a VAE are mu + std * eps."""
        encoded = self.models[name].encode(x)
        if not isinstance(encoded, tuple):
            return encoded
        mu, logvar = encoded
        return mu + torch.exp(0.5 * logvar) * eps

    def decode(self, name: str, z: Codes) -> Images:
        """What a model's codes stand for, in [0, 1]."""
        return self.models[name].show(z)

    def places_of(self, codes: Codes) -> Places:
        """Where codes are on the map."""
        return self.plane.places(codes.numpy())

    def code_at(self, place: Places) -> Codes:
        """The code of the test digit nearest to a place, moved to it within the plane."""
        nearest = np.square(self.places - place).sum(axis=1).argmin()
        return self.moved(self.codes[[nearest]], place - self.places[nearest])

    def moved(self, codes: Codes, by: Places) -> Codes:
        """The codes that lie so much further on the map, and are else the same."""
        return codes + torch.from_numpy(by @ self.plane.axes).to(codes.dtype)


def load_material(params: Params) -> Material:
    """What the pipeline has left.

    Raises UserError, with the command that helps, when something is missing, damaged or of
    other sizes than `params` says.
    """
    models = load_models(params.latent_dim)
    for name, model in models.items():
        _check_width(name, model, params)
        model.eval().requires_grad_(False)
    guides = load_guides(paths.GUIDES, models, params.latent_dim)
    judge = load_judge(paths.JUDGES, CHOOSER)
    data, (images, labels) = load_data_set(), load_split("test")
    check_learned(models, judge, data)
    return gather(models, guides, judge, to_intensities(images), labels, params.path, data)


@torch.no_grad()
def gather(
    models: Mapping[str, Autoencoder | VAE],
    guides: Mapping[str, Guide],
    judge: Judge,
    x: Images,
    labels: Labels,
    cfg: PathParams,
    data: DataSet,
) -> Material:
    """The material made of these models, what leads their paths, and test images."""
    codes = mean_codes(models[DENOISING], x)
    plane = find_plane(codes.numpy(), labels.numpy())
    places = plane.places(codes.numpy())
    return Material(models, guides, judge, x, labels, codes, places, plane, cfg, data)


def check_learned(models: Mapping[str, Autoencoder | VAE], judge: Judge, data: DataSet) -> None:
    """Raise UserError where models or judge have learned other pictures than those in data/."""
    sides = {f"model {name}": model.side for name, model in models.items()}
    found = [(name, "side", side, data.side) for name, side in sides.items()]
    found += [("the judge", "side", judge.side, data.side)]
    found += [("the judge", "classes", judge.classes, len(data.classes))]
    for name, what, learned, wanted in found:
        if learned != wanted:
            raise UserError(
                f"{name}: expected {what} {wanted}, as of {data.title} in {paths.DATA}, found "
                f"{learned}; run `dvc repro`"
            )


def _check_width(name: str, model: Autoencoder | VAE, params: Params) -> None:
    if model.hidden_dim != params.hidden_dim:
        raise UserError(
            f"model {name}: expected hidden_dim {params.hidden_dim}, found {model.hidden_dim}; "
            "run `dvc repro`"
        )
