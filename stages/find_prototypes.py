"""data/, the models -> artifacts/guides/: typical codes to go over, and who tells their digits."""

from blenddigits.core import paths
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.images import to_intensities
from blenddigits.data.mnist import CLASSES, load_split
from blenddigits.latent.guide import find_guide, save_guide
from blenddigits.models.checkpoint import load_models
from blenddigits.models.codes import mean_codes
from blenddigits.models.compute import set_up_torch


def main() -> None:
    params = load_params()
    device = set_up_torch(params.compute)
    models = load_models(params.latent_dim)
    images, labels = load_split("train")
    x = to_intensities(images).to(device)
    for name, model in models.items():
        codes = mean_codes(model.to(device), x)
        guide = find_guide(codes, labels, CLASSES, params.find_prototypes, params.seed)
        save_guide(paths.GUIDE_FILES[name], guide)


if __name__ == "__main__":
    run_stage(main)
