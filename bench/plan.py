"""Who takes part, and the turns they take."""

import sys
from collections.abc import Iterable
from typing import Any, NamedTuple

from bench.process import Contender, serve_command
from bench.pythae_environment import RUNS, InstallError, pythae_python
from bench.settings import ORIGINAL_LATENT, TARGET_NATS, Effort
from blenddigits.core import paths
from blenddigits.core.params import Params

OURS, ORIGINAL, ORIGINAL_ONE_THREAD = "ours", "original", "original, one thread"
PYTHAE, MATMUL = "pythae", "matmul"
USUAL = {0: "usual loop", 2: "usual loop, 2 workers"}
ONNX_MODELS = {
    "encoder": paths.ONNX_FILES["encoder"],
    "decoder": paths.ONNX_FILES["decoder"],
    "small decoder": paths.ONNX_FILES["decoder_small"],
    "blend": paths.ONNX_FILES["blend"],
}
TRAINING = (OURS, *USUAL.values(), PYTHAE, ORIGINAL, ORIGINAL_ONE_THREAD)

# Chosen on the validation split: the least computing that surely gets below the target there too.
SHORT_FIT = {
    "epochs": 1,
    "batch_size": 112,
    "max_lr": 0.018,
    "schedule": "one-cycle",
    "ema_decay": 0.98,
}


class Race(NamedTuple):
    """Both on their way to TARGET_NATS."""

    ours: Contender
    original: Contender


def start_contenders(params: Params, effort: Effort) -> dict[str, Contender]:
    """All that take turns in rounds, by name; those of ONNX by the names of their models."""
    threads, half = params.compute.threads, effort.images // 2
    batch, hidden = params.train_vae.batch_size, params.hidden_dim
    usual = {
        name: _start("usual_loop", threads=threads, workers=workers, images=effort.images)
        for workers, name in USUAL.items()
    }
    onnx = {
        name: _start("onnx_model", path=str(path), seconds=effort.seconds)
        for name, path in ONNX_MODELS.items()
    }
    return {
        OURS: _start("ours"),
        **usual,
        PYTHAE: _start_pythae(threads, effort),
        ORIGINAL: _start("original", threads=threads, images=half),
        ORIGINAL_ONE_THREAD: _start("original", threads=1, images=half),
        MATMUL: _start(
            "matmul", threads=threads, batch=batch, hidden=hidden, seconds=effort.seconds
        ),
        **onnx,
    }


def run_rounds(contenders: dict[str, Contender], rounds: int) -> None:
    """Let each measure in turn, again and again; the round before the first only warms up."""
    wait_for(contenders.values())
    for number in range(rounds + 1):
        _say(f"round {number} of {rounds}")
        for contender in contenders.values():
            contender.turn(keep=number > 0)


def wait_for(contenders: Iterable[Contender]) -> None:
    """Until all have loaded what they need, so that none does it while another is measured."""
    for contender in contenders:
        contender.wait()


def start_race(params: Params, original_threads: int) -> Race:
    """Our short training and the original's recipe."""
    return Race(
        _start("ours_race", fit_params=SHORT_FIT),
        _start("original_race", threads=original_threads, seed=params.seed),
    )


def run_race(race: Race, effort: Effort) -> None:
    """Our trainings one by one, spread over the epochs that the original needs."""
    wait_for(race)
    for _ in range(effort.races):
        race.ours.turn()
        for _ in range(effort.original_epochs // effort.races + 1):
            if is_over(race.original, effort):
                break
            race.original.turn()
            _say(f"the original's recipe: epoch {len(race.original.turns)}")


def is_over(original: Contender, effort: Effort) -> bool:
    """Whether the original's recipe has reached the target, used its epochs up or failed."""
    turns = original.turns
    reached = bool(turns) and turns[-1]["neg_elbo"] <= TARGET_NATS
    return reached or len(turns) >= effort.original_epochs or bool(original.failure)


def faster_threads(contenders: dict[str, Contender], threads: int) -> int:
    """With how many threads the original's recipe was faster: its long run gets those."""
    several, one = contenders[ORIGINAL], contenders[ORIGINAL_ONE_THREAD]
    if several.failure or one.failure:
        return threads
    speeds = {
        count: each.medians()["images_per_s"] for count, each in ((1, one), (threads, several))
    }
    return max(speeds, key=lambda count: speeds[count])


def _start(module: str, **settings: Any) -> Contender:
    return Contender(serve_command(module, settings))


def _start_pythae(threads: int, effort: Effort) -> Contender:
    settings = {
        "threads": threads,
        "latent": ORIGINAL_LATENT,
        "images": effort.images,
        "folder": str(RUNS),
    }
    try:
        return Contender(serve_command("pythae_vae", settings, pythae_python()))
    except InstallError as error:
        return Contender([], failure=f"not installed: {error}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
