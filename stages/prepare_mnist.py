"""A source of raw MNIST -> data/: four verified idx files, what they are, and the split."""

import torch

from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.data_set import save_data_set
from blenddigits.download.mnist import fetch_mnist, write_split
from blenddigits.download.published import find_data_set


def main() -> None:
    params = load_params()
    data = find_data_set(params.dataset.name)
    source = fetch_mnist()
    generator = torch.Generator().manual_seed(params.seed)
    write_split(params.prepare_mnist.validation_size, generator)
    save_data_set(data)
    print(f"{data.title} from {source}: all four files verified")


if __name__ == "__main__":
    run_stage(main)
