"""Training the judges on real digits, apart from the networks that they measure."""

from typing import Any

import torch
from jaxtyping import Int64
from torch import Tensor
from torch.nn import functional as F

from blenddigits.core.files import DECIMALS
from blenddigits.core.params import ComputeParams, JudgeParams
from blenddigits.core.progress import Progress
from blenddigits.data.draws import only_share
from blenddigits.data.images import Images, Labels, to_intensities
from blenddigits.data.mnist import Labelled, Split, load_split
from blenddigits.data.stored import StoredImages
from blenddigits.judge.augmentation import distorted
from blenddigits.judge.calibration import Bin, expected_calibration_error, reliability
from blenddigits.judge.classifier import Judge, Judges, accuracy, judge_images
from blenddigits.models.autoencoders import count_parameters
from blenddigits.models.compute import announce_precision, autocast, seeded_generator
from blenddigits.models.processes import mean_over_processes, own_share, share_of, spread
from blenddigits.models.schedule import one_cycle

ToLearn = tuple[StoredImages, Int64[Tensor, " _"]]
CurvesRow = dict[str, int | float]

HALVES = {  # of the training images, from where to where: no two judges learn from the same
    "convolutional": (0.0, 0.5),
    "residual": (0.5, 1.0),
    "gradients": (0.25, 0.75),
}


def load_labelled(split: Split, device: torch.device) -> Labelled:
    """Images of a split as bytes, and of which class each one is."""
    images, labels = load_split(split)
    return images.to(device), labels.to(device)


def train_judge(
    name: str,
    classes: int,
    train: ToLearn,
    validation: Labelled,
    cfg: JudgeParams,
    compute: ComputeParams,
    seed: int,
) -> tuple[Judge, list[CurvesRow]]:
    """The judge of this name, trained on its own half of `train`, and a row an epoch."""
    images, labels = train
    device = torch.device(compute.device)
    seed += list(HALVES).index(name)
    torch.manual_seed(seed)
    judge = Judge(name, classes, images.side).to(device)
    first, last = (int(share * len(images)) for share in HALVES[name])
    half = images.part(first, last), labels[first:last].to(device)
    curves = fit_judge(judge, half, validation, cfg, compute, seeded_generator(seed, device))
    return judge, curves


def fit_judge(
    judge: Judge,
    train: ToLearn,
    validation: Labelled,
    cfg: JudgeParams,
    compute: ComputeParams,
    generator: torch.Generator,
) -> list[CurvesRow]:
    """Minimise the cross-entropy on distorted images; returns one row an epoch.

    AdamW under a one-cycle learning rate (Smith & Topin 2019). A last odd batch is left out.

    Raises UserError when the loss is no longer a number.
    """
    images, labels = train
    batch_size = min(cfg.batch_size, len(images))
    batches = len(images) // batch_size
    logits_of = spread(judge, judge)
    optimizer = torch.optim.AdamW(judge.parameters(), lr=cfg.max_lr, fused=True)
    schedule = one_cycle(optimizer, cfg.max_lr, cfg.epochs * batches)
    announce_precision(compute)
    progress = Progress(cfg.epochs, cfg.max_lr)

    def step(x: Images, classes: Labels) -> float:
        with only_share(own_share()):
            pictures = distorted(share_of(x), cfg, generator)
        with autocast(compute):
            logits = logits_of(pictures)
        loss = F.cross_entropy(logits.float(), share_of(classes))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        return float(loss.detach())

    curves: list[CurvesRow] = []
    for epoch in range(1, cfg.epochs + 1):
        judge.train()
        total = 0.0
        chosen = images.batches(batch_size, generator)
        drawn = (to_intensities(images[positions].to(labels.device)) for positions in chosen)
        watched = progress.watch(epoch, drawn, batches)
        for count, (x, positions) in enumerate(zip(watched, chosen, strict=True), start=1):
            total += step(x, labels[positions])
            progress.show_loss(total / count)
        mean = mean_over_processes(torch.tensor(total, dtype=torch.float64)) / batches
        row = _curves_row(epoch, float(mean), judge.eval(), validation)
        progress.end_epoch(row["loss"], row["validation_loss"])
        curves.append(row)
    return curves


def judges_metrics(judges: Judges, validation: Labelled, test: Labelled) -> dict[str, Any]:
    """What can be said of each judge, and on top what holds for all of them."""
    each = {name: _judge_metrics(judge, validation, test) for name, judge in judges.items()}
    return {
        "accuracy": min(numbers["accuracy"] for numbers in each.values()),
        "ece": max(numbers["ece"] for numbers in each.values()),
    } | each


def calibration(judge: Judge, labelled: Labelled) -> list[Bin]:
    """The judge's reliability curve on these images."""
    images, labels = labelled
    verdicts = judge_images(judge, images)
    return reliability(verdicts.confidence, verdicts.labels == labels)


def _judge_metrics(judge: Judge, validation: Labelled, test: Labelled) -> CurvesRow:
    return {
        "accuracy": round(accuracy(judge, *test), DECIMALS),
        "validation_accuracy": round(accuracy(judge, *validation), DECIMALS),
        "ece": round(expected_calibration_error(calibration(judge, test)), DECIMALS),
        "parameters": count_parameters(judge),
    }


@torch.no_grad()
def _curves_row(epoch: int, loss: float, judge: Judge, validation: Labelled) -> CurvesRow:
    images, labels = validation
    logits = judge.to_classes(judge_images(judge, images).features)
    return {
        "epoch": epoch,
        "loss": round(loss, DECIMALS),
        "validation_loss": round(float(F.cross_entropy(logits, labels)), DECIMALS),
        "validation_accuracy": round(accuracy(judge, images, labels), DECIMALS),
    }
