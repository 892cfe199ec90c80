"""data/, artifacts/ae/, artifacts/vae_finetuned/, the guide -> artifacts/onnx/."""

import torch

from blenddigits.core import paths
from blenddigits.core.files import write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.images import to_intensities
from blenddigits.data.limits import checked_data_set
from blenddigits.data.mnist import first_of_each_class, load_known, load_split
from blenddigits.export.compression import smallest_models
from blenddigits.export.familiarity import save_familiarity
from blenddigits.export.onnx import export_autoencoder, export_models, note_weights, save_models
from blenddigits.export.origin import note_origin
from blenddigits.export.parity import autoencoder_diffs, blend_diff, check_parity, vae_diffs
from blenddigits.export.prior import save_prior
from blenddigits.figures.rows import pictured_pairs, save_rows
from blenddigits.latent.blend import Blend, blend_rows
from blenddigits.latent.guide import load_guide
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.checkpoint import load_model
from blenddigits.models.codes import mean_codes

PICTURED_FRAMES = 11


def main() -> None:
    params = load_params()
    vae = load_model(VAE, paths.FINETUNED_MODEL, params.latent_dim, "finetune_noisy")
    ae = load_model(Autoencoder, paths.AE_MODEL, params.latent_dim, "train_ae_baseline")
    blend = Blend(vae, load_guide(paths.GUIDE, params.latent_dim), params.path)
    data = checked_data_set(params)
    cfg = fitted(params.export_onnx, data)
    (train, train_labels), (images, labels) = load_known(), load_split("test")
    test_x = to_intensities(images)
    checked_x = test_x[: cfg.images]

    models, ae_models = export_models(blend, data), export_autoencoder(ae, data)
    note_weights(models, paths.FINETUNED_MODEL)
    note_weights(ae_models, paths.AE_MODEL)
    note_origin(models | ae_models, data)
    generator = torch.Generator().manual_seed(params.seed)
    blends = blend_diff(models["blend"], blend, checked_x, generator, cfg)
    diffs = vae_diffs(models, blend, checked_x) | autoencoder_diffs(ae_models, ae, checked_x)
    diffs["blend"] = blends.steady
    check_parity(diffs, cfg)
    models |= ae_models
    small, storages = smallest_models(models, checked_x, cfg.max_pixel_error)

    save_models(paths.ONNX, models | small)
    save_prior(paths.PRIOR, vae.prior, mean_codes(vae, train), train_labels)
    save_familiarity(paths.FAMILIARITY, vae, to_intensities(load_split("validation")[0]))
    metrics = {
        "max_abs_diff": max(*diffs.values(), blends.unsteady),
        "diffs": diffs,
        "unsteady_blends": {"pairs": blends.unsteady_pairs, "max_abs_diff": blends.unsteady},
        **storages,
    }
    write_json(paths.ONNX_METRICS, {"onnx": metrics})
    examples, pairs = test_x[first_of_each_class(labels, data)], pictured_pairs(len(data.classes))
    save_rows(paths.BLENDS, blend_rows(blend, examples, data.classes, pairs, PICTURED_FRAMES))


if __name__ == "__main__":
    run_stage(main)
