"""data/ -> artifacts/ae/: the autoencoder that shows what the VAE adds."""

import torch

from blenddigits.core import paths
from blenddigits.core.files import write_csv, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.limits import checked_data_set
from blenddigits.data.splits import load_splits
from blenddigits.figures.rows import save_rows
from blenddigits.models.autoencoders import Autoencoder
from blenddigits.models.checkpoint import save_model
from blenddigits.models.codes import reconstruct
from blenddigits.models.compute import compute_facts, seeded_generator, set_up_torch
from blenddigits.models.processes import leave_the_rest_to_the_first, on_all_processes
from blenddigits.training.loop import fit
from blenddigits.training.metrics import autoencoder_metrics
from blenddigits.training.objectives import autoencoder_objective
from blenddigits.training.sharpness import sharpen


def main() -> None:
    params = load_params()
    device, data = set_up_torch(params.compute), checked_data_set(params)
    cfg = fitted(params.train_ae_baseline, data, params.compute.processes)
    splits = load_splits(data, cfg.batch_size, device)
    torch.manual_seed(params.seed)
    ae = Autoencoder(params.hidden_dim, params.latent_dim, side=data.side).to(device)

    generator = seeded_generator(params.seed, device)
    objective = autoencoder_objective(ae)
    curves = fit(ae, objective, splits.train, splits.validation_x, cfg, params.compute, generator)
    leave_the_rest_to_the_first()
    sharpen(ae, splits.train, generator)
    save_model(paths.AE_MODEL, ae)
    write_csv(paths.AE_CURVES, curves)

    metrics = autoencoder_metrics(ae, splits, seeded_generator(params.seed, device))
    write_json(paths.AE_METRICS, {"ae": metrics | compute_facts(params.compute)})
    rows = {"input": splits.examples, "autoencoder": reconstruct(ae, splits.examples)}
    save_rows(paths.AE_RECONSTRUCTIONS, rows)


if __name__ == "__main__":
    run_stage(on_all_processes(main))
