"""Training progress: a bar on a terminal, one plain line an epoch elsewhere."""

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

from tqdm import tqdm

Batch = TypeVar("Batch", bound=Sized)


class Progress:
    """Counts images while an epoch runs and reports its loss."""

    def __init__(self, epochs: int) -> None:
        self._epochs = epochs
        self._on_terminal = sys.stderr.isatty()

    def watch(self, epoch: int, batches: Iterable[Batch], count: int) -> Iterator[Batch]:
        """The same batches, counted."""
        self._title = f"epoch {epoch:>2}/{self._epochs}"
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
        """Leave one line with the epoch's losses (nats per image) and its speed."""
        speed = self._images / (time.perf_counter() - self._start)
        print(
            f"{self._title}  loss {loss:7.2f}  validation {validation_loss:7.2f}"
            f"  {speed:8,.0f} images/s",
            flush=True,
        )
