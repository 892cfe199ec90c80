"""data/, the models, prototypes and judge -> artifacts/evaluation/: every method compared."""

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_csv, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.evaluation.candidates import enter, load_digits
from blenddigits.evaluation.comparison import compare
from blenddigits.evaluation.figures import save_map, save_samples, save_strips
from blenddigits.evaluation.table import comparison_table, read_metrics
from blenddigits.judge.classifier import load_judge
from blenddigits.latent.prototypes import load_prototypes
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.checkpoint import load_model
from blenddigits.models.compute import seeded_generator, set_up_torch


def main() -> None:
    params = load_params()
    device, seed, cfg = set_up_torch(params.compute), params.seed, params.evaluate
    ae = load_model(Autoencoder, paths.AE_MODEL, params.latent_dim, "train_ae_baseline")
    vae = load_model(VAE, paths.VAE_MODEL, params.latent_dim, "train_vae")
    finetuned = load_model(VAE, paths.FINETUNED_MODEL, params.latent_dim, "finetune_noisy")
    known = {"finetuned": load_prototypes(paths.PROTOTYPES, params.latent_dim)}
    judge = load_judge(paths.JUDGE_MODEL).to(device)
    trained = read_metrics(paths.AE_METRICS, paths.VAE_METRICS, paths.FINETUNED_METRICS)

    digits = load_digits(cfg, seeded_generator(seed, device))
    models: dict[str, Autoencoder | VAE] = {"ae": ae, "vae": vae, "finetuned": finetuned}
    contenders = enter(models, known, digits, params.find_prototypes, seed)
    comparison = compare(contenders, judge, digits, cfg, params.path, seed)
    write_json(paths.EVALUATION_METRICS, {"evaluation": comparison.metrics})
    write_csv(paths.ALONG_ALPHA, comparison.curves)
    table = comparison_table(comparison.metrics, trained)
    write_bytes(paths.COMPARISON, table.encode())

    save_strips(paths.STRIPS, contenders, digits, params.path)
    save_samples(paths.SAMPLES, contenders, digits, seed)
    codes = contenders["finetuned"].test_codes[: cfg.map_images]
    save_map(paths.CODE_MAP, codes, digits.test_labels[: cfg.map_images], seed)
    print(table)


if __name__ == "__main__":
    run_stage(main)
