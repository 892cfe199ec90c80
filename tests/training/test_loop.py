"""The training loop on made-up images."""

from itertools import pairwise
from pathlib import Path

import pytest
import torch
from made_up import COMPUTE, FINETUNE, FIT, blob_intensities, seeded, splits
from torch.optim import Adam

from blenddigits.core.errors import UserError
from blenddigits.core.params import FitParams
from blenddigits.data.images import Images
from blenddigits.data.noise import noise_on_some
from blenddigits.data.splits import Batches
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.checkpoint import save_model
from blenddigits.models.prior import GaussianMixture
from blenddigits.training.loop import Curves, fit, make_schedule, validate
from blenddigits.training.objectives import Losses, autoencoder_objective, vae_objective


def fitted(batch_size: int = 8) -> tuple[Batches, Images]:
    """What fit() trains on, and what it validates on."""
    return splits(batch_size)[:2]


def trained(
    cfg: FitParams = FIT, precision: str = "fp32", seed: int = 0, beta: float = 1.0
) -> tuple[VAE, Curves]:
    torch.manual_seed(seed)
    vae = VAE(16, 2)
    compute = COMPUTE.model_copy(update={"precision": precision})
    curves = fit(vae, vae_objective(vae, beta), *fitted(), cfg, compute, seeded(seed))
    return vae, curves


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_the_loss_goes_down(precision: str) -> None:
    _, curves = trained(FIT.model_copy(update={"epochs": 10}), precision)
    assert curves[-1]["loss"] < 0.9 * curves[0]["loss"]
    assert curves[-1]["validation_loss"] < 0.9 * curves[0]["validation_loss"]


def test_the_autoencoder_and_the_denoising_vae_learn_too() -> None:
    cfg = FIT.model_copy(update={"epochs": 10})
    autoencoder, vae = Autoencoder(16, 2), VAE(16, 2)
    for model, objective in (
        (autoencoder, autoencoder_objective(autoencoder)),
        (vae, vae_objective(vae, 1.0, noise_on_some(FINETUNE))),
    ):
        curves = fit(model, objective, *fitted(), cfg, COMPUTE, seeded())
        assert curves[-1]["bce"] < 0.9 * curves[0]["bce"]


@pytest.mark.parametrize(("schedule", "rises_for"), [("one-cycle", 20), ("linear", 5)])
def test_a_learning_rate_rises_to_its_top_and_falls_to_nothing(
    schedule: str, rises_for: int
) -> None:
    cfg = FIT.model_copy(update={"schedule": schedule})
    optimizer = Adam([torch.zeros(1)], lr=cfg.max_lr)
    steps = make_schedule(optimizer, cfg, total_steps=100)
    rates = []
    for _ in range(100):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        steps.step()
    top = rates.index(max(rates))
    assert top == pytest.approx(rises_for, abs=1)
    assert rates[top] == pytest.approx(cfg.max_lr, rel=0.05)
    assert rates[0] < 0.3 * cfg.max_lr
    assert rates[-1] < 0.011 * cfg.max_lr
    assert all(after < before for before, after in pairwise(rates[top:]))


def test_a_mixture_is_learned_with_the_weights() -> None:
    torch.manual_seed(0)
    vae = VAE(16, 2, GaussianMixture(4, 2))
    before = [parameter.clone() for parameter in vae.prior.parameters()]
    curves = fit(vae, vae_objective(vae, 1.0), *fitted(), FIT, COMPUTE, seeded())
    assert curves[-1]["loss"] < curves[0]["loss"]
    for old, new in zip(before, vae.prior.parameters(), strict=True):
        assert not torch.equal(old, new)


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, precision: str) -> None:
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        save_model(tmp_path / name, trained(precision=precision, seed=seed)[0])
    first, again, other = ((tmp_path / name).read_bytes() for name in ("first", "again", "other"))
    assert first == again
    assert first != other


