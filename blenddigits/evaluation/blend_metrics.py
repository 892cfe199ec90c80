"""How a method blends: like digits, evenly, and over few other classes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from typing import NamedTuple

import torch
from jaxtyping import Float, Int64
from torch import Tensor

from blenddigits.core.errors import UserError
from blenddigits.core.files import DECIMALS
from blenddigits.data.images import as_double
from blenddigits.evaluation import intervals
from blenddigits.evaluation.candidates import Pairs
from blenddigits.evaluation.likeness import SURE, Reference, validity
from blenddigits.evaluation.methods import FRAMES, Frames, MakeFrames
from blenddigits.judge.classifier import Judge, Judges, Verdicts, judge_images
from blenddigits.models.processes import in_shares

PAIRS_AT_ONCE = 16  # few, as each path is measured in many pictures: they stay in the cache
MIDDLE = FRAMES // 2
SMALLEST_STEP = 1e-9

BlendMetrics = dict[str, float]
FrameLabels = Int64[Tensor, "pairs frames"]
Steps = Float[Tensor, "pairs steps"]


class JudgedFrames(NamedTuple):
    """A judge's verdicts on every frame of every pair."""

    features: Float[Tensor, "pairs frames features"]
    labels: FrameLabels
    confidence: Float[Tensor, "pairs frames"]

    def frame(self, number: int) -> Verdicts:
        """The verdicts on one frame of all pairs."""
        return Verdicts(
            self.features[:, number], self.labels[:, number], self.confidence[:, number]
        )


class JudgedBlends(NamedTuple):
    """What each judge says of a method's blends, and how far apart their frames are (L2)."""

    by_judge: dict[str, JudgedFrames]
    steps: Steps


class Opinion(NamedTuple):
    """One judge's numbers for a method: of each frame, and of what it sees on the way."""

    fds: list[float]  # Frechet distances; those of different judges do not compare
    kid: float  # the kernel distance half way; neither do these
    crossfade: "Distances"  # by the same judge: what makes them comparable
    validities: list[float]  # shares that the judge is sure of
    third_class: float
    label_changes: float
    half_widths: BlendMetrics  # of 95 % intervals, of some of the metrics

    @property
    def fd_shares(self) -> list[float]:
        """The Frechet distances as shares of the cross-fade's."""
        return [fd / self.crossfade.fd for fd in self.fds]

    @property
    def kid_share(self) -> float | None:
        """The kernel distance as a share; None where the cross-fade's, as of few pairs, is none."""
        return self.kid / self.crossfade.kid if self.crossfade.kid > 0 else None

    def metrics(self) -> BlendMetrics:
        """One number for each property; those without "path" in their name at alpha 0.5.

        A share of which nothing can be said is left out.
        """
        numbers = {
            "fd": self.fds[MIDDLE],
            "fd_share": self.fd_shares[MIDDLE],
            "path_fd_share": max(self.fd_shares),
            "kid_share": self.kid_share,
            "validity": self.validities[MIDDLE],
            "path_validity": sum(self.validities) / FRAMES,
            "third_class": self.third_class,
            "label_changes": self.label_changes,
        }
        return {
            name: round(value, DECIMALS) for name, value in numbers.items() if value is not None
        }


class Distances(NamedTuple):
    """How far the half-way pictures of a cross-fade are from real digits."""

    fd: float
    kid: float


STRICTEST = {  # the least kind of several judges' numbers; those of `fd` do not compare
    "fd_share": max,
    "path_fd_share": max,
    "kid_share": max,
    "validity": min,
    "path_validity": min,
    "third_class": max,
    "label_changes": max,
    "class_kept": min,
    "fd_reconstructions_share": max,
    "fd_samples_share": max,
}


def strictest(metrics: Iterable[Mapping[str, float]]) -> BlendMetrics:
    """Of each number the least kind, whichever judge it comes from; not all may give it."""
    each = list(metrics)
    given = {name: [own[name] for own in each if name in own] for name in STRICTEST}
    return {name: STRICTEST[name](values) for name, values in given.items() if values}


