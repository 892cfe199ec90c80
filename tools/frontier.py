"""docs/trials.md -> docs/frontier.png, what each trial gave up in -ELBO for blends like digits.

Run as `python -m tools.frontier`.
"""

import re
from pathlib import Path
from typing import NamedTuple

from matplotlib.figure import Figure

DOCS = Path(__file__).parent.parent / "docs"
TABLE = "| name | what | -ELBO |"
FINAL = re.compile(r"\*\*final/val(?:/(\w+)(?:\.\d+)?)?\*\*: (.*)")
PATHS = {  # as the trials name them, in the order of the legend
    "straight": ("straight", "#b83a20", "o"),
    "norm": ("norm-preserving", "#c8892b", "s"),
    "norm_even": ("norm-preserving, even speed", "#2257a5", "^"),
    "proto_even": ("over a prototype, even speed: shipped first", "#74337f", "*"),
}


class Trial(NamedTuple):
    """Measured on the validation split."""

    path: str
    neg_elbo: float  # nats per image
    fd: float  # at alpha 0.5
    critic: bool


def read_trials(text: str) -> list[Trial]:
    """Every trial of which both numbers were measured."""
    rows = text[text.index(TABLE) :].split("\n\n", maxsplit=1)[0].splitlines()[2:]
    trials = []
    for row in rows:
        _, _, what, bound, _, _, _, path, fd, *_ = (cell.strip() for cell in row.split("|"))
        trials.append(Trial(path, float(bound), float(fd.split()[0]), what.startswith("critic")))
    found = {path: dict(re.findall(r"(\w+) ([\d.]+)", rest)) for path, rest in FINAL.findall(text)}
    neg_elbo = float(found[""]["nelbo"])
    return trials + [
        Trial(path, neg_elbo, float(numbers["fd"]), False)
        for path, numbers in found.items()
        if path in PATHS
    ]


def draw(trials: list[Trial]) -> Figure:
    """-ELBO to the right, FD upwards: the best is left below."""
    figure = Figure(figsize=(7.5, 4.5), dpi=150, layout="constrained")
    ax = figure.subplots()
    for path, (name, colour, marker) in PATHS.items():
        chosen = [trial for trial in trials if trial.path == path]
        for critic in (False, True):
            some = [trial for trial in chosen if trial.critic == critic]
            ax.scatter(
                [trial.neg_elbo for trial in some],
                [trial.fd for trial in some],
                s=220 if marker == "*" else 42,
                marker=marker,
                facecolors="none" if critic else colour,
                edgecolors=colour,
                label=None if critic else name,
            )
    ax.scatter([], [], s=42, facecolors="none", edgecolors="#22201c", label="hollow: with a critic")
    ax.set(
        xlabel="-ELBO on the validation split, nats per image",
        ylabel="FD half way (a cross-fade has 208)",
        ylim=(0, None),
    )
    ax.spines[["top", "right"]].set_visible(False)
    ax.legend(frameon=False, fontsize=9)
    return figure


if __name__ == "__main__":
    draw(read_trials((DOCS / "trials.md").read_text())).savefig(DOCS / "frontier.png")
