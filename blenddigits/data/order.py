"""In which order images are drawn: by chance, and yet so that a file of any size is read well.

Batches from all over a file that is larger than memory would wait for the disk at every image. Such
a file is drawn window by window: blocks that are chosen by chance, and their images mixed.
"""

import torch
from jaxtyping import Int64
from torch import Tensor

WINDOW_BYTES = 2**28  # that are mixed; a data set which is no larger is mixed as a whole
BLOCK_BYTES = 2**23  # that lie beside each other in the file: systems read ahead by as much

Positions = Int64[Tensor, " _"]


def shuffled(count: int, image_bytes: int, generator: torch.Generator) -> Positions:
    """Each of `count` positions once, on the generator's device."""
    if count * image_bytes <= WINDOW_BYTES:
        return _permutation(count, generator)
    size = max(1, BLOCK_BYTES // image_bytes)
    blocks = _permutation(-(-count // size), generator)
    in_window = max(1, WINDOW_BYTES // (size * image_bytes))
    windows = (_positions_in(window, size, count) for window in blocks.split(in_window))
    return torch.cat([window[_permutation(len(window), generator)] for window in windows])


def _positions_in(blocks: Positions, size: int, count: int) -> Positions:
    """Of all images of these blocks; the last block of a file may be shorter."""
    positions = (blocks[:, None] * size + torch.arange(size, device=blocks.device)).flatten()
    return positions[positions < count]


def _permutation(count: int, generator: torch.Generator) -> Positions:
    return torch.randperm(count, generator=generator, device=generator.device)
