"""The learning rate of a training by its steps."""

from typing import Any

from torch.optim import Optimizer
from torch.optim.lr_scheduler import OneCycleLR

RISE = 0.2  # of the steps


def one_cycle(optimizer: Optimizer, max_lr: float, steps: int, **options: Any) -> OneCycleLR:
    """Up to `max_lr` for a fifth of the steps, then down along a cosine (Smith & Topin 2019).

    `options` are those of PyTorch's OneCycleLR. That divides by the steps before the top, which of
    five are none: then the top is a little later.
    """
    rise = RISE if RISE * steps != 1 else 1.5 * RISE
    return OneCycleLR(optimizer, max_lr, total_steps=steps, pct_start=rise, **options)
