"""Every method beside every other: one tree of metrics, and curves along alpha."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from blenddigits.core.params import EvaluateParams, PathParams
from blenddigits.evaluation.blend_metrics import (
    MIDDLE,
    JudgedWalk,
    judge_walk,
    likeness_by_frame,
    path_metrics,
)
from blenddigits.evaluation.candidates import Candidate, Digits, Pairs
from blenddigits.evaluation.likeness import DECIMALS, Likeness, Reference
from blenddigits.evaluation.methods import FRAMES, Walk, crossfade, shipped_path, straight_path
from blenddigits.evaluation.model_metrics import model_metrics
from blenddigits.judge.classifier import Judge, judge_images

Metrics = dict[str, Any]
CurvesRow = dict[str, float]


class Comparison(NamedTuple):
    """Metrics by method and path, and one row of curves for each alpha."""

    metrics: Metrics
    curves: list[CurvesRow]


def compare(
    candidates: Mapping[str, Candidate],
    judge: Judge,
    digits: Digits,
    cfg: EvaluateParams,
    path: PathParams,
    seed: int,
) -> Comparison:
    """Measure real digits, the pixel cross-fade, and each model on both paths."""
    reference = Reference(judge, digits.real_x, cfg)
    walks = {"crossfade": crossfade(digits.test_x)}
    for name, candidate in candidates.items():
        walks |= {f"{name}_{kind}": walk for kind, walk in both_paths(candidate, path).items()}
    judged = {name: judge_walk(judge, walk, digits.pairs) for name, walk in walks.items()}
    likeness = {name: likeness_by_frame(walk, reference) for name, walk in judged.items()}

    blends = _blend_metrics(judged, likeness, digits)
    metrics = {"real": _real_metrics(judge, digits, reference), "crossfade": blends["crossfade"]}
    for name, candidate in candidates.items():
        metrics[name] = model_metrics(candidate, digits, judge, reference, cfg, seed)
        metrics[name] |= {kind: blends[f"{name}_{kind}"] for kind in ("straight", "shipped")}
    return Comparison(metrics, _curves(likeness))


def both_paths(candidate: Candidate, cfg: PathParams) -> dict[str, Walk]:
    """The straight line between two codes, at times alpha, and the path that ships."""
    model, codes = candidate.model, candidate.test_codes
    return {
        "straight": straight_path(model, codes),
        "shipped": shipped_path(model, codes, candidate.prototypes, cfg),
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


def _real_metrics(judge: Judge, digits: Digits, reference: Reference) -> Metrics:
    verdicts = judge_images(judge, digits.test_x)
    kept = float((verdicts.labels == digits.test_labels).double().mean())
    return reference.likeness(verdicts).rounded() | {"class_kept": round(kept, DECIMALS)}


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
