"""A source of raw MNIST -> data/: four verified idx files and the validation split."""

import torch

from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.download.mnist import fetch_mnist, write_split


def main() -> None:
    params = load_params()
    source = fetch_mnist()
    generator = torch.Generator().manual_seed(params.seed)
    write_split(params.prepare_mnist.validation_size, generator)
    print(f"MNIST from {source}: all four files verified")


if __name__ == "__main__":
    run_stage(main)
