"""How well the model explains an image, beside how well it explains images of digits."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from jaxtyping import Float

from blenddigits.core.errors import UserError
from blenddigits.inference.prior import MixturePrior

LEVELS = 1001  # quantiles that are kept: the least familiar thousandth of digits is told apart
LEAST_PROBABILITY = 1e-6  # of a pixel: float32 knows none nearer to 0 or 1
LOG_2PI = float(np.log(2 * np.pi))
KEY = "neg_elbo_quantiles"
STRANGE = 0.02  # familiarity below which are few digits, and most of what is none

Images = Float[np.ndarray, "n side side"]
Codes = Float[np.ndarray, "n latent"]
Nats = Float[np.ndarray, " n"]
Code = Callable[[Images], tuple[Codes, Codes]]
Decode = Callable[[Codes], Images]


def neg_elbo(
    x: Images, encode: Code, decode: Decode, sharpness: float, prior: MixturePrior
) -> Nats:
    """-ELBO at z = mu, in nats per image; it flatters by as much as an image's code is unsure.

    `decode` gives the picture that is shown, of which the logits are multiplied by `sharpness`.
    """
    mu, logvar = encode(x)
    shown = decode(mu).clip(LEAST_PROBABILITY, 1 - LEAST_PROBABILITY)
    logits = (np.log(shown) - np.log1p(-shown)) / sharpness
    recon = (np.logaddexp(0, logits) - x * logits).sum(axis=(1, 2))
    log_q = -0.5 * (LOG_2PI + logvar).sum(axis=1)
    return recon + log_q - log_density(prior, mu)


def log_density(prior: MixturePrior, z: Codes) -> Nats:
    """The logarithm of the prior's density at each code."""
    precisions = np.exp(-prior.logvars.astype(np.float64))
    constants = np.log(prior.weights.clip(min=1e-30)) - 0.5 * (
        LOG_2PI + prior.logvars + prior.means**2 * precisions
    ).sum(axis=1)
    joint = constants + z @ (prior.means * precisions).T - 0.5 * z**2 @ precisions.T
    most = joint.max(axis=1, keepdims=True)
    return most[:, 0] + np.log(np.exp(joint - most).sum(axis=1))


def familiar_share(nats: Nats, quantiles: Float[np.ndarray, " levels"]) -> Nats:
    """The share of digits, from 0 to 1, that are explained no better; `quantiles` are of theirs."""
    shares = np.linspace(1, 0, len(quantiles))
    return np.interp(nats, quantiles, shares)


def strange_from(quantiles: Float[np.ndarray, " levels"]) -> float:
    """The -ELBO in nats from which on a picture is hardly a digit: few digits are above it."""
    return float(np.interp(1 - STRANGE, np.linspace(0, 1, len(quantiles)), quantiles))


def quantiles_of(nats: Nats) -> Float[np.ndarray, " levels"]:
    """What is kept of the -ELBO of many digits, in ascending order."""
    return np.quantile(nats, np.linspace(0, 1, LEVELS))


def load_quantiles(path: Path, remedy: str) -> Float[np.ndarray, " levels"]:
    """Those in `path`; raises UserError, ended by `remedy`, when it is missing or damaged."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        quantiles = np.array(content[KEY], dtype=np.float64)
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {remedy}") from None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    is_row = quantiles.ndim == 1 and len(quantiles) > 1 and np.isfinite(quantiles).all()
    if not is_row or not (np.diff(quantiles) >= 0).all():
        raise UserError(f"{path}: damaged (no ascending numbers); {remedy}")
    return quantiles
