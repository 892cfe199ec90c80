"""From what the contenders said to the content of results.json."""

from typing import Any

from bench.plan import (
    MATMUL,
    ONNX_MODELS,
    OURS,
    SHORT_FIT,
    TRAINING,
    Race,
)
from bench.process import Contender
from bench.settings import TARGET_NATS, Effort
from blenddigits.core.files import DECIMALS
from blenddigits.core.params import ComputeParams, Params

GIGA = 1e9

Results = dict[str, Any]


def collect(contenders: dict[str, Contender], race: Race, params: Params) -> Results:
    """Every number, or in its place why there is none, under `failed`."""
    training = {name: numbers_of(contenders[name]) for name in TRAINING}
    add_ratios(training)
    return {
        "training": training,
        "race": {
            "target_nats": TARGET_NATS,
            "ours": our_race(race.ours),
            "original": original_race(race.original),
        },
        "onnx_ms": {name: numbers_of(contenders[name]) for name in ONNX_MODELS},
        "matmul_gflops": (matmul := numbers_of(contenders[MATMUL])),
        "share_of_matmul": share_of_matmul(training[OURS], matmul, precision_of(params)),
    }


def settings_of(params: Params, effort: Effort) -> Results:
    """What was measured, for results.json."""
    return {
        "compute": on_cpu(params).model_dump() | {"precision": precision_of(params)},
        "train_vae": params.train_vae.model_dump(),
        "hidden_dim": params.hidden_dim,
        "latent_dim": params.latent_dim,
        "short_fit": SHORT_FIT,
        "effort": effort._asdict(),
    }


def on_cpu(params: Params) -> ComputeParams:
    """The settings of training, on the device that everything is measured on."""
    return params.compute.model_copy(update={"device": "cpu"})


def precision_of(params: Params) -> str:
    """What training multiplies in on this machine."""
    from blenddigits.models.compute import choose_precision  # noqa: PLC0415, torch when all is measured

    return choose_precision(on_cpu(params)).name


def numbers_of(contender: Contender) -> Results:
    """Medians and peak memory, or the failure."""
    if contender.failure or not contender.turns:
        return {"failed": contender.failure or "not run"}
    medians = {name: round(value, DECIMALS) for name, value in contender.medians().items()}
    return {**medians, "peak_mib": round(contender.peak_mib, 1)}


def add_ratios(training: dict[str, Results]) -> None:
    """Write into each row how many times faster ours is."""
    ours = training[OURS].get("images_per_s")
    for row in training.values():
        if ours and "images_per_s" in row:
            row["ours_is_faster"] = round(ours / row["images_per_s"], DECIMALS)


def our_race(contender: Contender) -> Results:
    """The median of the trainings; failed unless every one got to the target."""
    row = numbers_of(contender)
    if "failed" in row:
        return row
    worst = max(turn["neg_elbo"] for turn in contender.turns)
    if worst > TARGET_NATS:
        return {"failed": f"a training ended at {worst:.2f} nats"}
    return row | {"trainings": len(contender.turns), "worst_neg_elbo": round(worst, DECIMALS)}


def original_race(contender: Contender) -> Results:
    """The sum of the epochs up to the first at the target."""
    turns = contender.turns
    if contender.failure or not turns:
        return {"failed": contender.failure or "not run"}
    row: Results = {
        "seconds": round(sum(turn["seconds"] for turn in turns), DECIMALS),
        "epochs": len(turns),
        "neg_elbo_by_epoch": [round(turn["neg_elbo"], DECIMALS) for turn in turns],
        "peak_mib": round(contender.peak_mib, 1),
    }
    best = min(row["neg_elbo_by_epoch"])
    if best > TARGET_NATS:
        return {"failed": f"at {best:.2f} nats after {len(turns)} epochs", **row}
    return row


def share_of_matmul(ours: Results, matmul: Results, precision: str) -> Results:
    """What training computes a second, against the fastest product of its precision."""
    speeds = [speed for shape, speed in matmul.items() if shape.startswith(precision)]
    if "failed" in ours or not speeds:
        return {"failed": ours.get("failed") or matmul["failed"]}
    training_gflops = ours["images_per_s"] * ours["flops_per_image"] / GIGA
    return {
        "precision": precision,
        "training_gflops": round(training_gflops, DECIMALS),
        "fastest_gflops": max(speeds),
        "share": round(training_gflops / max(speeds), DECIMALS),
    }
