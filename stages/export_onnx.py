"""data/, artifacts/vae_finetuned/, artifacts/prototypes.safetensors -> artifacts/onnx/."""

import torch

from blenddigits import mnist, paths
from blenddigits.blend import Blend, blend_rows
from blenddigits.checkpoint import load_model
from blenddigits.export import export_models
from blenddigits.figures import save_rows
from blenddigits.files import write_bytes, write_json
from blenddigits.models import VAE
from blenddigits.params import load_params
from blenddigits.parity import check_parity, max_abs_diffs, smallest_decoder
from blenddigits.pixels import to_intensities
from blenddigits.prototypes import load_prototypes
from blenddigits.stage import run_stage

PICTURED_PAIRS = [(3, 8), (4, 9), (1, 7), (5, 6), (2, 0)]
PICTURED_FRAMES = 11


def main() -> None:
    params = load_params()
    vae = load_model(VAE, paths.FINETUNED_MODEL, params.latent_dim, "finetune_noisy")
    images, labels = mnist.load_split("test")
    test_x = to_intensities(images)

    blend = Blend(vae, load_prototypes(paths.PROTOTYPES, params.latent_dim), params.path)
    models = export_models(blend, mnist.NAME)
    diffs = max_abs_diffs(models, blend, test_x, torch.Generator().manual_seed(params.seed))
    check_parity(diffs, params.export_onnx.max_abs_diff)
    small, storage = smallest_decoder(models, test_x, params.export_onnx.max_pixel_error)

    write_bytes(paths.ENCODER_ONNX, models["encoder"].SerializeToString())
    write_bytes(paths.DECODER_ONNX, models["decoder"].SerializeToString())
    write_bytes(paths.SMALL_DECODER_ONNX, small.SerializeToString())
    write_bytes(paths.BLEND_ONNX, models["blend"].SerializeToString())
    metrics = {"max_abs_diff": max(diffs.values()), "diffs": diffs, "small_decoder": storage}
    write_json(paths.ONNX_METRICS, {"onnx": metrics})
    examples = test_x[mnist.first_of_each_class(labels)]
    save_rows(paths.BLENDS, blend_rows(blend, examples, PICTURED_PAIRS, PICTURED_FRAMES))


if __name__ == "__main__":
    run_stage(main)
