"""Training progress: a bar on a terminal, one plain line an epoch elsewhere."""

import math
import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

from tqdm import tqdm

from blenddigits.core.errors import UserError

Batch = TypeVar("Batch", bound=Sized)


class Progress:
    """Counts images while an epoch runs and reports its loss."""

    def __init__(self, epochs: int, max_lr: float) -> None:
        self._epochs, self._max_lr = epochs, max_lr
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()

    def watch(self, epoch: int, batches: Iterable[Batch], count: int) -> Iterator[Batch]:
        """The same batches, counted."""
        self._epoch, self._title = epoch, f"epoch {epoch:>2}/{self._epochs}"
        self._images, self._start = 0, time.perf_counter()
        with tqdm(
            total=count,
            desc=self._title,
            unit=" batches",
            leave=False,
            disable=not self._on_terminal,
        ) as self._bar:
            for x in batches:
                yield x
                self._images += len(x)
                self._bar.update()

    def show_loss(self, loss: float) -> None:
        """Put the running mean beside the bar."""
        self._bar.set_postfix(loss=f"{loss:.2f}", refresh=False)

    def end_epoch(self, loss: float, validation_loss: float) -> None:
        """Leave one line with the epoch's losses (nats per image) and its speed.

        Raises UserError when one of them is no longer a number.
        """
        if not (math.isfinite(loss) and math.isfinite(validation_loss)):
            raise UserError(
                f"training diverged in epoch {self._epoch}: the loss is {loss}, on the validation "
                f"images {validation_loss}; lower max_lr (now {self._max_lr}) in params.yaml"
            )
        speed = self._images / (time.perf_counter() - self._start)
        print(
            f"{self._title}  loss {loss:7.2f}  validation {validation_loss:7.2f}"
            f"  {speed:8,.0f} images/s",
            flush=True,
        )
