"""A denoising autoencoder beside the VAE: what it costs that codes have a distribution.

Run as `python -m tools.denoiser`, which `make denoiser` does: the baseline autoencoder goes through
the second training of the VAE, on the same noise (Vincent et al. 2008). Its PSNR, of pictures as
they are shown, goes to docs/denoiser.json beside that of what ships.
"""

from pathlib import Path

from blenddigits.core import paths
from blenddigits.core.files import write_json
from blenddigits.core.params import Params, load_params
from blenddigits.core.stage import run_program
from blenddigits.data.data_set import load_data_set
from blenddigits.data.noise import noise_on_some
from blenddigits.data.splits import Splits, load_splits
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.checkpoint import load_model
from blenddigits.models.compute import compute_facts, seeded_generator, set_up_torch
from blenddigits.training.loop import fit
from blenddigits.training.metrics import psnr_by_noise
from blenddigits.training.objectives import autoencoder_objective
from blenddigits.training.sharpness import sharpen

RESULTS = Path("docs") / "denoiser.json"


def fit_denoiser(ae: Autoencoder, splits: Splits, params: Params) -> None:
    """Train it to give the clean image for a noisy one, as finetune_noisy trains the VAE."""
    cfg, generator = params.finetune_noisy, seeded_generator(params.seed, splits.test_x.device)
    objective = autoencoder_objective(ae, noise_on_some(cfg))
    fit(ae, objective, splits.train, splits.validation_x, cfg, params.compute, generator)
    sharpen(ae, splits.train, generator)


def main() -> None:
    """Train it, measure both, and write docs/denoiser.json."""
    params = load_params()
    device = set_up_torch(params.compute)
    splits = load_splits(load_data_set(), params.finetune_noisy.batch_size, device)
    ae = load_model(Autoencoder, paths.AE_MODEL, params.latent_dim, "train_ae_baseline").to(device)
    vae = load_model(VAE, paths.FINETUNED_MODEL, params.latent_dim, "finetune_noisy").to(device)
    fit_denoiser(ae, splits, params)
    psnr_db = {
        name: psnr_by_noise(model, splits.test_x, seeded_generator(params.seed, device))
        for name, model in (("denoising_autoencoder", ae), ("vae", vae))
    }
    write_json(RESULTS, {"psnr_db": psnr_db} | compute_facts(params.compute))
    for name, by_noise in psnr_db.items():
        print(f"{name}: {' / '.join(f'{db:.2f}' for db in by_noise.values())} dB")


if __name__ == "__main__":
    run_program(main)
