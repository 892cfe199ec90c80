"""The priors of a VAE's codes: N(0, I), and a mixture of Gaussians learned with the weights."""

import torch
from jaxtyping import Float
from torch import Tensor, nn

from blenddigits.core.errors import UserError
from blenddigits.core.params import PriorParams
from blenddigits.data.images import Codes, PerImage
from blenddigits.models.elbo import LOG_2PI, kl_to_standard_normal, log_normal

Responsibilities = Float[Tensor, "batch components"]

SMALLEST_VARIANCE = 1e-4  # of a component along an axis: below it stands on a point


class StandardNormal(nn.Module):
    """N(0, I): nothing to learn, and a KL in closed form."""

    components = 0

    def __init__(self, latent_dim: int) -> None:
        super().__init__()
        self.latent_dim = latent_dim

    def log_prob(self, z: Codes) -> PerImage:
        """The logarithm of the density at each code, in nats."""
        return -0.5 * (LOG_2PI + z.square()).sum(dim=1)

    def kl(self, mu: Codes, logvar: Codes, _: Codes) -> PerImage:
        """KL(N(mu, exp(logvar)) || N(0, I)), in nats."""
        return kl_to_standard_normal(mu, logvar)

    @torch.no_grad()
    def sample(self, count: int, generator: torch.Generator) -> Codes:
        """`count` codes, on the generator's device."""
        shape = (count, self.latent_dim)
        return torch.randn(shape, generator=generator, device=generator.device)

    def check(self) -> None:
        """Nothing can go wrong with it."""


class GaussianMixture(nn.Module):
    """A mixture of Gaussians with diagonal covariances; it starts from random means.

    Tomczak & Welling 2018 (arXiv 1705.07120) call it MoG; its means, variances and weights are
    learned together with the encoder and the decoder.
    """

    def __init__(self, components: int, latent_dim: int) -> None:
        super().__init__()
        if components < 1:
            raise ValueError(f"components: expected 1 or more, found {components}")
        self.latent_dim, self.components = latent_dim, components
        self.means = nn.Parameter(torch.randn(components, latent_dim))
        self.logvars = nn.Parameter(torch.zeros(components, latent_dim))
        self.logits = nn.Parameter(torch.zeros(components))  # of the weights

    def log_prob(self, z: Codes) -> PerImage:
        """The logarithm of the density at each code, in nats."""
        return self._log_joint(z).logsumexp(dim=1)

    def responsibilities(self, z: Codes) -> Responsibilities:
        """How likely each component is to have made each code: rows of 1 in all."""
        return self._log_joint(z).softmax(dim=1)

    def kl(self, mu: Codes, logvar: Codes, z: Codes) -> PerImage:
        """An estimate of KL(q || mixture), which has no closed form, by one sample z of each q."""
        return log_normal(z, mu, logvar) - self.log_prob(z)

    @torch.no_grad()
    def sample(self, count: int, generator: torch.Generator) -> Codes:
        """`count` codes, on the generator's device."""
        weights = self.logits.softmax(dim=0)
        chosen = torch.multinomial(weights, count, replacement=True, generator=generator)
        mean, std = self.means[chosen], (0.5 * self.logvars[chosen]).exp()
        return mean + std * torch.randn(mean.shape, generator=generator, device=mean.device)

    @torch.no_grad()
    def check(self) -> None:
        """Raise UserError when a component has collapsed to a point."""
        smallest = float(self.logvars.min().exp())
        if not smallest >= SMALLEST_VARIANCE:  # nor a number
            component = int(self.logvars.min(dim=1).values.argmin())
            raise UserError(
                f"component {component} of the prior has collapsed to a point: a variance of "
                f"{smallest:.1e}; lower max_lr or prior.components in params.yaml"
            )

    def _log_joint(self, z: Codes) -> Float[Tensor, "batch components"]:
        """log of weight times density, for each component.

        The square is multiplied out: a product of matrices in place of batch * components * latent
        differences. In float32, whatever training multiplies in: the parts are large and cancel.
        """
        with torch.autocast(z.device.type, enabled=False):
            precisions = (-self.logvars).exp()
            constant = self.logits.log_softmax(dim=0) - 0.5 * (
                LOG_2PI + self.logvars + self.means.square() * precisions
            ).sum(dim=1)
            powers = torch.cat([z.square(), z], dim=1).float()
            factors = torch.cat([-0.5 * precisions, self.means * precisions], dim=1)
            return torch.addmm(constant, powers, factors.T)


Prior = StandardNormal | GaussianMixture


def make_prior(cfg: PriorParams, latent_dim: int) -> Prior:
    """The prior that params.yaml asks for, not yet trained."""
    if cfg.kind == "standard":
        return StandardNormal(latent_dim)
    return GaussianMixture(cfg.components, latent_dim)


def check_components(cfg: PriorParams, images: int) -> None:
    """Raise UserError unless there are enough training images for the components.

    One that no code can be of is never learned.
    """
    if cfg.kind == "mixture" and cfg.components > images:
        raise UserError(
            f"prior.components {cfg.components} is above the {images} codes of the training images"
        )
