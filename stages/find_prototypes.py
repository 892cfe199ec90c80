"""data/, the models -> artifacts/guides/: typical codes to go over, and who tells their digits."""

from blenddigits.core import paths
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.limits import checked_data_set
from blenddigits.data.mnist import load_known
from blenddigits.latent.guide import find_guide, save_guides
from blenddigits.models.checkpoint import load_models
from blenddigits.models.codes import mean_codes
from blenddigits.models.compute import set_up_torch


def main() -> None:
    params = load_params()
    device = set_up_torch(params.compute)
    models = load_models(params.latent_dim)
    data, (images, labels) = checked_data_set(params), load_known()
    cfg, seed, classes = fitted(params.find_prototypes, data), params.seed, len(data.classes)
    cfg = cfg.model_copy(update={"reader": fitted(cfg.reader, data)})
    codes = {
        name: mean_codes(model.to(device), images.to(device)) for name, model in models.items()
    }
    guides = {name: find_guide(z, labels, classes, cfg, seed) for name, z in codes.items()}
    save_guides(paths.GUIDES, guides)


if __name__ == "__main__":
    run_stage(main)
