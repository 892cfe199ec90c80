"""The two networks: a plain autoencoder and the variational autoencoder."""

import math

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from blenddigits.data.draws import normal
from blenddigits.data.idx import USUAL_SIDE
from blenddigits.data.images import Codes, Images, PerImage
from blenddigits.models.prior import Prior, StandardNormal
from blenddigits.models.quantization import WHOLE, round_weights

Hidden = Float[Tensor, "batch hidden"]


class ResidualBlock(nn.Module):
    """x + Linear(SiLU(LayerNorm(x))): pre-activation (He et al. 2016, arXiv 1603.05027)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.change = nn.Sequential(nn.LayerNorm(width), nn.SiLU(), nn.Linear(width, width))

    def forward(self, x: Hidden) -> Hidden:
        """The input and what the block adds to it."""
        return x + self.change(x)


class TiedNetwork(nn.Module):
    """Images to `outputs` numbers, of which the first are a code, and codes back to images.

    The matrix between pixels and hidden units, the largest by far, serves both ways: transposed
    it is the decoder's last layer. What that saves is spent on width.

    The encoder looks twice, at its second look also at what the picture of its first code misses
    (iterative amortized inference, Marino et al. 2018, arXiv 1807.09356). The same matrix makes of
    that the gradient of the likelihood in the decoder's last hidden layer.
    """

    def __init__(self, hidden_dim: int, latent_dim: int, outputs: int, side: int) -> None:
        super().__init__()
        self.latent_dim, self.side = latent_dim, side
        self.from_pixels = nn.Linear(side**2, hidden_dim)
        self.correction = nn.Parameter(torch.zeros(hidden_dim))
        self.encoder = nn.Sequential(
            ResidualBlock(hidden_dim),
            nn.LayerNorm(hidden_dim),
            nn.SiLU(),
            nn.Linear(hidden_dim, outputs),
        )
        self.decoder = nn.Sequential(
            nn.Linear(latent_dim, hidden_dim),
            ResidualBlock(hidden_dim),
            nn.LayerNorm(hidden_dim),
            nn.SiLU(),
        )
        self.gain = nn.Parameter(torch.ones(hidden_dim))
        self.pixel_bias = nn.Parameter(torch.zeros(side**2))

    def encode(self, x: Images) -> Float[Tensor, "batch outputs"]:
        """The numbers that describe images in [0, 1]."""
        pixels = x.flatten(1)
        seen = self.from_pixels(pixels)
        first_code = self.encoder(seen)[:, : self.latent_dim]
        missed = pixels - torch.sigmoid(self.decode(first_code)).flatten(1)
        return self.encoder(seen + self.correction * F.linear(missed, self.from_pixels.weight))

    def decode(self, z: Codes) -> Images:
        """Logits of the images that the codes stand for."""
        hidden = self.decoder(z) * self.gain
        x_logits = F.linear(hidden, self.from_pixels.weight.t(), self.pixel_bias)
        return x_logits.unflatten(1, (1, self.side, self.side))


class DigitModel(nn.Module):
    """What both models share: the network, its decoder, and how its pictures are shown."""

    def __init__(self, hidden_dim: int, latent_dim: int, outputs: int, side: int) -> None:
        super().__init__()
        self.hidden_dim, self.latent_dim, self.side = hidden_dim, latent_dim, side
        self.network = TiedNetwork(hidden_dim, latent_dim, outputs, side)
        self.weight_bits = WHOLE
        self._sharpness = 1.0

    @property
    def sharpness(self) -> float:
        """By what the logits of a picture that is shown are multiplied; see sharpness.py."""
        return self._sharpness

    @sharpness.setter
    def sharpness(self, value: float) -> None:
        if not (value > 0 and math.isfinite(value)):
            raise ValueError(f"sharpness: expected a finite number above 0, found {value}")
        self._sharpness = value

    def round_weights(self, bits: int) -> None:
        """Round the network's matrices to so many bits; see quantization.py."""
        round_weights(self.network, bits)
        self.weight_bits = bits

    def decode(self, z: Codes) -> Images:
        """Logits of the images that the codes stand for: what the likelihood is made of."""
        return self.network.decode(z)

    def show(self, z: Codes) -> Images:
        """The pictures that the codes stand for: intensities in [0, 1]."""
        return torch.sigmoid(self.sharpness * self.decode(z))


class Autoencoder(DigitModel):
    """Image to code to image, without a distribution: the control beside the VAE."""

    def __init__(self, hidden_dim: int, latent_dim: int, *, side: int = USUAL_SIDE) -> None:
        super().__init__(hidden_dim, latent_dim, outputs=latent_dim, side=side)

    def encode(self, x: Images) -> Codes:
        """The codes of images in [0, 1]."""
        return self.network.encode(x)

    def forward(self, x: Images) -> Images:
        """Logits of the reconstructions."""
        return self.decode(self.encode(x))


class VAE(DigitModel):
    """The variational autoencoder of Kingma & Welling 2014 with a Gaussian q(z|x).

    Its prior is N(0, I) unless another is given. Raises ValueError for a prior of another size.
    """

    def __init__(
        self,
        hidden_dim: int,
        latent_dim: int,
        prior: Prior | None = None,
        *,
        side: int = USUAL_SIDE,
    ) -> None:
        super().__init__(hidden_dim, latent_dim, outputs=2 * latent_dim, side=side)
        self.prior: Prior = prior or StandardNormal(latent_dim)
        if self.prior.latent_dim != latent_dim:
            raise ValueError(
                f"a prior with latent_dim {self.prior.latent_dim} does not fit a VAE with "
                f"latent_dim {latent_dim}"
            )

    def encode(self, x: Images) -> tuple[Codes, Codes]:
        """mu and logvar of q(z|x) for images in [0, 1]."""
        mu, logvar = self.network.encode(x).chunk(2, dim=1)
        return mu, logvar

    def reparameterize(self, mu: Codes, logvar: Codes, generator: torch.Generator) -> Codes:
        """A draw z from N(mu, exp(logvar)) through which gradients flow."""
        return mu + torch.exp(0.5 * logvar) * normal(mu.shape, generator)

    def forward(self, x: Images, generator: torch.Generator) -> tuple[Images, PerImage]:
        """x_logits of a sampled code, and KL(q(z|x) || prior) in nats."""
        mu, logvar = self.encode(x)
        z = self.reparameterize(mu, logvar, generator)
        return self.decode(z), self.prior.kl(mu.float(), logvar.float(), z.float())


def count_parameters(model: nn.Module) -> int:
    """How many numbers training may change."""
    return sum(parameter.numel() for parameter in model.parameters())
