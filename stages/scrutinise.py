"""data/, the model that ships and the judges -> artifacts/scrutiny/: what a sceptic asks."""

from blenddigits.core import paths
from blenddigits.core.files import write_bytes, write_json
from blenddigits.core.params import load_params
from blenddigits.core.stage import run_stage
from blenddigits.data.fitting import fitted
from blenddigits.data.images import to_intensities
from blenddigits.data.limits import checked_data_set
from blenddigits.data.mnist import load_split
from blenddigits.evaluation.candidates import load_digits, prepare_candidate
from blenddigits.evaluation.table import read_metrics
from blenddigits.judge.classifier import load_judges
from blenddigits.latent.guide import load_guide
from blenddigits.models.autoencoders import VAE
from blenddigits.models.checkpoint import load_model
from blenddigits.models.compute import seeded_generator, set_up_torch
from blenddigits.models.processes import leave_the_rest_to_the_first, on_all_processes
from blenddigits.scrutiny.answers import Subject, answers
from blenddigits.scrutiny.report import report


def main() -> None:
    params = load_params()
    device, seed, data = set_up_torch(params.compute), params.seed, checked_data_set(params)
    cfg, evaluate = fitted(params.scrutinise, data), fitted(params.evaluate, data)
    model = load_model(VAE, paths.FINETUNED_MODEL, params.latent_dim, "finetune_noisy")
    guide = load_guide(paths.GUIDE, params.latent_dim)
    trained = read_metrics(paths.JUDGE_METRICS)
    judges = {name: judge.to(device) for name, judge in load_judges(paths.JUDGES).items()}

    digits = load_digits(evaluate, seeded_generator(seed, device))
    validation_x = to_intensities(load_split("validation")[0][: cfg.validation_images]).to(device)
    candidate = prepare_candidate(model, guide, digits.test_x)
    subject = Subject(candidate, digits, validation_x, judges, seed)
    found = answers(subject, cfg, evaluate, params.path)
    leave_the_rest_to_the_first()

    write_json(paths.SCRUTINY_METRICS, {"scrutiny": found})
    told = report(found, data, trained["judge"]["accuracy"])
    write_bytes(paths.SCRUTINY, told.encode())
    print(told)


if __name__ == "__main__":
    run_stage(on_all_processes(main))
