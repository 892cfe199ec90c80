"""Typical codes, over which the path between two codes may go."""

from pathlib import Path

import numpy as np
import torch
from jaxtyping import Int64
from safetensors import SafetensorError
from safetensors.torch import load, save
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.params import PrototypesParams
from blenddigits.data.images import Codes
from blenddigits.latent.path import Prototypes


def find_prototypes(
    codes: Codes, labels: Int64[Tensor, " batch"], cfg: PrototypesParams, seed: int
) -> Prototypes:
    """The k-means centres of these codes, no more than there are codes, each with a digit.

    A centre's digit is the one that most of its codes stand for. One thread: several would add in
    another order, and another result, at every run.
    """
    k_means = KMeans(
        n_clusters=min(cfg.count, len(codes)),
        init="random",
        n_init=1,
        max_iter=cfg.iterations,
        random_state=seed % 2**32,
    )
    with threadpool_limits(1):
        k_means.fit(codes.cpu().numpy())
    votes = np.zeros((len(k_means.cluster_centers_), int(labels.max()) + 1), dtype=np.int64)
    np.add.at(votes, (k_means.labels_, labels.cpu().numpy()), 1)
    return Prototypes(
        torch.from_numpy(k_means.cluster_centers_).float().to(codes.device),
        torch.from_numpy(votes.argmax(axis=1)).to(codes.device),
    )


def save_prototypes(path: Path, prototypes: Prototypes) -> None:
    """Write codes and labels as safetensors."""
    write_bytes(path, save({name: part.cpu() for name, part in prototypes._asdict().items()}))


def load_prototypes(path: Path, latent_dim: int) -> Prototypes:
    """The prototypes that the stage find_prototypes wrote.

    Raises UserError when the file is missing, damaged or of another latent size.
    """
    remedy = "run `dvc repro find_prototypes`"
    try:
        prototypes = Prototypes(**load(path.read_bytes()))
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {remedy}") from None
    except (SafetensorError, TypeError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    found = prototypes.codes.shape[-1]
    if found != latent_dim:
        raise UserError(f"{path}: expected latent_dim {latent_dim}, found {found}; {remedy}")
    return prototypes
