"""data/ -> artifacts/vae/: the variational autoencoder, trained on clean images."""

import torch

from blenddigits.core import paths
from blenddigits.core.files import write_csv, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.limits import checked_data_set
from blenddigits.data.splits import load_splits
from blenddigits.figures.rows import save_rows
from blenddigits.models.autoencoders import VAE
from blenddigits.models.checkpoint import save_model
from blenddigits.models.codes import reconstruct
from blenddigits.models.compute import compute_facts, seeded_generator, set_up_torch
from blenddigits.models.prior import check_components, make_prior
from blenddigits.models.processes import leave_the_rest_to_the_first, on_all_processes
from blenddigits.training.loop import fit
from blenddigits.training.metrics import vae_metrics
from blenddigits.training.objectives import vae_objective
from blenddigits.training.sharpness import sharpen


def main() -> None:
    params = load_params()
    device, data = set_up_torch(params.compute), checked_data_set(params)
    cfg = fitted(params.train_vae, data, params.compute.processes)
    prior_cfg = fitted(params.prior, data)
    splits = load_splits(data, cfg.batch_size, device)
    check_components(prior_cfg, splits.train_size)
    torch.manual_seed(params.seed)
    prior = make_prior(prior_cfg, params.latent_dim)
    vae = VAE(params.hidden_dim, params.latent_dim, prior, side=data.side).to(device)

    generator = seeded_generator(params.seed, device)
    objective = vae_objective(vae, cfg.beta)
    curves = fit(vae, objective, splits.train, splits.validation_x, cfg, params.compute, generator)
    leave_the_rest_to_the_first()
    sharpen(vae, splits.train, generator)
    save_model(paths.VAE_MODEL, vae)
    write_csv(paths.VAE_CURVES, curves)

    metrics = vae_metrics(vae, splits, seeded_generator(params.seed, device))
    write_json(paths.VAE_METRICS, {"clean": metrics | compute_facts(params.compute)})
    rows = {"input": splits.examples, "VAE": reconstruct(vae, splits.examples)}
    save_rows(paths.VAE_RECONSTRUCTIONS, rows)


if __name__ == "__main__":
    run_stage(on_all_processes(main))
