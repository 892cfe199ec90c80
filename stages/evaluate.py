"""data/, the models, guides and judges -> artifacts/evaluation/: every method compared."""

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_csv, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.limits import checked_data_set
from blenddigits.evaluation.candidates import (
    check_every_class,
    load_digits,
    prepare_candidates,
)
from blenddigits.evaluation.comparison import compare
from blenddigits.evaluation.figures import save_map, save_samples, save_strips
from blenddigits.evaluation.table import comparison_table, read_metrics
from blenddigits.judge.classifier import load_judges
from blenddigits.latent.guide import load_guides
from blenddigits.models.checkpoint import load_models
from blenddigits.models.compute import seeded_generator, set_up_torch
from blenddigits.models.processes import leave_the_rest_to_the_first, on_all_processes


def main() -> None:
    params = load_params()
    device, seed, data = set_up_torch(params.compute), params.seed, checked_data_set(params)
    cfg = fitted(params.evaluate, data)
    models = load_models(params.latent_dim)
    guides = load_guides(paths.GUIDES, models, params.latent_dim)
    judges = {name: judge.to(device) for name, judge in load_judges(paths.JUDGES).items()}
    trained = read_metrics(
        paths.AE_METRICS, paths.VAE_METRICS, paths.FINETUNED_METRICS, paths.JUDGE_METRICS
    )

    digits = load_digits(cfg, seeded_generator(seed, device))
    check_every_class(digits, data)
    candidates = prepare_candidates(models, guides, digits.test_x)
    comparison = compare(candidates, judges, digits, cfg, params.path, seed)
    leave_the_rest_to_the_first()

    table = comparison_table(comparison, trained, data)
    write_bytes(paths.COMPARISON, table.encode())
    write_json(paths.EVALUATION_METRICS, {"evaluation": comparison.metrics()})
    write_csv(paths.FD_ALONG_ALPHA, comparison.curves("fd_share"))
    write_csv(paths.VALIDITY_ALONG_ALPHA, comparison.curves("validity"))
    write_csv(paths.DENSITY_ALONG_ALPHA, comparison.curves("density"))
    write_csv(paths.COVERAGE_ALONG_ALPHA, comparison.curves("coverage"))

    save_strips(paths.STRIPS, candidates, digits, data, params.path)
    save_samples(paths.SAMPLES, candidates, digits, data, seed)
    codes = candidates["denoising"].test_codes[: cfg.map_images]
    save_map(paths.CODE_MAP, codes, digits.test_labels[: cfg.map_images], data, seed)
    print(table)


if __name__ == "__main__":
    run_stage(on_all_processes(main))
