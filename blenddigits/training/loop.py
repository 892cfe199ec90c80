"""Training the networks; the judge, which measures them, has a loop of its own."""

import math

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import OneCycleLR
from torch.optim.swa_utils import get_ema_multi_avg_fn

from blenddigits.core.errors import UserError
from blenddigits.core.params import ComputeParams, FitParams
from blenddigits.core.progress import Progress
from blenddigits.data.images import Images
from blenddigits.data.splits import Splits
from blenddigits.models.compute import announce_precision, autocast
from blenddigits.training.objectives import Losses, Objective

CurvesRow = dict[str, int | float]
Curves = list[CurvesRow]

VALIDATION_SEED = 0  # the same noise after every epoch, so that epochs can be compared


class Ema:
    """An exponential moving average of a model's parameters."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self._weights = [weight.detach() for weight in model.parameters()]
        self._averages = [weight.clone() for weight in self._weights]
        self._decay = decay
        self._updates = 0

    def update(self) -> None:
        """Take in the present weights; at first with a short memory, to forget the initial ones."""
        decay = min(self._decay, (1 + self._updates) / (10 + self._updates))
        get_ema_multi_avg_fn(decay)(self._averages, self._weights, self._updates)
        self._updates += 1

    @torch.no_grad()
    def apply(self) -> None:
        """Give the model the averages for its weights."""
        for weight, average in zip(self._weights, self._averages, strict=True):
            weight.copy_(average)


def fit(
    model: nn.Module,
    objective: Objective,
    splits: Splits,
    cfg: FitParams,
    compute: ComputeParams,
    generator: torch.Generator,
) -> Curves:
    """Minimise `objective` over the model's parameters; returns one row of means an epoch.

    Adam under a one-cycle learning rate (Smith & Topin 2019). The curves follow the weights in
    training; those the model is left with are their exponential moving average.

    Raises UserError when the loss is no longer a number.
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=cfg.max_lr, betas=(0.9, 0.99), fused=True)
    schedule = OneCycleLR(
        optimizer,
        cfg.max_lr,
        total_steps=cfg.epochs * len(splits.train),
        pct_start=0.2,
        cycle_momentum=False,
        final_div_factor=1000,
    )
    average = Ema(model, cfg.ema_decay)
    announce_precision(compute)
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
            average.update()
            totals += torch.stack(losses).detach()
            progress.show_loss(float(totals[0] / step))
        row = _curves_row(
            epoch, totals / len(splits.train), validate(objective, splits.validation_x)
        )
        if not all(map(math.isfinite, row.values())):
            raise UserError(
                f"training diverged in epoch {epoch}: the loss is {row['loss']}, on the "
                f"validation images {row['validation_loss']}; "
                f"lower max_lr (now {cfg.max_lr}) in params.yaml"
            )
        progress.end_epoch(row["loss"], row["validation_loss"])
        curves.append(row)
    average.apply()
    return curves


@torch.no_grad()
def validate(objective: Objective, x: Images) -> Losses:
    """The objective's losses on these images."""
    return objective(x, torch.Generator(x.device).manual_seed(VALIDATION_SEED))


def _curves_row(epoch: int, means: Tensor, validation: Losses) -> CurvesRow:
    row: CurvesRow = {"epoch": epoch}
    row |= {name: round(float(mean), 4) for name, mean in zip(Losses._fields, means, strict=True)}
    row |= {
        f"validation_{name}": round(float(mean), 4) for name, mean in validation._asdict().items()
    }
    return row