def judge_frames(judges: Judges, frames: MakeFrames, pairs: Pairs) -> JudgedBlends:
    """What the judges say of the frames from the first to the second image of every pair."""
    firsts, seconds = (ends.split(PAIRS_AT_ONCE) for ends in pairs)
    batches = [Pairs(*ends) for ends in zip(firsts, seconds, strict=True)]

    def judged(batches: Sequence[Pairs]) -> list[Tensor]:
        with _workers() as workers:
            each = workers.map(lambda batch: _judge_batch(judges, frames, batch), batches)
            return [*map(torch.cat, zip(*each, strict=True))]

    *parts, steps = in_shares(batches, judged)
    rest = iter(parts)
    by_judge = {name: JudgedFrames(*islice(rest, len(JudgedFrames._fields))) for name in judges}
    return JudgedBlends(by_judge, steps)


def opinion_of(
    judged: JudgedFrames, reference: Reference, classes: Pairs, crossfade: Distances | None
) -> Opinion:
    """What the judge of `reference` says; without `crossfade` these are the cross-fade's blends.

    `classes` are the classes of the pairs' images. Raises UserError when the judge sees no
    difference between cross-fades and real digits.
    """
    frames = [judged.frame(number) for number in range(FRAMES)]
    fds = [reference.frechet(frame.features) for frame in frames]
    kid = reference.kernel(frames[MIDDLE].features)
    crossfade = crossfade or Distances(fds[MIDDLE], kid)
    if not crossfade.fd > 0:  # NaN is not, either
        raise UserError(
            f"the {reference.judge} judge sees cross-fades as real pictures (Frechet distance "
            f"{crossfade.fd:g}), and blends are measured in shares of that; train it longer "
            f"(train_judge.epochs), or ask of more pairs"
        )
    return Opinion(
        fds,
        kid,
        crossfade,
        [validity(frame.confidence) for frame in frames],
        third_class(judged.labels[:, MIDDLE], classes),
        label_changes(judged.labels),
        _half_widths(judged, reference, classes, crossfade),
    )


def _half_widths(
    judged: JudgedFrames, reference: Reference, classes: Pairs, crossfade: Distances
) -> BlendMetrics:
    """How far luck with the pairs may have moved the metrics; the cross-fade's is left out."""
    middle, count = judged.frame(MIDDLE), len(judged.labels)
    return {
        "fd_share": intervals.of_statistic(middle.features, reference.frechet) / crossfade.fd,
        "validity": intervals.of_share(validity(middle.confidence), count),
        "path_validity": intervals.of_mean(as_double(judged.confidence > SURE).mean(dim=1)),
        "third_class": intervals.of_share(third_class(middle.labels, classes), count),
    }


def evenness(steps: Steps) -> float:
    """The largest step over the mean one, meant over the pairs; 1 is perfectly even."""
    ratio = steps.max(dim=1).values / steps.mean(dim=1).clamp(min=SMALLEST_STEP)
    return float(as_double(ratio).mean())


def label_changes(labels: FrameLabels) -> float:
    """How often the judge sees another class than one frame before, meant over the pairs."""
    return float(as_double((labels[:, 1:] != labels[:, :-1]).sum(dim=1)).mean())


def third_class(labels: Int64[Tensor, " pairs"], classes: Pairs) -> float:
    """The share of pairs whose picture is judged to be of neither end's class."""
    neither = (labels != classes.first) & (labels != classes.second)
    return float(as_double(neither).mean())


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
def _judge_batch(judges: Judges, make_frames: MakeFrames, pairs: Pairs) -> list[Tensor]:
    """What each judge says, part by part, and at last the steps."""
    frames = make_frames(pairs)
    steps = (frames[:, 1:] - frames[:, :-1]).square().sum(dim=(2, 3, 4)).sqrt()
    return [*chain.from_iterable(_verdicts(judge, frames) for judge in judges.values()), steps]


def _verdicts(judge: Judge, frames: Frames) -> JudgedFrames:
    verdicts = judge_images(judge, frames.flatten(0, 1))
    return JudgedFrames(*(part.unflatten(0, frames.shape[:2]) for part in verdicts))
