"""The running average of a model's weights, which is better than the last of them."""

import torch
from torch import nn
from torch.optim.swa_utils import get_ema_multi_avg_fn


class WeightAverage:
    """An exponential moving average of a model's parameters."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self._weights = [weight.detach() for weight in model.parameters()]
        self._averages = [weight.clone() for weight in self._weights]
        self._decay = decay
        self._updates = 0

    def update(self) -> None:
        """Take in the present weights; at first with a short memory, to forget the initial ones."""
        decay = min(self._decay, (1 + self._updates) / (10 + self._updates))
        get_ema_multi_avg_fn(decay)(self._averages, self._weights, self._updates)
        self._updates += 1

    @torch.no_grad()
    def apply(self) -> None:
        """Give the model the averages for its weights."""
        for weight, average in zip(self._weights, self._averages, strict=True):
            weight.copy_(average)
