"""MNIST's images straight from the raw files; all it needs of an environment is torch."""

from pathlib import Path

import torch
from torch import Tensor

from blenddigits.core import paths

HEADER = 16  # bytes before the pixels
TRAIN = paths.MNIST_RAW / "train-images-idx3-ubyte"
TEST = paths.MNIST_RAW / "t10k-images-idx3-ubyte"


def read_images(path: Path) -> Tensor:
    """All images of a file as float32 in [0, 1], of shape (n, 1, 28, 28)."""
    content = torch.from_file(str(path), size=path.stat().st_size, dtype=torch.uint8)
    return content[HEADER:].reshape(-1, 1, 28, 28).to(torch.float32).div_(255)