def test_curves_have_a_row_an_epoch_whose_parts_add_up() -> None:
    _, curves = trained(beta=4.0)
    assert [row["epoch"] for row in curves] == [1, 2, 3]
    for row in curves:
        for prefix in ("", "validation_"):
            loss, bce, kl = (row[f"{prefix}{name}"] for name in ("loss", "bce", "kl"))
            assert loss == pytest.approx(bce + 4 * kl, abs=0.001)


def test_a_curve_shows_the_weights_in_training_at_the_end_of_its_epoch() -> None:
    vae, curves = trained(FIT.model_copy(update={"ema_decay": 0.0}))  # the last weights are kept
    averaged, same_curves = trained()
    losses = validate(vae_objective(vae, 1.0), splits().validation_x)
    assert curves[-1]["validation_loss"] == pytest.approx(losses.loss.item(), abs=0.0001)
    assert curves == same_curves
    assert not torch.equal(next(vae.parameters()), next(averaged.parameters()))


def weights_by_step(cfg: FitParams) -> tuple[list[torch.Tensor], torch.Tensor]:
    """One of the model's matrices before each step of fit(), and after fit()."""
    torch.manual_seed(0)
    vae, seen = VAE(16, 2), []

    def objective(x: Images, generator: torch.Generator) -> Losses:
        if torch.is_grad_enabled():  # not while it validates
            seen.append(next(vae.parameters()).detach().clone())
        return vae_objective(vae, 1.0)(x, generator)

    fit(vae, objective, *fitted(), cfg, COMPUTE, seeded())
    return seen, next(vae.parameters()).detach()


@pytest.mark.parametrize("decay", [0.5, 0.9])
def test_the_weights_kept_are_a_moving_average(decay: float) -> None:
    seen, _ = weights_by_step(FIT.model_copy(update={"ema_decay": 0.0}))
    _, last = weights_by_step(FIT.model_copy(update={"ema_decay": 0.0}))
    _, kept = weights_by_step(FIT.model_copy(update={"ema_decay": decay}))
    average, *later = [*seen[1:], last]
    for count, weights in enumerate(later, start=1):
        share = min(decay, (1 + count) / (10 + count))  # shorter at first
        average = share * average + (1 - share) * weights
    torch.testing.assert_close(kept, average)


def test_validation_draws_the_same_noise_every_time(tiny_vae: VAE) -> None:
    objective = vae_objective(tiny_vae, 1.0, noise_on_some(FINETUNE))
    first, again = (validate(objective, blob_intensities(6)).loss.item() for _ in range(2))
    assert first == again


def test_gradients_of_one_step_do_not_pile_up_in_the_next() -> None:
    vae, gradients = VAE(16, 2), []
    weight = next(vae.parameters())

    def objective(x: Images, _: torch.Generator) -> Losses:
        gradients.append(weight.grad)
        return Losses(weight.sum(), weight.sum(), weight.sum())  # of which the gradient is 1

    fit(vae, objective, *fitted(), FIT, COMPUTE, seeded())
    assert len(gradients) > 2
    assert all(gradient is None or (gradient == 1).all() for gradient in gradients)


@pytest.mark.parametrize("schedule", ["one-cycle", "linear"])
def test_the_last_steps_are_small(schedule: str) -> None:
    seen, _ = weights_by_step(FIT.model_copy(update={"epochs": 6, "schedule": schedule}))
    steps = [float((after - before).abs().mean()) for before, after in pairwise(seen)]
    assert steps[-1] < 0.1 * max(steps)


def test_a_loss_that_is_no_number_ends_training_in_words() -> None:
    with pytest.raises(UserError, match=r"diverged in epoch 1: .*lower max_lr \(now 1e\+18\)"):
        trained(FIT.model_copy(update={"max_lr": 1e18}))


def test_a_last_step_that_ruins_the_weights_is_noticed() -> None:
    ruinous = FIT.model_copy(
        update={"epochs": 1, "batch_size": 40, "max_lr": 1e30, "ema_decay": 0.0}
    )
    vae = VAE(16, 2)
    with pytest.raises(
        UserError, match=r"in epoch 1: the loss is \d+\.\d+, on the validation images nan"
    ):
        fit(vae, vae_objective(vae, 1.0), *fitted(batch_size=40), ruinous, COMPUTE, seeded())
