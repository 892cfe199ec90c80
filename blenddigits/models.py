"""The two networks: a plain autoencoder and the variational autoencoder."""

from itertools import pairwise

import torch
from jaxtyping import Float
from torch import Tensor, nn

SIDE = 28
PIXELS = SIDE * SIDE

Images = Float[Tensor, "batch 1 28 28"]
Codes = Float[Tensor, "batch latent"]


def mlp(*sizes: int) -> nn.Sequential:
    """Linear layers of these sizes with a SiLU between each two."""
    layers: list[nn.Module] = []
    for inputs, outputs in pairwise(sizes):
        layers += [nn.Linear(inputs, outputs), nn.SiLU()]
    return nn.Sequential(*layers[:-1])


def decoder_network(hidden_dim: int, latent_dim: int) -> nn.Sequential:
    """From codes to the logits of images; both models have this one."""
    layers = mlp(latent_dim, hidden_dim, hidden_dim, PIXELS)
    return layers.append(nn.Unflatten(1, (1, SIDE, SIDE)))


class Autoencoder(nn.Module):
    """Image to code to image, without a distribution: the control beside the VAE."""

    def __init__(self, hidden_dim: int, latent_dim: int) -> None:
        super().__init__()
        self.hidden_dim, self.latent_dim = hidden_dim, latent_dim
        self.encoder = nn.Sequential(nn.Flatten(), mlp(PIXELS, hidden_dim, hidden_dim, latent_dim))
        self.decoder = decoder_network(hidden_dim, latent_dim)

    def encode(self, x: Images) -> Codes:
        """The codes of images in [0, 1]."""
        return self.encoder(x)

    def decode(self, z: Codes) -> Images:
        """Logits of the images that the codes stand for."""
        return self.decoder(z)

    def forward(self, x: Images) -> Images:
        """Logits of the reconstructions."""
        return self.decode(self.encode(x))


class VAE(nn.Module):
    """The variational autoencoder of Kingma & Welling 2014 with a Gaussian q(z|x)."""

    def __init__(self, hidden_dim: int, latent_dim: int) -> None:
        super().__init__()
        self.hidden_dim, self.latent_dim = hidden_dim, latent_dim
        self.encoder = nn.Sequential(
            nn.Flatten(), mlp(PIXELS, hidden_dim, hidden_dim, 2 * latent_dim)
        )
        self.decoder = decoder_network(hidden_dim, latent_dim)

    def encode(self, x: Images) -> tuple[Codes, Codes]:
        """mu and logvar of q(z|x) for images in [0, 1]."""
        mu, logvar = self.encoder(x).chunk(2, dim=1)
        return mu, logvar

    def reparameterize(self, mu: Codes, logvar: Codes, generator: torch.Generator) -> Codes:
        """A draw z from N(mu, exp(logvar)) through which gradients flow."""
        eps = torch.randn(mu.shape, generator=generator, device=mu.device)
        return mu + torch.exp(0.5 * logvar) * eps

    def decode(self, z: Codes) -> Images:
        """Logits of the images that the codes stand for."""
        return self.decoder(z)

    def forward(self, x: Images, generator: torch.Generator) -> tuple[Images, Codes, Codes]:
        """x_logits of a sampled code, and mu and logvar of q(z|x)."""
        mu, logvar = self.encode(x)
        return self.decode(self.reparameterize(mu, logvar, generator)), mu, logvar


def count_parameters(model: nn.Module) -> int:
    """How many numbers training may change."""
    return sum(parameter.numel() for parameter in model.parameters())
