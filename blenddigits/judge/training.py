"""Training the judge on real digits, apart from the networks that it measures."""

from collections.abc import Iterator

import torch
from jaxtyping import Int64, UInt8
from torch import Tensor
from torch.nn import functional as F
from torch.optim.lr_scheduler import OneCycleLR

from blenddigits.core.files import DECIMALS
from blenddigits.core.params import ComputeParams, JudgeParams
from blenddigits.core.progress import Progress
from blenddigits.data.images import Images, Labels, to_intensities
from blenddigits.data.mnist import Split, load_split
from blenddigits.judge.classifier import Judge, accuracy
from blenddigits.models.autoencoders import count_parameters
from blenddigits.models.compute import announce_precision, autocast

Labelled = tuple[UInt8[Tensor, "_ 1 28 28"], Int64[Tensor, " _"]]
CurvesRow = dict[str, int | float]


def load_labelled(split: Split, device: torch.device) -> Labelled:
    """Images of a split as bytes, and which digit each one shows."""
    images, labels = load_split(split)
    return images.to(device), labels.to(device)


def fit_judge(
    judge: Judge,
    train: Labelled,
    validation: Labelled,
    cfg: JudgeParams,
    compute: ComputeParams,
    generator: torch.Generator,
) -> list[CurvesRow]:
    """Minimise the cross-entropy on shifted images; returns one row an epoch.

    AdamW under a one-cycle learning rate (Smith & Topin 2019). A last odd batch is left out.

    Raises UserError when the loss is no longer a number.
    """
    images, labels = train
    batch_size = min(cfg.batch_size, len(images))
    batches = len(images) // batch_size
    optimizer = torch.optim.AdamW(judge.parameters(), lr=cfg.max_lr, fused=True)
    schedule = OneCycleLR(optimizer, cfg.max_lr, total_steps=cfg.epochs * batches, pct_start=0.2)
    announce_precision(compute)
    progress = Progress(cfg.epochs, cfg.max_lr)

    def step(x: Images, classes: Labels) -> float:
        with autocast(compute):
            logits = judge(x)
        loss = F.cross_entropy(logits.float(), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        return float(loss.detach())

    curves: list[CurvesRow] = []
    for epoch in range(1, cfg.epochs + 1):
        judge.train()
        total = 0.0
        order = torch.randperm(len(images), generator=generator, device=images.device)
        chosen = order[: batches * batch_size].split(batch_size)
        pictures = _shifted((images[positions] for positions in chosen), cfg.max_shift, generator)
        watched = progress.watch(epoch, pictures, batches)
        for count, (x, positions) in enumerate(zip(watched, chosen, strict=True), start=1):
            total += step(x, labels[positions])
            progress.show_loss(total / count)
        row = _curves_row(epoch, total / batches, judge.eval(), validation)
        progress.end_epoch(row["loss"], row["validation_loss"])
        curves.append(row)
    return curves


def judge_metrics(judge: Judge, validation: Labelled, test: Labelled) -> CurvesRow:
    """Shares of images put into their class, and the judge's size."""
    return {
        "accuracy": round(_accuracy(judge, test), DECIMALS),
        "validation_accuracy": round(_accuracy(judge, validation), DECIMALS),
        "parameters": count_parameters(judge),
    }


def _shifted(
    batches: Iterator[UInt8[Tensor, "_ 1 28 28"]], max_shift: int, generator: torch.Generator
) -> Iterator[Images]:
    """Each batch in [0, 1], moved by up to `max_shift` pixels each way: digits have a margin."""
    for images in batches:
        shift = torch.randint(
            -max_shift, max_shift + 1, (2,), generator=generator, device=images.device
        )
        yield to_intensities(images).roll(tuple(shift.tolist()), dims=(2, 3))


@torch.no_grad()
def _curves_row(epoch: int, loss: float, judge: Judge, validation: Labelled) -> CurvesRow:
    images, labels = validation
    return {
        "epoch": epoch,
        "loss": round(loss, DECIMALS),
        "validation_loss": round(
            float(F.cross_entropy(judge(to_intensities(images)), labels)), DECIMALS
        ),
        "validation_accuracy": round(_accuracy(judge, validation), DECIMALS),
    }


def _accuracy(judge: Judge, labelled: Labelled) -> float:
    images, labels = labelled
    return accuracy(judge, to_intensities(images), labels)
