"""The one training loop."""

import math

import torch
from torch import nn
from torch.optim.lr_scheduler import OneCycleLR

from blenddigits.compute import autocast
from blenddigits.errors import UserError
from blenddigits.losses import Losses, Objective
from blenddigits.models import Images
from blenddigits.params import ComputeParams, FitParams
from blenddigits.progress import Progress
from blenddigits.splits import Splits

Curves = list[dict[str, float]]

VALIDATION_SEED = 0  # the same noise after every epoch, so that epochs can be compared


def fit(
    model: nn.Module,
    objective: Objective,
    splits: Splits,
    cfg: FitParams,
    compute: ComputeParams,
    generator: torch.Generator,
) -> Curves:
    """Minimise `objective` over the model's parameters; returns one row of means an epoch.

    Adam under a one-cycle learning rate (Smith & Topin 2019).
    Raises UserError when the loss is no longer a number.
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=cfg.max_lr, fused=True)
    schedule = OneCycleLR(optimizer, cfg.max_lr, total_steps=cfg.epochs * len(splits.train))
    progress = Progress(cfg.epochs)
    curves: Curves = []
    for epoch in range(1, cfg.epochs + 1):
        totals = torch.zeros(len(Losses._fields), device=splits.validation_x.device)
        watched = progress.watch(epoch, splits.train.epoch(generator), len(splits.train))
        for step, x in enumerate(watched, start=1):
            with autocast(compute):
                losses = objective(x, generator)
            optimizer.zero_grad()
            losses.loss.backward()
            optimizer.step()
            schedule.step()
            totals += torch.stack(losses).detach()
            progress.show_loss(float(totals[0] / step))
        row = _curves_row(
            epoch, totals / len(splits.train), validate(objective, splits.validation_x)
        )
        if not math.isfinite(row["loss"]):
            raise UserError(
                f"training diverged in epoch {epoch}: the loss is {row['loss']}; "
                f"lower max_lr (now {cfg.max_lr}) in params.yaml"
            )
        progress.end_epoch(row["loss"], row["validation_loss"])
        curves.append(row)
    return curves


@torch.no_grad()
def validate(objective: Objective, x: Images) -> Losses:
    """The objective's losses on these images."""
    return objective(x, torch.Generator(x.device).manual_seed(VALIDATION_SEED))


def _curves_row(epoch: int, means: torch.Tensor, validation: Losses) -> dict[str, float]:
    row: dict[str, float] = {"epoch": epoch}
    row |= {name: round(float(mean), 4) for name, mean in zip(Losses._fields, means, strict=True)}
    row |= {
        f"validation_{name}": round(float(mean), 4) for name, mean in validation._asdict().items()
    }
    return row
