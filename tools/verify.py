"""The pipeline, run again here, and its metrics against the committed ones.

Run as `python -m tools.verify`, which `make verify` does; --force repeats what is up to date, too.
"""

import argparse
import json
import subprocess
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json
from blenddigits.core.stage import run_program
from blenddigits.core.yaml12 import read_yaml
from blenddigits.evaluation.markdown import markdown_table
from tools.git import run_git

FILES = (
    paths.AE_METRICS,
    paths.VAE_METRICS,
    paths.FINETUNED_METRICS,
    paths.JUDGE_METRICS,
    paths.EVALUATION_METRICS,
    paths.SCRUTINY_METRICS,
    paths.ONNX_METRICS,
)
TOLERANCES = Path("tools") / "tolerances.yaml"
ANY = "any"
MISSING = "missing"

Value = int | float | str
Metrics = dict[str, Value]
Tolerances = Mapping[str, int | float | str]


class Difference(NamedTuple):
    """A metric whose two values are further apart than they may be."""

    name: str
    committed: Value
    here: Value
    limit: int | float | str


def committed_metrics(revision: str = "HEAD") -> Metrics:
    """The metrics as Git has them; raises UserError when there are none."""
    metrics: Metrics = {}
    for file in FILES:
        name = file.as_posix()
        if not run_git("ls-tree", "--name-only", revision, "--", name):
            raise UserError(f"{file}: not in the commit {revision}; commit the results first")
        # ./ as the project may be a folder of a larger repository
        metrics |= flatten(json.loads(run_git("show", f"{revision}:./{name}")))
    return metrics


def metrics_here(root: Path = Path()) -> Metrics:
    """The metrics as the last run of the project in `root` left them."""
    metrics: Metrics = {}
    for file in FILES:
        metrics |= flatten(read_json(root / file, "run `make repro`"))
    return metrics


def flatten(tree: Mapping[str, Any], prefix: str = "") -> Metrics:
    """Names such as denoising.psnr_db.noise_0_2, and their values."""
    flat: Metrics = {}
    for name, value in tree.items():
        full = f"{prefix}{name}"
        flat |= flatten(value, f"{full}.") if isinstance(value, dict) else {full: value}
    return flat


def read_tolerances() -> Tolerances:
    """The limits by pattern, in the order in which they are tried."""
    return read_yaml(TOLERANCES.read_text())


def pattern_of(name: str, tolerances: Tolerances) -> str:
    """The first pattern that fits; raises UserError when none does."""
    for pattern in tolerances:
        if fnmatchcase(name, pattern):
            return pattern
    raise UserError(f"{TOLERANCES}: no pattern fits the metric {name}; add one")


def differences(committed: Metrics, here: Metrics, tolerances: Tolerances) -> Iterator[Difference]:
    """Every metric that is only on one side, or whose values are too far apart."""
    for name in sorted(committed.keys() | here.keys()):
        limit = tolerances[pattern_of(name, tolerances)]
        old, new = committed.get(name, MISSING), here.get(name, MISSING)
        if MISSING in (old, new) or not is_close(old, new, limit):
            yield Difference(name, old, new, limit)


def is_close(committed: Value, here: Value, limit: int | float | str) -> bool:
    """Whether two values are within an absolute limit or a share such as "5 %"; see the file."""
    if limit == ANY or isinstance(committed, str) or isinstance(here, str):
        return limit == ANY or committed == here
    if isinstance(limit, str):
        limit = float(limit.removesuffix("%")) / 100 * abs(committed)
    return abs(committed - here) <= limit


def main() -> None:
    """Run the pipeline, compare, and end with an error when a metric is off."""
    parser = argparse.ArgumentParser(prog="make verify", description=__doc__)
    parser.add_argument("--force", action="store_true", help="repeat what is up to date, too")
    force = ["--force"] if parser.parse_args().force else []
    committed = committed_metrics()
    try:
        subprocess.run(["dvc", "repro", *force], check=True)
    except FileNotFoundError:
        raise UserError("dvc: not found; run `make verify`, which finds it") from None
    except subprocess.CalledProcessError:
        raise UserError("the pipeline did not run to its end; see above") from None
    here = metrics_here()
    found = list(differences(committed, here, read_tolerances()))
    if not found:
        same = sum(committed[name] == here[name] for name in committed)
        print(f"{len(here)} metrics agree with the committed ones, {same} of them exactly")
        return
    rows = [[one.name, str(one.committed), str(one.here), str(one.limit)] for one in found]
    print(markdown_table(["metric", "committed", "here", "may differ by"], rows, padded=True))
    raise UserError(f"{len(found)} of {len(here)} metrics differ by more than {TOLERANCES} allows")


if __name__ == "__main__":
    run_program(main)
