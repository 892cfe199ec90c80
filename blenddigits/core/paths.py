"""Where stages leave their files, relative to the project's root."""

from pathlib import Path

PARAMS = Path("params.yaml")
OWN_DATA = Path("datasets")  # people's own pictures

DATA = Path("data")
MNIST_RAW = DATA / "MNIST" / "raw"  # the layout that torchvision.datasets.MNIST reads
DATA_SET = MNIST_RAW / "dataset.json"  # what the images beside it are
VALIDATION_INDICES = DATA / "validation_indices.npy"

ARTIFACTS = Path("artifacts")
AE_MODEL = ARTIFACTS / "ae" / "model.safetensors"
AE_CURVES = ARTIFACTS / "ae" / "curves.csv"
AE_METRICS = ARTIFACTS / "ae" / "metrics.json"
AE_RECONSTRUCTIONS = ARTIFACTS / "ae" / "reconstructions.png"

VAE_MODEL = ARTIFACTS / "vae" / "model.safetensors"
VAE_CURVES = ARTIFACTS / "vae" / "curves.csv"
VAE_METRICS = ARTIFACTS / "vae" / "metrics.json"
VAE_RECONSTRUCTIONS = ARTIFACTS / "vae" / "reconstructions.png"

FINETUNED_MODEL = ARTIFACTS / "vae_finetuned" / "model.safetensors"
FINETUNED_CURVES = ARTIFACTS / "vae_finetuned" / "curves.csv"
FINETUNED_METRICS = ARTIFACTS / "vae_finetuned" / "metrics.json"
FINETUNED_DENOISING = ARTIFACTS / "vae_finetuned" / "denoising.png"

GUIDES = ARTIFACTS / "guides"  # by the models' names in the metrics
GUIDE = GUIDES / "denoising.safetensors"  # of the model that ships

JUDGES = ARTIFACTS / "judge" / "models"  # one file for each of the judges, as in the next two
JUDGE_CURVES = ARTIFACTS / "judge" / "curves"
JUDGE_RELIABILITY = ARTIFACTS / "judge" / "reliability"
JUDGE_METRICS = ARTIFACTS / "judge" / "metrics.json"

EVALUATION_METRICS = ARTIFACTS / "evaluation" / "metrics.json"
ALONG_ALPHA = ARTIFACTS / "evaluation" / "along_alpha"
FD_ALONG_ALPHA = ALONG_ALPHA / "fd.csv"
VALIDITY_ALONG_ALPHA = ALONG_ALPHA / "validity.csv"
DENSITY_ALONG_ALPHA = ALONG_ALPHA / "density.csv"
COVERAGE_ALONG_ALPHA = ALONG_ALPHA / "coverage.csv"
COMPARISON = ARTIFACTS / "evaluation" / "comparison.md"
STRIPS = ARTIFACTS / "evaluation" / "strips.png"
SAMPLES = ARTIFACTS / "evaluation" / "samples.png"
CODE_MAP = ARTIFACTS / "evaluation" / "map.png"

SCRUTINY = ARTIFACTS / "scrutiny" / "answers.md"
SCRUTINY_METRICS = ARTIFACTS / "scrutiny" / "metrics.json"

ONNX = ARTIFACTS / "onnx"
ONNX_FILES = {  # by the name of the model; a small one is its namesake in fewer bits
    name: ONNX / f"{name}.onnx"
    for name in (
        *("encoder", "decoder", "blend", "ae_encoder", "ae_decoder"),
        *("encoder_small", "decoder_small", "ae_encoder_small", "ae_decoder_small"),
    )
}
PRIOR = ONNX / "prior.safetensors"
FAMILIARITY = ONNX / "familiarity.json"
ONNX_METRICS = ARTIFACTS / "onnx_metrics.json"
BLENDS = ARTIFACTS / "blends.png"

DIGITS = ARTIFACTS / "digits"
DIGITS_JSON = DIGITS / "digits.json"
DIGITS_PNG = DIGITS / "digits.png"
PATH_JSON = DIGITS / "path.json"
FIRST_PAIR_JSON = DIGITS / "first_pair.json"
FIRST_PAIR_PNG = DIGITS / "first_pair.png"
LATENT_JSON = DIGITS / "latent.json"
PRIOR_JSON = DIGITS / "prior.json"

FRONTEND = Path("frontend")
DIST = FRONTEND / "dist"

STAGE_LOCKS = Path(".dvc") / "tmp" / "stage_locks"
PLOTS_PAGE = Path(".dvc") / "plots_page.html"  # named by .dvc/config
