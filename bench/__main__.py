"""data/ and artifacts/onnx/ -> tables on the screen and bench/results.json."""

import argparse
import sys
from pathlib import Path

from bench.machine import describe_machine
from bench.plan import (
    ONNX_MODELS,
    faster_threads,
    run_race,
    run_rounds,
    start_contenders,
    start_race,
)
from bench.report import markdown
from bench.results import Results, collect, settings_of
from bench.settings import FULL, QUICK, Effort
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_json
from blenddigits.core.params import load_params

RESULTS = Path("bench") / "results.json"


def main() -> None:
    """Measure everything, print the tables and keep the numbers."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="one short round, without the original's run to the target; writes no file",
    )
    quick: bool = parser.parse_args().quick
    check_inputs()
    results = measure(QUICK if quick else FULL)
    if not quick:
        write_json(RESULTS, results)
    print(markdown(results))


def check_inputs() -> None:
    """Raise UserError unless the pipeline has left what is measured."""
    for path in (paths.MNIST_RAW, paths.VALIDATION_INDICES, *ONNX_MODELS.values()):
        if not path.exists():
            raise UserError(f"{path}: not found; run `make repro` first")


def measure(effort: Effort) -> Results:
    """Rounds of all contenders, then both ways to the target."""
    params, machine = load_params(), describe_machine()
    contenders = start_contenders(params, effort)
    try:
        run_rounds(contenders, effort.rounds)
    finally:
        for contender in contenders.values():
            contender.stop()
    race = start_race(params, faster_threads(contenders, params.compute.threads))
    try:
        run_race(race, effort)
    finally:
        for contender in race:
            contender.stop()
    settings = settings_of(params, effort)
    return {"machine": machine, "settings": settings, **collect(contenders, race, params)}


if __name__ == "__main__":
    try:
        main()
    except UserError as error:
        sys.exit(f"error: {error}")
