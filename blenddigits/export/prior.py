"""The prior as plain numbers with a digit for each component: codes are drawn of it without torch.

`prior.safetensors` holds `means` and `logvars` (components, latent), `weights` (components), which
sum to 1, and `digits` (components): each that of most training codes which the component explains,
or NO_DIGIT where it explains none.
"""

from pathlib import Path

import torch
from jaxtyping import Float, Int64
from safetensors.torch import save
from torch import Tensor

from blenddigits.core.files import write_bytes
from blenddigits.data.images import Codes, Labels
from blenddigits.inference.prior import NO_DIGIT
from blenddigits.models.codes import CODED_AT_ONCE
from blenddigits.models.prior import GaussianMixture, Prior, StandardNormal

LEAST_VOTES = 1e-6  # of all training codes together: below it a component explains none


def save_prior(path: Path, prior: Prior, codes: Codes, labels: Labels) -> None:
    """Write the prior; `codes` are those of training images that show `labels`.

    N(0, I) is a single component of no digit.
    """
    write_bytes(path, save(prior_numbers(prior, codes, labels)))


@torch.no_grad()
def prior_numbers(prior: Prior, codes: Codes, labels: Labels) -> dict[str, Tensor]:
    """What the file holds."""
    if isinstance(prior, StandardNormal):
        return {
            "means": torch.zeros(1, prior.latent_dim),
            "logvars": torch.zeros(1, prior.latent_dim),
            "weights": torch.ones(1),
            "digits": torch.tensor([NO_DIGIT]),
        }
    return {
        "means": prior.means.detach().cpu(),
        "logvars": prior.logvars.detach().cpu(),
        "weights": prior.logits.softmax(dim=0).cpu(),
        "digits": component_digits(prior, codes, labels).cpu(),
    }


@torch.no_grad()
def component_digits(
    prior: GaussianMixture, codes: Codes, labels: Labels
) -> Int64[Tensor, " components"]:
    """The digit of each component: that of most codes, each counted by its responsibility."""
    classes = int(labels.max()) + 1
    votes: Float[Tensor, "classes components"] = torch.zeros(
        classes, prior.components, dtype=torch.float64, device=codes.device
    )
    for z, digits in zip(codes.split(CODED_AT_ONCE), labels.split(CODED_AT_ONCE), strict=True):
        votes.index_add_(0, digits, prior.responsibilities(z).double())
    return votes.argmax(dim=0).where(votes.sum(dim=0) > LEAST_VOTES, NO_DIGIT)
