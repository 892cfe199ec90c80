"""data/, artifacts/vae_finetuned/ -> artifacts/prototypes.safetensors: codes to go over."""

from blenddigits import paths
from blenddigits.checkpoint import load_model
from blenddigits.compute import set_up_torch
from blenddigits.evaluation import mean_codes
from blenddigits.mnist import load_split
from blenddigits.models import VAE
from blenddigits.params import load_params
from blenddigits.pixels import to_intensities
from blenddigits.prototypes import find_prototypes, save_prototypes
from blenddigits.stage import run_stage


def main() -> None:
    params = load_params()
    device = set_up_torch(params.compute)
    vae = load_model(VAE, paths.FINETUNED_MODEL, params.latent_dim, "finetune_noisy").to(device)
    images, labels = load_split("train")
    codes = mean_codes(vae, to_intensities(images).to(device))
    save_prototypes(paths.PROTOTYPES, find_prototypes(codes, labels, params.path, params.seed))


if __name__ == "__main__":
    run_stage(main)
