"""data/ -> artifacts/judge/: the classifiers that measure blends, and nothing else uses."""

from blenddigits.core import paths
from blenddigits.core.files import write_csv, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.limits import checked_data_set
from blenddigits.data.mnist import open_split
from blenddigits.judge.calibration import reliability_rows
from blenddigits.judge.classifier import save_judges
from blenddigits.judge.networks import NETWORKS
from blenddigits.judge.training import calibration, judges_metrics, load_labelled, train_judge
from blenddigits.models.compute import compute_facts, set_up_torch
from blenddigits.models.processes import leave_the_rest_to_the_first, on_all_processes


def main() -> None:
    params = load_params()
    device, data = set_up_torch(params.compute), checked_data_set(params)
    cfg = fitted(params.train_judge, data, params.compute.processes)
    validation, test = load_labelled("validation", device), load_labelled("test", device)
    train, settings = open_split("train"), (cfg, params.compute, params.seed)
    trained = {
        name: train_judge(name, len(data.classes), train, validation, *settings)
        for name in NETWORKS
    }
    leave_the_rest_to_the_first()

    for name, (judge, curves) in trained.items():
        write_csv(paths.JUDGE_CURVES / f"{name}.csv", curves)
        rows = reliability_rows(calibration(judge, test))
        write_csv(paths.JUDGE_RELIABILITY / f"{name}.csv", rows)

    judges = {name: judge for name, (judge, _) in trained.items()}
    save_judges(paths.JUDGES, judges)
    metrics = judges_metrics(judges, validation, test)
    write_json(paths.JUDGE_METRICS, {"judge": metrics | compute_facts(params.compute)})


if __name__ == "__main__":
    run_stage(on_all_processes(main))
