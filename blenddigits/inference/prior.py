"""The prior that was exported beside the models: codes are drawn of it, with NumPy alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int64
from safetensors import SafetensorError
from safetensors.numpy import load

from blenddigits.core.errors import UserError

NO_DIGIT = -1  # the digit of a component that is of none
FARTHEST = 1e6  # a number in a mean may be
LARGEST_LOGVAR = 50.0  # and the logarithm of a variance, above 0 or below
DIGITS = tuple("0123456789")  # the classes of MNIST

Codes = Float[np.ndarray, "n latent"]


class MixturePrior(NamedTuple):
    """A mixture of Gaussians with diagonal covariances; export/prior.py tells the rest."""

    means: Float[np.ndarray, "components latent"]
    logvars: Float[np.ndarray, "components latent"]
    weights: Float[np.ndarray, " components"]
    digits: Int64[np.ndarray, " components"]


def load_prior(
    path: Path, latent_dim: int, remedy: str, names: Sequence[str] = DIGITS
) -> MixturePrior:
    """The prior in `path`, of codes of `latent_dim` numbers and classes of these names.

    Raises UserError, which ends with `remedy`, when the file is missing or damaged, of another
    latent size or of more classes, or no density.
    """
    try:
        prior = MixturePrior(**load(path.read_bytes()))
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {remedy}") from None
    except (SafetensorError, TypeError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    except KeyError as error:
        raise UserError(f"{path}: numbers of a kind that NumPy lacks ({error}); {remedy}") from None
    if wrong := _what_is_wrong(prior, latent_dim) or _what_is_no_class(prior, len(names)):
        raise UserError(f"{path}: {wrong}; {remedy}")
    return prior


def draw_codes(
    prior: MixturePrior,
    count: int,
    digit: int | None,
    random: np.random.Generator,
    names: Sequence[str] = DIGITS,
) -> Codes:
    """`count` codes; of the components of one digit alone where one is given.

    `names` are those of the classes, for the error.

    Raises ValueError when no component is of that digit.
    """
    weights = prior.weights.astype(np.float64)
    if digit is not None:
        weights = np.where(prior.digits == digit, weights, 0)
        if not weights.any():
            raise ValueError(
                f"digit: the prior has no component of a {names[digit]}: {_known(prior, names)}"
            )
    chosen = random.choice(len(weights), size=count, p=weights / weights.sum())
    std = np.exp(0.5 * prior.logvars[chosen])
    return prior.means[chosen] + std * random.standard_normal(std.shape)


def known_digits(prior: MixturePrior) -> list[int]:
    """Those of which it has components, in ascending order: none where it is N(0, I)."""
    return sorted(set(prior.digits.tolist()) - {NO_DIGIT})


def _known(prior: MixturePrior, names: Sequence[str]) -> str:
    known = [names[label] for label in known_digits(prior)]
    return f"it knows {', '.join(known)}" if known else "it is N(0, I), of no digit"


def _what_is_wrong(prior: MixturePrior, latent_dim: int) -> str:
    if prior.weights.ndim != 1 or [part.dtype.kind for part in prior] != ["f", "f", "f", "i"]:
        return "damaged (parts of another kind)"
    components = len(prior.weights)
    if prior.means.shape != (components, latent_dim):
        found = prior.means.shape[-1] if prior.means.ndim else 0
        return f"expected a prior with latent_dim {latent_dim}, found one with {found}"
    if prior.logvars.shape != prior.means.shape or prior.digits.shape != prior.weights.shape:
        return "damaged (parts of different sizes)"
    if not components:
        return "damaged (a prior without components)"
    return _what_is_no_density(prior)


def _what_is_no_density(prior: MixturePrior) -> str:
    if not all(np.isfinite(part).all() for part in prior[:3]):
        return "damaged (a mean, variance or weight that is no finite number)"
    if np.abs(prior.means).max() > FARTHEST or np.abs(prior.logvars).max() > LARGEST_LOGVAR:
        return "damaged (a mean or variance where no code can be)"
    if prior.weights.min() < 0 or not np.isclose(prior.weights.sum(), 1, atol=1e-3):
        return "damaged (weights that do not sum to 1)"
    return ""


def _what_is_no_class(prior: MixturePrior, classes: int) -> str:
    is_class = (prior.digits >= NO_DIGIT) & (prior.digits < classes)
    return "" if is_class.all() else f"damaged (a class that is none of {classes})"
