"""How a method blends: like digits, evenly, and over few other classes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

import torch
from jaxtyping import Float, Int64
from torch import Tensor

from blenddigits.core.files import DECIMALS
from blenddigits.evaluation.candidates import Pairs
from blenddigits.evaluation.likeness import Likeness, Reference
from blenddigits.evaluation.methods import FRAMES, MakeFrames
from blenddigits.judge.classifier import Judge, Verdicts, judge_images

PAIRS_AT_ONCE = 16  # few, as each path is measured in many pictures: they stay in the cache
MIDDLE = FRAMES // 2
SMALLEST_STEP = 1e-9

BlendMetrics = dict[str, float]
FrameLabels = Int64[Tensor, "pairs frames"]
Steps = Float[Tensor, "pairs steps"]


class JudgedFrames(NamedTuple):
    """The verdicts on every frame of every pair, and how far apart its frames are (L2)."""

    features: Float[Tensor, "pairs frames features"]
    labels: FrameLabels
    confidence: Float[Tensor, "pairs frames"]
    steps: Steps

    def frame(self, number: int) -> Verdicts:
        """The verdicts on one frame of all pairs."""
        return Verdicts(
            self.features[:, number], self.labels[:, number], self.confidence[:, number]
        )


def judge_frames(judge: Judge, frames: MakeFrames, pairs: Pairs) -> JudgedFrames:
    """What the judge says of the frames from the first to the second image of every pair."""
    batches = zip(pairs.first.split(PAIRS_AT_ONCE), pairs.second.split(PAIRS_AT_ONCE), strict=True)
    with _workers() as workers:
        judged = workers.map(lambda batch: _judge_batch(judge, frames, Pairs(*batch)), batches)
        return JudgedFrames(*(torch.cat(part) for part in zip(*judged, strict=True)))


def likeness_by_frame(judged: JudgedFrames, reference: Reference) -> list[Likeness]:
    """The likeness to real digits of each frame."""
    return [reference.likeness(judged.frame(number)) for number in range(FRAMES)]


def blend_metrics(
    judged: JudgedFrames, likeness: list[Likeness], classes: Pairs, crossfade_fd: float
) -> BlendMetrics:
    """One number for each property; those of `likeness` and `third_class` at alpha 0.5.

    `classes` are the classes of the pairs' images.
    """
    middle = likeness[MIDDLE]
    others = {
        "fd_share": middle.fd / crossfade_fd,
        "path_validity": sum(frame.validity for frame in likeness) / FRAMES,
        "evenness": evenness(judged.steps),
        "label_changes": label_changes(judged.labels),
        "third_class": third_class(judged.labels[:, MIDDLE], classes),
    }
    return middle.rounded() | {name: round(value, DECIMALS) for name, value in others.items()}


def evenness(steps: Steps) -> float:
    """The largest step over the mean one, meant over the pairs; 1 is perfectly even."""
    ratio = steps.max(dim=1).values / steps.mean(dim=1).clamp(min=SMALLEST_STEP)
    return float(ratio.double().mean())


def label_changes(labels: FrameLabels) -> float:
    """How often the judge sees another class than one frame before, meant over the pairs."""
    return float((labels[:, 1:] != labels[:, :-1]).sum(dim=1).double().mean())


def third_class(labels: Int64[Tensor, " pairs"], classes: Pairs) -> float:
    """The share of pairs whose picture is judged to be of neither end's class."""
    neither = (labels != classes.first) & (labels != classes.second)
    return float(neither.double().mean())


@contextmanager
def _workers() -> Iterator[ThreadPoolExecutor]:
    """As many workers as torch has threads, each with one: they wait less than on one batch.

    Setting the threads of one worker sets those of the process, too: they are put back.
    """
    threads = torch.get_num_threads()
    try:
        with ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,)) as pool:
            yield pool
    finally:
        torch.set_num_threads(threads)


@torch.no_grad()
def _judge_batch(judge: Judge, make_frames: MakeFrames, pairs: Pairs) -> JudgedFrames:
    frames = make_frames(pairs)
    verdicts = judge_images(judge, frames.flatten(0, 1))
    steps = (frames[:, 1:] - frames[:, :-1]).square().sum(dim=(2, 3, 4)).sqrt()
    features, labels, confidence = (part.unflatten(0, frames.shape[:2]) for part in verdicts)
    return JudgedFrames(features, labels, confidence, steps)
