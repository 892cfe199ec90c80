"""Every method beside every other: a row for each, of which metrics and curves are views."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from blenddigits.core.files import DECIMALS
from blenddigits.core.params import EvaluateParams, PathParams
from blenddigits.evaluation.blend_metrics import (
    MIDDLE,
    BlendMetrics,
    blend_metrics,
    judge_frames,
    likeness_by_frame,
)
from blenddigits.evaluation.candidates import Candidate, Digits, Pairs
from blenddigits.evaluation.likeness import Likeness, Reference
from blenddigits.evaluation.methods import FRAMES, all_methods
from blenddigits.evaluation.model_metrics import ModelMetrics, model_metrics
from blenddigits.judge.classifier import Judge, judge_images


class Row(NamedTuple):
    """How one method blends; a cross-fade has no model."""

    model: str | None
    path: str
    likeness: list[Likeness]  # frame by frame
    metrics: BlendMetrics

    @property
    def name(self) -> str:
        """Its column in a table of curves."""
        return self.path if self.model is None else f"{self.model}_{self.path}"


class Comparison(NamedTuple):
    """What was measured of real digits, of each model, and of each method: the cross-fade first."""

    real: dict[str, float]
    models: dict[str, ModelMetrics]
    rows: list[Row]

    def metrics(self) -> dict[str, Any]:
        """One tree: real digits and the cross-fade, then by model its own numbers and its paths."""
        tree = {"real": self.real} | self._by_path(None)
        return tree | {name: own | self._by_path(name) for name, own in self.models.items()}

    def curves(self, measure: str) -> list[dict[str, float]]:
        """One field of Likeness along alpha: a row for each frame, a column for each method."""
        return [
            {"alpha": frame / (FRAMES - 1)}
            | {row.name: row.likeness[frame].rounded()[measure] for row in self.rows}
            for frame in range(FRAMES)
        ]

    def _by_path(self, model: str | None) -> dict[str, Any]:
        return {row.path: row.metrics for row in self.rows if row.model == model}


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
    classes = Pairs(*(digits.test_labels[indices] for indices in digits.pairs))
    rows: list[Row] = []
    for method in all_methods(digits.test_x, candidates, path):
        judged = judge_frames(judge, method.frames, digits.pairs)
        likeness = likeness_by_frame(judged, reference)
        crossfade = rows[0].likeness if rows else likeness
        metrics = blend_metrics(judged, likeness, classes, crossfade[MIDDLE].fd)
        rows.append(Row(method.model, method.path, likeness, metrics))
    models = {
        name: model_metrics(candidate, digits, judge, reference, cfg, seed)
        for name, candidate in candidates.items()
    }
    return Comparison(_real_metrics(judge, digits, reference), models, rows)


def _real_metrics(judge: Judge, digits: Digits, reference: Reference) -> dict[str, float]:
    verdicts = judge_images(judge, digits.test_x)
    kept = float((verdicts.labels == digits.test_labels).double().mean())
    return reference.likeness(verdicts).rounded() | {"class_kept": round(kept, DECIMALS)}
