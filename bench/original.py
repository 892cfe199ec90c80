"""The original project's model and loss, rebuilt from their sizes."""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn import functional as F

from bench.settings import ORIGINAL_HIDDEN, ORIGINAL_LATENT, ORIGINAL_LR
from blenddigits.data.idx import USUAL_SIDE
from blenddigits.data.images import Codes, Images
from blenddigits.models.codes import CODED_AT_ONCE
from blenddigits.models.elbo import binary_cross_entropy, kl_to_standard_normal


class OriginalVae(nn.Module):
    """Two hidden ReLU layers on each side: 784-400-400-(200, 200) and 200-400-400-784."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Flatten(),
            nn.Linear(USUAL_SIDE**2, ORIGINAL_HIDDEN),
            nn.ReLU(),
            nn.Linear(ORIGINAL_HIDDEN, ORIGINAL_HIDDEN),
            nn.ReLU(),
        )
        self.mu = nn.Linear(ORIGINAL_HIDDEN, ORIGINAL_LATENT)
        self.logvar = nn.Linear(ORIGINAL_HIDDEN, ORIGINAL_LATENT)
        self.decoder = nn.Sequential(
            nn.Linear(ORIGINAL_LATENT, ORIGINAL_HIDDEN),
            nn.ReLU(),
            nn.Linear(ORIGINAL_HIDDEN, ORIGINAL_HIDDEN),
            nn.ReLU(),
            nn.Linear(ORIGINAL_HIDDEN, USUAL_SIDE**2),
            nn.Unflatten(1, (1, USUAL_SIDE, USUAL_SIDE)),
        )

    def forward(self, x: Images) -> tuple[Images, Codes, Codes]:
        """x_logits of a sampled code, and mu and logvar of q(z|x)."""
        hidden = self.encoder(x)
        mu, logvar = self.mu(hidden), self.logvar(hidden)
        z = mu + torch.exp(0.5 * logvar) * torch.randn_like(mu)
        return self.decoder(z), mu, logvar


def summed_loss(model: OriginalVae, x: Images) -> Float[Tensor, ""]:
    """-ELBO in nats, summed over the batch."""
    x_logits, mu, logvar = model(x)
    bce = F.binary_cross_entropy_with_logits(x_logits, x, reduction="sum")
    return bce - 0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())


def plain_adam(model: nn.Module) -> torch.optim.Adam:
    """Adam as it comes, with the original's learning rate."""
    return torch.optim.Adam(model.parameters(), lr=ORIGINAL_LR)


def step(model: OriginalVae, optimizer: torch.optim.Optimizer, x: Images) -> Float[Tensor, ""]:
    """Learn from one batch; returns its loss."""
    optimizer.zero_grad()
    loss = summed_loss(model, x)
    loss.backward()
    optimizer.step()
    return loss


@torch.no_grad()
def mean_neg_elbo(model: OriginalVae, x: Images) -> float:
    """-ELBO in nats per image, with one sampled code an image."""
    parts = []
    for batch in x.split(CODED_AT_ONCE):
        x_logits, mu, logvar = model(batch)
        parts.append(binary_cross_entropy(x_logits, batch) + kl_to_standard_normal(mu, logvar))
    return float(torch.cat(parts).double().mean())
