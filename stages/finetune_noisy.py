"""data/, artifacts/vae/ -> artifacts/vae_finetuned/: the VAE taught to see through noise."""

from blenddigits.core import paths
from blenddigits.core.files import write_csv, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.limits import checked_data_set
from blenddigits.data.noise import noise_on_some
from blenddigits.data.splits import load_splits
from blenddigits.figures.rows import save_rows
from blenddigits.models.autoencoders import VAE
from blenddigits.models.checkpoint import load_model, save_model
from blenddigits.models.compute import compute_facts, seeded_generator, set_up_torch
from blenddigits.models.processes import leave_the_rest_to_the_first, on_all_processes
from blenddigits.training.loop import fit
from blenddigits.training.metrics import denoising_rows, vae_metrics
from blenddigits.training.objectives import vae_objective
from blenddigits.training.sharpness import sharpen


def main() -> None:
    params = load_params()
    device, data = set_up_torch(params.compute), checked_data_set(params)
    cfg = fitted(params.finetune_noisy, data, params.compute.processes)
    splits = load_splits(data, cfg.batch_size, device)
    vae = load_model(VAE, paths.VAE_MODEL, params.latent_dim, "train_vae").to(device)

    generator = seeded_generator(params.seed, device)
    objective = vae_objective(vae, cfg.beta, noise_on_some(cfg))
    curves = fit(vae, objective, splits.train, splits.validation_x, cfg, params.compute, generator)
    leave_the_rest_to_the_first()
    vae.round_weights(cfg.weight_bits)
    sharpen(vae, splits.train, generator)
    save_model(paths.FINETUNED_MODEL, vae)
    write_csv(paths.FINETUNED_CURVES, curves)

    metrics = vae_metrics(vae, splits, seeded_generator(params.seed, device))
    write_json(paths.FINETUNED_METRICS, {"denoising": metrics | compute_facts(params.compute)})
    generator = seeded_generator(params.seed, device)
    save_rows(paths.FINETUNED_DENOISING, denoising_rows(vae, splits.examples, generator))


if __name__ == "__main__":
    run_stage(on_all_processes(main))
