"""data/ -> artifacts/judge/: the classifier that measures blends, and nothing else uses."""

import torch

from blenddigits.core import paths
from blenddigits.core.files import write_csv, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.judge.classifier import Judge, save_judge
from blenddigits.judge.training import fit_judge, judge_metrics, load_labelled
from blenddigits.models.compute import compute_facts, seeded_generator, set_up_torch


def main() -> None:
    params = load_params()
    device = set_up_torch(params.compute)
    train, validation = load_labelled("train", device), load_labelled("validation", device)
    torch.manual_seed(params.seed)
    judge = Judge().to(device)

    generator = seeded_generator(params.seed, device)
    curves = fit_judge(judge, train, validation, params.train_judge, params.compute, generator)
    save_judge(paths.JUDGE_MODEL, judge)
    write_csv(paths.JUDGE_CURVES, curves)

    metrics = judge_metrics(judge, validation, load_labelled("test", device))
    write_json(paths.JUDGE_METRICS, {"judge": metrics | compute_facts(params.compute)})


if __name__ == "__main__":
    run_stage(main)
