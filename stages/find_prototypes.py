"""data/, artifacts/vae_finetuned/ -> artifacts/prototypes.safetensors: codes to go over."""

from blenddigits.core import paths
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.images import to_intensities
from blenddigits.data.mnist import load_split
from blenddigits.latent.prototypes import find_prototypes, save_prototypes
from blenddigits.models.autoencoders import VAE
from blenddigits.models.checkpoint import load_model
from blenddigits.models.codes import mean_codes
from blenddigits.models.compute import set_up_torch


def main() -> None:
    params = load_params()
    device = set_up_torch(params.compute)
    vae = load_model(VAE, paths.FINETUNED_MODEL, params.latent_dim, "finetune_noisy").to(device)
    images, labels = load_split("train")
    codes = mean_codes(vae, to_intensities(images).to(device))
    prototypes = find_prototypes(codes, labels, params.find_prototypes, params.seed)
    save_prototypes(paths.PROTOTYPES, prototypes)


if __name__ == "__main__":
    run_stage(main)
