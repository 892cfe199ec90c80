"""data/, artifacts/onnx/, artifacts/prototypes.safetensors -> artifacts/digits/."""

import torch

from blenddigits import paths
from blenddigits.digits import choose_digits, write_digits, write_path
from blenddigits.mnist import load_split
from blenddigits.params import load_params
from blenddigits.pixels import to_intensities
from blenddigits.prototypes import load_prototypes
from blenddigits.runtime import open_model, run_batched
from blenddigits.stage import run_stage


def main() -> None:
    params = load_params()
    images, labels = load_split("test")
    generator = torch.Generator().manual_seed(params.seed)
    chosen = choose_digits(labels, params.sample_subset.per_digit, generator)
    prototypes = load_prototypes(paths.PROTOTYPES, params.latent_dim)
    encoder = open_model(paths.ENCODER_ONNX)
    mu = run_batched(encoder, image=to_intensities(images[chosen]).numpy())["mu"]
    write_digits(paths.DIGITS, images[chosen], labels[chosen], chosen, mu)
    write_path(paths.PATH_JSON, prototypes, params.path)


if __name__ == "__main__":
    run_stage(main)
