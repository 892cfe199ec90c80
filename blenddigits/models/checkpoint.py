"""A model on disk: its weights together with the sizes that rebuild it."""

import json
from pathlib import Path
from typing import Any, TypeVar

from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.param_types import MOST_COMPONENTS, WIDEST
from blenddigits.data.idx import USUAL_SIDE
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.prior import GaussianMixture
from blenddigits.models.quantization import WHOLE

Model = TypeVar("Model", Autoencoder, VAE)
Header = dict[str, Any]
Weights = dict[str, Tensor]

# What a header means that says nothing of it, as those of MNIST's models do.
USUAL_SIZES = {"side": USUAL_SIDE, "classes": 10}
LARGEST_SIZE = 256  # of these

_HEADER_KEY = "model"  # only one: safetensors writes several in a random order


def save_model(path: Path, model: Autoencoder | VAE) -> None:
    """Write the weights as safetensors; the header tells what rebuilds and shows the model.

    Raises UserError when a component of its prior has collapsed.
    """
    header: Header = {
        "hidden_dim": model.hidden_dim,
        "latent_dim": model.latent_dim,
        "sharpness": model.sharpness,
        "weight_bits": model.weight_bits,
        **unusual(side=model.side),
    }
    if isinstance(model, VAE):
        model.prior.check()
        header["components"] = model.prior.components
    save_weights(path, model, header)


def load_model(model_class: type[Model], path: Path, latent_dim: int, stage: str) -> Model:
    """The model in `path`, which `stage` wrote.

    Raises UserError when the file is missing or damaged, or holds a model of another kind or
    another latent size than `latent_dim`.
    """
    remedy = f"run `dvc repro {stage}`"
    header, weights = read_weights(path, remedy)
    found = (header.get("kind"), header.get("latent_dim"))
    if found != (model_class.__name__, latent_dim):
        raise UserError(
            f"{path}: expected a {model_class.__name__} with latent_dim {latent_dim}, "
            f"found {found[0]} with latent_dim {found[1]}; {remedy}"
        )
    try:
        model = _untrained(model_class, header, latent_dim)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    fill_in(model, weights, path, remedy)
    return model


def _untrained(model_class: type[Model], header: Header, latent_dim: int) -> Model:
    """What the header tells; raises an error of several kinds where that is nonsense."""
    hidden_dim, components = header["hidden_dim"], header.get("components", 0)
    if not (1 <= hidden_dim <= WIDEST and 0 <= components <= MOST_COMPONENTS):
        raise ValueError(f"hidden_dim {hidden_dim}, components {components}")
    model = model_class(hidden_dim, latent_dim, side=size_in(header, "side"))
    if isinstance(model, VAE) and components:
        model.prior = GaussianMixture(components, latent_dim)
    model.weight_bits = int(header.get("weight_bits", WHOLE))
    model.sharpness = header.get("sharpness", 1.0)
    return model


def load_models(latent_dim: int) -> dict[str, Autoencoder | VAE]:
    """The three models that are trained, by their names in the metrics; the last one ships.

    Raises UserError as load_model does.
    """
    return {
        "ae": load_model(Autoencoder, paths.AE_MODEL, latent_dim, "train_ae_baseline"),
        "clean": load_model(VAE, paths.VAE_MODEL, latent_dim, "train_vae"),
        "denoising": load_model(VAE, paths.FINETUNED_MODEL, latent_dim, "finetune_noisy"),
    }


def unusual(**sizes: int) -> Header:
    """Those of the sizes that a header has to say: size_in knows the others."""
    return {name: size for name, size in sizes.items() if size != USUAL_SIZES[name]}


def size_in(header: Header, name: str) -> int:
    """The size that a header tells; raises ValueError where it is none."""
    size = int(header.get(name, USUAL_SIZES[name]))
    if not 1 <= size <= LARGEST_SIZE:
        raise ValueError(f"{name}: {size}")
    return size


def save_weights(path: Path, model: nn.Module, sizes: Header) -> None:
    """Write the state of any module; its class and `sizes` go into the header."""
    header = {"kind": type(model).__name__, **sizes}
    weights = {name: tensor.cpu().contiguous() for name, tensor in model.state_dict().items()}
    write_bytes(path, save(weights, metadata={_HEADER_KEY: json.dumps(header)}))


def read_weights(path: Path, remedy: str) -> tuple[Header, Weights]:
    """What save_weights wrote: the header, empty for a file from elsewhere, and the state.

    Raises UserError, which ends with `remedy`, when the file is missing or damaged.
    """
    try:
        with safe_open(path, framework="pt") as file:
            header = json.loads((file.metadata() or {}).get(_HEADER_KEY, "{}"))
            if not isinstance(header, dict):
                raise UserError(f"{path}: damaged (a header of another kind); {remedy}")
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118, no dict
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {remedy}") from None
    except (SafetensorError, ValueError, RecursionError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    return header, weights


def fill_in(model: nn.Module, weights: Weights, path: Path, remedy: str) -> None:
    """Give the model the state that stood in `path`; raises UserError when it does not fit."""
    if not all(bool(values.isfinite().all()) for values in weights.values()):
        raise UserError(f"{path}: damaged (weights that are no numbers); {remedy}")
    try:
        model.load_state_dict(weights)
    except RuntimeError:
        raise UserError(
            f"{path}: damaged (weights of other sizes than it says); {remedy}"
        ) from None
