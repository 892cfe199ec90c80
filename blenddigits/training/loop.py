"""Training the networks.

The judge, which measures them, has a loop of its own: a change here does not train it again.
"""

import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR, LRScheduler
from torch.optim.swa_utils import get_ema_multi_avg_fn

from blenddigits.core.params import ComputeParams, FitParams
from blenddigits.core.progress import Progress
from blenddigits.data.draws import only_share
from blenddigits.data.images import Images
from blenddigits.data.splits import Batches
from blenddigits.models.compute import announce_precision, autocast
from blenddigits.models.processes import mean_over_processes, own_share, share_of, spread
from blenddigits.models.schedule import one_cycle
from blenddigits.training.objectives import Losses, Objective

CurvesRow = dict[str, int | float]
Curves = list[CurvesRow]

WARM_UP = 0.05  # of a linear schedule's steps
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
    train: Batches,
    validation_x: Images,
    cfg: FitParams,
    compute: ComputeParams,
    generator: torch.Generator,
) -> Curves:
    """Minimise `objective` over the model's parameters; returns one row of means an epoch.

    Adam; the curves follow the weights in training, and those that the model is left with are their
    exponential moving average.

    Raises UserError when the loss is no longer a number.
    """
    shared_losses = spread(model, objective)
    optimizer = torch.optim.Adam(model.parameters(), lr=cfg.max_lr, betas=(0.9, 0.99), fused=True)
    schedule = make_schedule(optimizer, cfg, total_steps=cfg.epochs * len(train))
    average = Ema(model, cfg.ema_decay)
    announce_precision(compute)
    progress = Progress(cfg.epochs, cfg.max_lr)

    def step(x: Images) -> Tensor:
        with autocast(compute), only_share(own_share()):
            losses = shared_losses(share_of(x), generator)
        optimizer.zero_grad()
        losses.loss.backward()
        optimizer.step()
        schedule.step()
        average.update()
        return torch.stack(losses).detach()

    curves: Curves = []
    for epoch in range(1, cfg.epochs + 1):
        totals = torch.zeros(len(Losses._fields), device=validation_x.device)
        watched = progress.watch(epoch, train.epoch(generator), len(train))
        for count, x in enumerate(watched, start=1):
            totals += step(x)
            progress.show_loss(float(totals[0] / count))
        means = mean_over_processes(totals) / len(train)
        row = _curves_row(epoch, means, validate(objective, validation_x))
        progress.end_epoch(row["loss"], row["validation_loss"])
        curves.append(row)
    average.apply()
    return curves


def make_schedule(optimizer: Optimizer, cfg: FitParams, total_steps: int) -> LRScheduler:
    """The learning rate by step, with `cfg.max_lr` for its top.

    "one-cycle" is `one_cycle`; "linear" rises for a twentieth of the steps and falls evenly to
    nothing, for weights that are trained on.
    """
    if cfg.schedule == "one-cycle":
        return one_cycle(
            optimizer, cfg.max_lr, total_steps, cycle_momentum=False, final_div_factor=1000
        )

    def share_of_top(step: int) -> float:
        return min(1, (step + 1) / (WARM_UP * total_steps)) * (1 - step / total_steps)

    return LambdaLR(optimizer, share_of_top)


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
