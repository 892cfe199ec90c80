"""Every method beside every other: a row for each, of which metrics and curves are views."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from blenddigits.core.files import DECIMALS
from blenddigits.core.params import EvaluateParams, PathParams
from blenddigits.data.images import Images
from blenddigits.evaluation.blend_metrics import (
    MIDDLE,
    Distances,
    JudgedBlends,
    Opinion,
    evenness,
    judge_frames,
    opinion_of,
    strictest,
)
from blenddigits.evaluation.candidates import Candidate, Digits, Pairs
from blenddigits.evaluation.likeness import Neighbourhood, Reference, judge_together, validity
from blenddigits.evaluation.methods import FRAMES, Method, all_methods
from blenddigits.evaluation.model_metrics import ModelMetrics, class_kept, model_metrics
from blenddigits.judge.classifier import CHOOSER, Judges

References = dict[str, Reference]


class Row(NamedTuple):
    """How one method blends; a cross-fade has no model."""

    model: str | None
    path: str
    opinions: dict[str, Opinion]  # by judge
    neighbourhoods: list[Neighbourhood]  # frame by frame, by the features of the chooser
    evenness: float

    @property
    def name(self) -> str:
        """Its column in a table of curves."""
        return self.path if self.model is None else f"{self.model}_{self.path}"

    def metrics(self) -> dict[str, Any]:
        """The least kind number of all judges, and beside it what each of them says."""
        by_judge = {name: _with_half_widths(opinion) for name, opinion in self.opinions.items()}
        others = self.neighbourhoods[MIDDLE]._asdict() | {"evenness": self.evenness}
        rounded = {name: round(value, DECIMALS) for name, value in others.items()}
        return strictest(by_judge.values()) | rounded | {"by_judge": by_judge}


def _with_half_widths(opinion: Opinion) -> dict[str, Any]:
    half_widths = {name: round(value, DECIMALS) for name, value in opinion.half_widths.items()}
    return opinion.metrics() | {"half_width": half_widths}


CURVES: dict[str, Callable[[Row, int], float]] = {  # of a row, frame by frame
    "fd_share": lambda row, frame: max(o.fd_shares[frame] for o in row.opinions.values()),
    "validity": lambda row, frame: min(o.validities[frame] for o in row.opinions.values()),
    "density": lambda row, frame: row.neighbourhoods[frame].density,
    "coverage": lambda row, frame: row.neighbourhoods[frame].coverage,
}


class Comparison(NamedTuple):
    """What was measured of real digits, of each model, and of each method: the cross-fade first."""

    real: dict[str, Any]
    models: dict[str, ModelMetrics]
    rows: list[Row]

    def metrics(self) -> dict[str, Any]:
        """One tree: real digits and the cross-fade, then by model its own numbers and its paths."""
        tree = {"real": self.real} | self._by_path(None)
        return tree | {name: own | self._by_path(name) for name, own in self.models.items()}

    def curves(self, measure: str) -> list[dict[str, float]]:
        """One of CURVES along alpha: a row for each frame, a column for each method."""
        return [
            {"alpha": frame / (FRAMES - 1)}
            | {row.name: round(CURVES[measure](row, frame), DECIMALS) for row in self.rows}
            for frame in range(FRAMES)
        ]

    def _by_path(self, model: str | None) -> dict[str, Any]:
        return {row.path: row.metrics() for row in self.rows if row.model == model}


def compare(
    candidates: Mapping[str, Candidate],
    judges: Judges,
    digits: Digits,
    cfg: EvaluateParams,
    path: PathParams,
    seed: int,
) -> Comparison:
    """Measure real digits, the pixel cross-fade, and each model on both paths."""
    references = refer(judges, digits.real_x, cfg)
    rows = rows_of(all_methods(digits.test_x, candidates, path), judges, references, digits)
    crossfade_fds = {name: opinion.crossfade.fd for name, opinion in rows[0].opinions.items()}
    models = {
        name: model_metrics(candidate, digits, judges, references, crossfade_fds, cfg, seed)
        for name, candidate in candidates.items()
    }
    return Comparison(_real_metrics(judges, digits, references, crossfade_fds), models, rows)


def refer(judges: Judges, real_x: Images, cfg: EvaluateParams) -> References:
    """The real digits as each judge sees them."""
    return {name: Reference(judge, real_x, cfg) for name, judge in judges.items()}


def rows_of(
    methods: Iterable[Method], judges: Judges, references: References, digits: Digits
) -> list[Row]:
    """What the judges say of each method on the digits' pairs; the first is the cross-fade."""
    classes = Pairs(*(digits.test_labels[indices] for indices in digits.pairs))
    rows: list[Row] = []
    crossfade: dict[str, Distances] = {}
    for method in methods:
        judged = judge_frames(judges, method.frames, digits.pairs)
        opinions = _opinions(judged, references, classes, crossfade)
        crossfade = {name: opinion.crossfade for name, opinion in opinions.items()}
        near = _neighbourhoods(judged, references)
        rows.append(Row(method.model, method.path, opinions, near, evenness(judged.steps)))
    return rows


def _opinions(
    judged: JudgedBlends,
    references: References,
    classes: Pairs,
    crossfade: Mapping[str, Distances],
) -> dict[str, Opinion]:
    return {
        name: opinion_of(judged.by_judge[name], reference, classes, crossfade.get(name))
        for name, reference in references.items()
    }


def _neighbourhoods(judged: JudgedBlends, references: References) -> list[Neighbourhood]:
    features = judged.by_judge[CHOOSER].features
    return [references[CHOOSER].neighbourhood(features[:, frame]) for frame in range(FRAMES)]


def _real_metrics(
    judges: Judges, digits: Digits, references: References, crossfade_fds: Mapping[str, float]
) -> dict[str, Any]:
    by_judge = {}
    for name, judge in judges.items():
        verdicts = judge_together(judge, digits.test_x)
        numbers = {
            "fd_share": references[name].frechet(verdicts.features) / crossfade_fds[name],
            "validity": validity(verdicts.confidence),
            "class_kept": class_kept(verdicts, digits.test_labels),
        }
        by_judge[name] = {key: round(value, DECIMALS) for key, value in numbers.items()}
    chosen = judge_together(judges[CHOOSER], digits.test_x).features
    near = references[CHOOSER].neighbourhood(chosen)._asdict()
    rounded = {name: round(value, DECIMALS) for name, value in near.items()}
    return strictest(by_judge.values()) | rounded | {"by_judge": by_judge}
