"""data/, artifacts/onnx/, artifacts/guides/denoising.safetensors -> artifacts/digits/."""

import torch

from blenddigits.core import paths
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.images import to_intensities
from blenddigits.data.limits import checked_data_set
from blenddigits.data.mnist import load_split
from blenddigits.inference.familiarity import load_quantiles, strange_from
from blenddigits.inference.prior import load_prior
from blenddigits.inference.session import open_model, run_batched, sharpness_of
from blenddigits.latent.guide import load_guide
from blenddigits.page.codes import write_latent, write_path, write_prior
from blenddigits.page.digits import choose_digits, write_digits
from blenddigits.page.first_pair import Shown, checked_pair, write_frames, write_pair

EXPORT = "run `dvc repro export_onnx`"


def main() -> None:
    params = load_params()
    data, (images, labels) = checked_data_set(params), load_split("test")
    cfg = fitted(params.sample_subset, data)
    first_pair = checked_pair(cfg.first_pair, data)
    chosen = choose_digits(labels, data, cfg.per_digit, torch.Generator().manual_seed(params.seed))
    guide = load_guide(paths.GUIDE, params.latent_dim)
    encoder, decoder = (open_model(paths.ONNX_FILES[n]) for n in ("encoder", "decoder_small"))
    codes = run_batched(encoder, image=to_intensities(images).numpy())
    mu, logvar = codes["mu"], codes["logvar"]

    sampled = images[chosen], labels[chosen], chosen, mu[chosen]
    write_digits(paths.DIGITS, data, *sampled, params.finetune_noisy.noise_std_max)
    write_path(paths.PATH_JSON, guide, params.path)
    pair = list(zip(first_pair, cfg.first_samples, strict=True))
    ends = chosen[[digit * cfg.per_digit + sample for digit, sample in pair]]
    their_codes = torch.from_numpy(mu)[ends]
    write_frames(paths.FIRST_PAIR_PNG, decoder, images[ends], their_codes, guide, params.path)
    write_pair(paths.FIRST_PAIR_JSON, *(Shown(*shown) for shown in pair))
    prior = load_prior(paths.PRIOR, params.latent_dim, EXPORT)
    strange_nats = strange_from(load_quantiles(paths.FAMILIARITY, EXPORT))
    write_prior(paths.PRIOR_JSON, prior, sharpness_of(decoder), strange_nats)
    write_latent(paths.LATENT_JSON, mu, logvar, labels.numpy(), len(data.classes), cfg.map_images)


if __name__ == "__main__":
    run_stage(main)
