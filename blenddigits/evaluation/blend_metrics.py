"""How a method blends: like digits, evenly, and over few other classes."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import torch
from jaxtyping import Float, Int64
from torch import Tensor

from blenddigits.evaluation.likeness import DECIMALS, Likeness, Yardstick
from blenddigits.evaluation.methods import FRAMES, Walk
from blenddigits.evaluation.pairs import Pairs, Positions
from blenddigits.judge.classifier import Judge, Verdicts, judge_images

PAIRS_AT_ONCE = 16  # few, as each path is measured in many pictures: they stay in the cache
MIDDLE = FRAMES // 2
SMALLEST_STEP = 1e-9

PathMetrics = dict[str, float]
Labels = Int64[Tensor, "pairs frames"]
Steps = Float[Tensor, "pairs steps"]


class JudgedWalk(NamedTuple):
    """The verdicts on every frame of every pair, and how far apart its frames are (L2)."""

    features: Float[Tensor, "pairs frames features"]
    labels: Labels
    confidence: Float[Tensor, "pairs frames"]
    steps: Steps

    def frame(self, number: int) -> Verdicts:
        """The verdicts on one frame of all pairs."""
        return Verdicts(
            self.features[:, number], self.labels[:, number], self.confidence[:, number]
        )


def judge_walk(judge: Judge, walk: Walk, pairs: Pairs) -> JudgedWalk:
    """Walk from the first to the second image of every pair, before the judge's eyes."""
    batches = zip(pairs.first.split(PAIRS_AT_ONCE), pairs.second.split(PAIRS_AT_ONCE), strict=True)
    threads = torch.get_num_threads()

    def judge_batch(batch: tuple[Positions, Positions]) -> JudgedWalk:
        torch.set_num_threads(1)  # of this worker
        return _judge_frames(judge, walk, Pairs(*batch))

    # Each thread its own pairs: they wait less for each other than all threads on one batch do.
    with ThreadPoolExecutor(threads) as workers:
        judged = list(workers.map(judge_batch, batches))
    torch.set_num_threads(threads)
    return JudgedWalk(*(torch.cat(part) for part in zip(*judged, strict=True)))


def along(walk: JudgedWalk, yardstick: Yardstick) -> list[Likeness]:
    """The likeness to real digits of each frame."""
    return [yardstick.likeness(walk.frame(number)) for number in range(FRAMES)]


def path_metrics(
    walk: JudgedWalk, likeness: list[Likeness], classes: Pairs, crossfade_fd: float
) -> PathMetrics:
    """One number for each property; those of `likeness` and `third_class` at alpha 0.5.

    `classes` are the classes of the pairs' images.
    """
    middle = likeness[MIDDLE]
    others = {
        "fd_share": middle.fd / crossfade_fd,
        "path_validity": sum(frame.validity for frame in likeness) / FRAMES,
        "evenness": evenness(walk.steps),
        "label_changes": label_changes(walk.labels),
        "third_class": third_class(walk.labels[:, MIDDLE], classes),
    }
    return middle.rounded() | {name: round(value, DECIMALS) for name, value in others.items()}


def evenness(steps: Steps) -> float:
    """The largest step over the mean one, meant over the pairs; 1 is perfectly even."""
    ratio = steps.max(dim=1).values / steps.mean(dim=1).clamp(min=SMALLEST_STEP)
    return float(ratio.double().mean())


def label_changes(labels: Labels) -> float:
    """How often the judge sees another class than one frame before, meant over the pairs."""
    return float((labels[:, 1:] != labels[:, :-1]).sum(dim=1).double().mean())


def third_class(labels: Int64[Tensor, " pairs"], classes: Pairs) -> float:
    """The share of pairs whose picture is judged to be of neither end's class."""
    neither = (labels != classes.first) & (labels != classes.second)
    return float(neither.double().mean())


@torch.no_grad()
def _judge_frames(judge: Judge, walk: Walk, pairs: Pairs) -> JudgedWalk:
    frames = walk(pairs)
    verdicts = judge_images(judge, frames.flatten(0, 1))
    steps = (frames[:, 1:] - frames[:, :-1]).square().sum(dim=(2, 3, 4)).sqrt()
    features, labels, confidence = (part.unflatten(0, frames.shape[:2]) for part in verdicts)
    return JudgedWalk(features, labels, confidence, steps)
