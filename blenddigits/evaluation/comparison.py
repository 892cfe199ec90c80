"""Every method beside every other: one tree of metrics, and curves along alpha."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from blenddigits.core.params import EvaluateParams, PathParams
from blenddigits.evaluation.blend_metrics import MIDDLE, JudgedWalk, along, judge_walk, path_metrics
from blenddigits.evaluation.candidates import Contender, Digits
from blenddigits.evaluation.likeness import DECIMALS, Likeness, Yardstick
from blenddigits.evaluation.methods import FRAMES, Walk, crossfade, shipped_path, straight_path
from blenddigits.evaluation.model_metrics import model_metrics
from blenddigits.evaluation.pairs import Pairs
from blenddigits.judge.classifier import Judge, judge_images

Metrics = dict[str, Any]
CurvesRow = dict[str, float]


class Comparison(NamedTuple):
    """Metrics by method and path, and one row of curves for each alpha."""

    metrics: Metrics
    curves: list[CurvesRow]


def compare(
    contenders: Mapping[str, Contender],
    judge: Judge,
    digits: Digits,
    cfg: EvaluateParams,
    path: PathParams,
    seed: int,
) -> Comparison:
    """Measure real digits, the pixel cross-fade, and each model on both paths."""
    yardstick = Yardstick(judge, digits.real_x, cfg)
    walks = {"crossfade": crossfade(digits.test_x)}
    for name, contender in contenders.items():
        walks |= {f"{name}_{kind}": walk for kind, walk in both_paths(contender, path).items()}
    judged = {name: judge_walk(judge, walk, digits.pairs) for name, walk in walks.items()}
    likeness = {name: along(walk, yardstick) for name, walk in judged.items()}

    blends = _blend_metrics(judged, likeness, digits)
    metrics = {"real": _real_metrics(judge, digits, yardstick), "crossfade": blends["crossfade"]}
    for name, contender in contenders.items():
        metrics[name] = model_metrics(contender, digits, judge, yardstick, cfg, seed)
        metrics[name] |= {kind: blends[f"{name}_{kind}"] for kind in ("straight", "shipped")}
    return Comparison(metrics, _curves(likeness))


def both_paths(contender: Contender, cfg: PathParams) -> dict[str, Walk]:
    """The straight line between two codes, at times alpha, and the path that ships."""
    model, codes = contender.model, contender.test_codes
    return {
        "straight": straight_path(model, codes),
        "shipped": shipped_path(model, codes, contender.prototypes, cfg),
    }


def _blend_metrics(
    judged: Mapping[str, JudgedWalk], likeness: Mapping[str, list[Likeness]], digits: Digits
) -> dict[str, Metrics]:
    classes = Pairs(*(digits.test_labels[positions] for positions in digits.pairs))
    crossfade_fd = likeness["crossfade"][MIDDLE].fd
    return {
        name: path_metrics(walk, likeness[name], classes, crossfade_fd)
        for name, walk in judged.items()
    }


def _real_metrics(judge: Judge, digits: Digits, yardstick: Yardstick) -> Metrics:
    verdicts = judge_images(judge, digits.test_x)
    kept = float((verdicts.labels == digits.test_labels).double().mean())
    return yardstick.likeness(verdicts).rounded() | {"class_kept": round(kept, DECIMALS)}


def _curves(likeness: Mapping[str, list[Likeness]]) -> list[CurvesRow]:
    """A column for each number of each method, such as fd_crossfade."""
    rows = []
    for frame in range(FRAMES):
        row = {"alpha": frame / (FRAMES - 1)}
        for measure in Likeness._fields:
            row |= {
                f"{measure}_{name}": frames[frame].rounded()[measure]
                for name, frames in likeness.items()
            }
        rows.append(row)
    return rows
