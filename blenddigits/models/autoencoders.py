"""The two networks: a plain autoencoder and the variational autoencoder."""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from blenddigits.data.idx import SIDE
from blenddigits.data.images import PIXELS, Codes, Images

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
    """Images to `outputs` numbers, and codes back to images.

    The matrix between pixels and hidden units, the largest by far, serves both ways: transposed
    it is the decoder's last layer. What that saves is spent on width.
    """

    def __init__(self, hidden_dim: int, latent_dim: int, outputs: int) -> None:
        super().__init__()
        self.from_pixels = nn.Linear(PIXELS, hidden_dim)
        self.encoder = nn.Sequential(
            ResidualBlock(hidden_dim),
            nn.LayerNorm(hidden_dim),
            nn.SiLU(),
            nn.Linear(hidden_dim, outputs),
        )
        self.decoder = nn.Sequential(
            nn.Linear(latent_dim, hidden_dim),
            ResidualBlock(hidden_dim),
            ResidualBlock(hidden_dim),
            nn.LayerNorm(hidden_dim),
            nn.SiLU(),
        )
        self.gain = nn.Parameter(torch.ones(hidden_dim))
        self.pixel_bias = nn.Parameter(torch.zeros(PIXELS))

    def encode(self, x: Images) -> Float[Tensor, "batch outputs"]:
        """The numbers that describe images in [0, 1]."""
        return self.encoder(self.from_pixels(x.flatten(1)))

    def decode(self, z: Codes) -> Images:
        """Logits of the images that the codes stand for."""
        hidden = self.decoder(z) * self.gain
        x_logits = F.linear(hidden, self.from_pixels.weight.t(), self.pixel_bias)
        return x_logits.unflatten(1, (1, SIDE, SIDE))


class Autoencoder(nn.Module):
    """Image to code to image, without a distribution: the control beside the VAE."""

    def __init__(self, hidden_dim: int, latent_dim: int) -> None:
        super().__init__()
        self.hidden_dim, self.latent_dim = hidden_dim, latent_dim
        self.network = TiedNetwork(hidden_dim, latent_dim, outputs=latent_dim)

    def encode(self, x: Images) -> Codes:
        """The codes of images in [0, 1]."""
        return self.network.encode(x)

    def decode(self, z: Codes) -> Images:
        """Logits of the images that the codes stand for."""
        return self.network.decode(z)

    def forward(self, x: Images) -> Images:
        """Logits of the reconstructions."""
        return self.decode(self.encode(x))


class VAE(nn.Module):
    """The variational autoencoder of Kingma & Welling 2014 with a Gaussian q(z|x)."""

    def __init__(self, hidden_dim: int, latent_dim: int) -> None:
        super().__init__()
        self.hidden_dim, self.latent_dim = hidden_dim, latent_dim
        self.network = TiedNetwork(hidden_dim, latent_dim, outputs=2 * latent_dim)

    def encode(self, x: Images) -> tuple[Codes, Codes]:
        """mu and logvar of q(z|x) for images in [0, 1]."""
        mu, logvar = self.network.encode(x).chunk(2, dim=1)
        return mu, logvar

    def reparameterize(self, mu: Codes, logvar: Codes, generator: torch.Generator) -> Codes:
        """A draw z from N(mu, exp(logvar)) through which gradients flow."""
        eps = torch.randn(mu.shape, generator=generator, device=mu.device)
        return mu + torch.exp(0.5 * logvar) * eps

    def decode(self, z: Codes) -> Images:
        """Logits of the images that the codes stand for."""
        return self.network.decode(z)

    def forward(self, x: Images, generator: torch.Generator) -> tuple[Images, Codes, Codes]:
        """x_logits of a sampled code, and mu and logvar of q(z|x)."""
        mu, logvar = self.encode(x)
        return self.decode(self.reparameterize(mu, logvar, generator)), mu, logvar


def count_parameters(model: nn.Module) -> int:
    """How many numbers training may change."""
    return sum(parameter.numel() for parameter in model.parameters())
