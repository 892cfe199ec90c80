"""What the page knows of codes: all test images' in latent.json, their path in path.json."""

from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Float, Int64
from torch import Tensor

from blenddigits.core.files import DECIMALS, write_json
from blenddigits.core.params import PathParams
from blenddigits.figures.colours import colours_on_dark, colours_on_paper
from blenddigits.inference.prior import MixturePrior
from blenddigits.latent.guide import Guide
from blenddigits.latent.plane import Codes, find_plane

POINT_DECIMALS = 2  # of places on the map, a few hundred pixels wide
# Codes are whole numbers of it, which pack better than decimals. It moves no pixel by more than a
# tenth of a grey level.
CODE_UNIT = 0.0001
PRIOR_UNIT = 0.01  # what is drawn at random needs no more


def activity(mu: Codes, logvar: Codes) -> Float[np.ndarray, " latent"]:
    """What each number of a code tells of the image: its mean KL to N(0, 1) in nats."""
    mu, logvar = mu.astype(np.float64), logvar.astype(np.float64)
    return 0.5 * (np.square(mu) + np.exp(logvar) - 1 - logvar).mean(axis=0)


def write_latent(
    file: Path,
    mu: Codes,
    logvar: Codes,
    labels: Int64[np.ndarray, " n"],
    classes: int,
    map_images: int,
) -> None:
    """Write the activity, spread and mean of each number of a code, and the map with its colours.

    The map is the plane of latent/plane.py for all codes, with the places of the first `map_images`
    as x, y and label; frontend/src/artifacts/latent.ts reads it.
    """
    plane = find_plane(mu, labels)
    places = plane.places(mu[:map_images]).round(POINT_DECIMALS).tolist()
    shown = labels[:map_images].tolist()
    content = {
        "latent_dim": mu.shape[1],
        "colours": {"on_paper": colours_on_paper(classes), "on_dark": colours_on_dark(classes)},
        "activity": activity(mu, logvar).round(DECIMALS).tolist(),
        "std": mu.std(axis=0, dtype=np.float64).round(DECIMALS).tolist(),
        "mean": plane.mean.round(DECIMALS).tolist(),
        "axes": plane.axes.round(DECIMALS).tolist(),
        "points": [[*place, label] for place, label in zip(places, shown, strict=True)],
    }
    write_json(file, content, indent=None)


def write_path(file: Path, guide: Guide, cfg: PathParams) -> None:
    """Write what the page needs to follow the path; frontend/src/artifacts/pathFile.ts reads it."""
    numbers = {name: in_units(part.tolist()) for name, part in guide.reader._asdict().items()}
    content = {
        **cfg.model_dump(),
        "unit": CODE_UNIT,
        "prototypes": in_units(guide.prototypes.tolist()),
        "reader": numbers,
    }
    write_json(file, content, indent=None)


def write_prior(file: Path, prior: MixturePrior, sharpness: float, strange_nats: float) -> None:
    """Write what the page invents digits of; frontend/src/artifacts/priorFile.ts reads it.

    A picture whose -ELBO is `strange_nats` and more does not look like a digit; for that the page
    has to know by what the decoder multiplies its logits, its sharpness.
    """
    stds = np.exp(prior.logvars / 2)
    parts = zip(prior.weights, prior.digits, prior.means, stds, strict=True)
    components = [
        {
            "weight": round(float(weight), DECIMALS + 2),
            "label": int(digit),
            "mean": in_units(mean.tolist(), PRIOR_UNIT),
            "std": in_units(std.tolist(), PRIOR_UNIT),
        }
        for weight, digit, mean, std in parts
    ]
    content = {
        "unit": PRIOR_UNIT,
        "sharpness": sharpness,
        "strange_nats": round(strange_nats, POINT_DECIMALS),
        "components": components,
    }
    write_json(file, content, indent=None)


def as_the_page_has(codes: Tensor) -> Tensor:
    """Codes of any shape as they are once in_units has rounded them."""
    return ((codes.double() / CODE_UNIT).round() * CODE_UNIT).float()


def in_units(numbers: list[Any], unit: float = CODE_UNIT) -> list[Any]:
    """A code, or nested lists of them, in whole numbers of the unit."""
    return [in_units(n, unit) if isinstance(n, list) else round(n / unit) for n in numbers]
