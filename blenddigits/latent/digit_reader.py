"""Which digit a code stands for, as far as the code alone tells: paths are led by it.

It is not the judge, who looks at pictures and on whom nothing is built.
"""

from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn import functional as F
from torch.optim.lr_scheduler import OneCycleLR

from blenddigits.core.params import ReaderParams
from blenddigits.data.images import Codes, Labels

Points = Float[Tensor, "... latent"]
Hidden = Float[Tensor, "... hidden"]
Shares = Float[Tensor, "... classes"]

LEAST_CERTAINTY = 0.01  # keeps the way uphill finite where no wanted digit is near


class DigitReader(NamedTuple):
    """The weights of two layers, with SiLU between them and a softmax at the end."""

    into_hidden: Float[Tensor, "hidden latent"]
    hidden_bias: Float[Tensor, " hidden"]
    into_classes: Float[Tensor, "classes hidden"]
    class_bias: Float[Tensor, " classes"]

    def shares(self, codes: Points) -> Shares:
        """The probability of each digit: rows of 1 in all."""
        return self.logits(codes).softmax(dim=-1)

    def logits(self, codes: Points) -> Shares:
        """The logarithm of each digit's probability, up to a constant."""
        return self._classes(F.silu(self._hidden(codes)))

    def uphill(self, codes: Points, wanted: Shares) -> Points:
        """The gradient of log(sum over the digits of wanted * shares ** 2) at the codes.

        The sum is how likely two draws from the shares agree on a wanted digit: 1 where the reader
        is certain. Written out, as an exported model differentiates nothing by itself.
        """
        before = self._hidden(codes)
        gate = torch.sigmoid(before)
        shares = self._classes(before * gate).softmax(dim=-1)
        squares = wanted * shares.square()
        certainty = squares.sum(dim=-1, keepdim=True)
        by_logits = 2 * (squares - shares * certainty) / (certainty + LEAST_CERTAINTY)
        by_hidden = by_logits @ self.into_classes
        return (by_hidden * gate * (1 + before * (1 - gate))) @ self.into_hidden

    def _hidden(self, codes: Points) -> Hidden:
        return F.linear(codes, self.into_hidden, self.hidden_bias)

    def _classes(self, hidden: Hidden) -> Shares:
        return F.linear(hidden, self.into_classes, self.class_bias)


def fit_reader(
    codes: Codes, labels: Labels, classes: int, cfg: ReaderParams, seed: int
) -> DigitReader:
    """A reader that has learned these codes by cross-entropy, with Adam and a one-cycle rate."""
    generator = torch.Generator().manual_seed(seed)
    reader = _untrained(codes.shape[1], classes, cfg.hidden, generator)
    batch_size = min(cfg.batch_size, len(codes))
    batches = len(codes) // batch_size
    optimizer = torch.optim.Adam(list(reader), lr=cfg.max_lr)
    schedule = OneCycleLR(optimizer, cfg.max_lr, total_steps=cfg.epochs * batches)
    for _ in range(cfg.epochs):
        order = torch.randperm(len(codes), generator=generator)
        for chosen in order[: batches * batch_size].split(batch_size):
            loss = F.cross_entropy(reader.logits(codes[chosen]), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return DigitReader(*(part.detach() for part in reader))


def _untrained(
    latent_dim: int, classes: int, hidden: int, generator: torch.Generator
) -> DigitReader:
    """Random weights of a spread that keeps the outputs of a layer as large as its inputs."""

    def weights(outputs: int, inputs: int) -> Tensor:
        return torch.randn(outputs, inputs, generator=generator) / inputs**0.5

    parts = (
        weights(hidden, latent_dim),
        torch.zeros(hidden),
        weights(classes, hidden),
        torch.zeros(classes),
    )
    return DigitReader(*(part.requires_grad_() for part in parts))
