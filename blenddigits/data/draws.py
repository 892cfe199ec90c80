"""Random numbers for the images of a batch, of which this process may have only a share."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor


class Share(NamedTuple):
    """Which of the equal parts of a batch, counted from 0."""

    number: int
    of: int


WHOLE = Share(0, 1)

_at_hand: ContextVar[Share] = ContextVar("share of a batch", default=WHOLE)


@contextmanager
def only_share(share: Share) -> Iterator[None]:
    """Within it, batches are this share of what is learned from at once."""
    token = _at_hand.set(share)
    try:
        yield
    finally:
        _at_hand.reset(token)


def normal(shape: Sequence[int], generator: torch.Generator) -> Float[Tensor, "..."]:
    """N(0, 1) numbers; the first axis is the batch."""
    return _of_whole_batch(torch.randn, shape, generator)


def uniform(shape: Sequence[int], generator: torch.Generator) -> Float[Tensor, "..."]:
    """Numbers in [0, 1); the first axis is the batch."""
    return _of_whole_batch(torch.rand, shape, generator)


def _of_whole_batch(
    draw: Callable[..., Tensor], shape: Sequence[int], generator: torch.Generator
) -> Tensor:
    """Those of the share at hand: all shares together get what one process would have got."""
    number, of = _at_hand.get()
    count, *others = shape
    drawn = draw(of * count, *others, generator=generator, device=generator.device)
    return drawn[number * count : (number + 1) * count]
