"""Images that stay in their file, as bytes, until they are asked for: there may be any number."""

import numpy as np
import torch
from jaxtyping import Int64, UInt8
from torch import Tensor

from blenddigits.data.idx import give_back
from blenddigits.data.order import WINDOW_BYTES, shuffled

Positions = Int64[Tensor, " _"]
Rows = Int64[np.ndarray, " n"]


class StoredImages:
    """Some of the images of a file, or all of them: used like an array, and read like one.

    What was read does not stay in this process's memory; the system keeps as much of the file at
    hand as it has room for.
    """

    def __init__(self, file: UInt8[np.ndarray, "all side side"], rows: Rows | None = None) -> None:
        self._file = file
        self._rows = np.arange(len(file)) if rows is None else rows
        self._bytes_since_given_back = 0

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def side(self) -> int:
        """Pixels of an image's height and width."""
        return self._file.shape[-1]

    def __getitem__(self, chosen: slice | Positions) -> UInt8[Tensor, "_ 1 side side"]:
        """Those at these positions, in their order, read into memory."""
        rows = self._rows[chosen.cpu().numpy() if isinstance(chosen, Tensor) else chosen]
        images = torch.from_numpy(self._file.take(rows, axis=0)).unsqueeze(1)
        self._bytes_since_given_back += images.nbytes
        if self._bytes_since_given_back > WINDOW_BYTES:
            give_back(self._file)
            self._bytes_since_given_back = 0
        return images

    def part(self, first: int, last: int) -> "StoredImages":
        """Those from `first` to before `last`, not read yet."""
        return StoredImages(self._file, self._rows[first:last])

    def batches(self, batch_size: int, generator: torch.Generator) -> tuple[Positions, ...]:
        """The positions of whole batches, by chance; those of a last odd one are left out."""
        order = shuffled(len(self), self.side**2, generator)
        return order[: len(self) // batch_size * batch_size].split(batch_size)
