"""What leads the paths between codes of a model: found in its training codes, kept in a file."""

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import torch
from jaxtyping import Float
from safetensors import SafetensorError
from safetensors.torch import load, save
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.params import PrototypesParams
from blenddigits.data.images import Codes, Labels
from blenddigits.latent.digit_reader import DigitReader, fit_reader

Prototypes = Float[Tensor, "prototypes latent"]

PROTOTYPES = "prototypes"


class Guide(NamedTuple):
    """Typical codes, and which digit a code stands for."""

    prototypes: Prototypes
    reader: DigitReader

    def to(self, device: torch.device) -> "Guide":
        """The same on another device."""
        reader = DigitReader(*(part.to(device) for part in self.reader))
        return Guide(self.prototypes.to(device), reader)


def find_guide(
    codes: Codes, labels: Labels, classes: int, cfg: PrototypesParams, seed: int
) -> Guide:
    """The guide for a model by the codes of training images, on the CPU."""
    codes, labels = codes.cpu(), labels.cpu()
    return Guide(
        find_prototypes(codes, cfg, seed), fit_reader(codes, labels, classes, cfg.reader, seed)
    )


def find_prototypes(codes: Codes, cfg: PrototypesParams, seed: int) -> Prototypes:
    """The k-means centres of these codes, no more than there are codes.

    One thread: several would add in another order, and another result, at every run.
    """
    k_means = KMeans(
        n_clusters=min(cfg.count, len(codes)),
        init="random",
        n_init=1,
        max_iter=cfg.iterations,
        random_state=seed % 2**32,
    )
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # fewer codes differ than are wanted
        k_means.fit(codes.numpy())
    return torch.from_numpy(k_means.cluster_centers_).float()


def save_guide(path: Path, guide: Guide) -> None:
    """Write prototypes and the reader's weights as safetensors."""
    write_bytes(path, save({PROTOTYPES: guide.prototypes, **guide.reader._asdict()}))


def save_guides(folder: Path, guides: Mapping[str, Guide]) -> None:
    """Write the guide of each model under its name."""
    for name, guide in guides.items():
        save_guide(folder / f"{name}.safetensors", guide)


def load_guides(folder: Path, names: Iterable[str], latent_dim: int) -> dict[str, Guide]:
    """The guides of these models; raises UserError as load_guide does."""
    return {name: load_guide(folder / f"{name}.safetensors", latent_dim) for name in names}


def load_guide(path: Path, latent_dim: int) -> Guide:
    """The guide that the stage find_prototypes wrote.

    Raises UserError when the file is missing, damaged or of another latent size.
    """
    remedy = "run `dvc repro find_prototypes`"
    try:
        parts = load(path.read_bytes())
        guide = Guide(parts.pop(PROTOTYPES), DigitReader(**parts))
        _check_shapes(guide)
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {remedy}") from None
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    found = guide.prototypes.shape[-1]
    if found != latent_dim:
        raise UserError(f"{path}: expected latent_dim {latent_dim}, found {found}; {remedy}")
    return guide


def _check_shapes(guide: Guide) -> None:
    """Raise ValueError unless all parts fit each other and hold finite numbers."""
    (hidden, latent), classes = guide.reader.into_hidden.shape, len(guide.reader.class_bias)
    wanted = [(len(guide.prototypes), latent), (hidden, latent), (hidden,)]
    wanted += [(classes, hidden), (classes,)]
    parts = [guide.prototypes, *guide.reader]
    if [tuple(part.shape) for part in parts] != wanted or not len(guide.prototypes):
        raise ValueError("its parts do not fit each other")
    if not all(part.is_floating_point() and bool(part.isfinite().all()) for part in parts):
        raise ValueError("some of its values are no numbers")
