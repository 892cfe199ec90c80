"""The pictures that params.yaml names -> data/: idx files, what they are, the validation split."""

import torch

from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.limits import checked_data_set
from blenddigits.download.preparing import prepare


def main() -> None:
    params = load_params()
    generator = torch.Generator().manual_seed(params.seed)
    prepare(params.dataset, params.prepare_mnist, generator)
    checked_data_set(params)


if __name__ == "__main__":
    run_stage(main)
