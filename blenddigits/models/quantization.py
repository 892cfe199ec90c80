"""Weights of few bits: the model that is measured is the one that the page's small files hold."""

import torch
from torch import nn

WHOLE = 32  # bits at which nothing is rounded


def largest_integer(bits: int) -> int:
    """The largest of the integers, equally many above and below zero, that `bits` bits hold."""
    return int(2 ** (bits - 1) - 1)


@torch.no_grad()
def round_weights(model: nn.Module, bits: int) -> None:
    """Round each matrix of the model, row by row, to integers of `bits` bits times one scale.

    The scale is such that the largest weight of a row stays what it is. Vectors, which are few
    numbers, stay whole; so does everything at 32 bits.
    """
    if bits == WHOLE:
        return
    for weight in model.parameters():
        if weight.ndim == 2:
            scales = weight.abs().amax(dim=1, keepdim=True) / largest_integer(bits)
            scales[scales == 0] = 1
            weight.copy_((weight / scales).round() * scales)
