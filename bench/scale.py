"""MNIST, moved, up to 6 million images -> seconds and memory of training: docs/scale.md.

Run as `python -m bench.scale`, which `make bench-scale` does, and `make bench` at its end. The
images lie in a folder that is removed afterwards, 5.4 GB. All sizes train in turn, each in a
process that may have 2 GiB for itself, beside one that has the most images in memory, as all were
before. The limit is RLIMIT_DATA. Pages of files, which the system takes back as it likes, are not
in it: they are measured.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from bench.large_data import make_data
from bench.machine import available_bytes, describe_machine
from bench.plan import wait_for
from bench.process import Contender, serve_command
from bench.results import Results
from bench.scale_report import IMAGE_BYTES, draw, table
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json, write_json
from blenddigits.core.params import load_params
from blenddigits.data.idx import TRAIN_IMAGES
from tools.marked import renew

BENCH = Path("bench")
RESULTS = BENCH / "scale.json"
DOCUMENT, PLOT = Path("docs") / "scale.md", Path("docs") / "scale.png"
BEGIN, END = "<!-- written by `make bench-scale` -->", "<!-- end of the table -->"
LIMIT_MIB = 2048
IN_MEMORY = "in memory"


class Effort(NamedTuple):
    """What is measured."""

    sizes: tuple[int, ...]  # images, the most at the end
    epochs: int  # of the most images
    turn: int  # images of the largest in a turn; the others have a fifth
    passed: int  # of the largest after each turn, which are drawn and not learned from


FULL = Effort((60_000, 600_000, 6_000_000), epochs=2, turn=100_000, passed=0)
SAMPLED = Effort(FULL.sizes, FULL.epochs, turn=20_000, passed=280_000)
QUICK = Effort((600, 1_200, 2_400), epochs=2, turn=1_200, passed=0)


def main() -> None:
    """Make the data, measure, and renew the table and the plot."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few images; writes no file")
    parser.add_argument("--sampled", action="store_true", help="draw all, learn from every 15th")
    parser.add_argument("--again", action="store_true", help="table and plot of the last results")
    options = parser.parse_args()
    if options.again:
        show(read_json(RESULTS, "run `make bench-scale`"))
        return
    effort = QUICK if options.quick else SAMPLED if options.sampled else FULL
    if not (paths.MNIST_RAW / TRAIN_IMAGES).exists():
        raise UserError(f"{paths.MNIST_RAW / TRAIN_IMAGES}: not found; run `make repro` first")
    check_disk(BENCH, effort)
    with tempfile.TemporaryDirectory(prefix=".scale-", dir=BENCH) as folder:
        results = measure(Path(folder), effort)
    print(table(results))
    if not options.quick:
        write_json(RESULTS, results)
        show(results)


def show(results: Results) -> None:
    """Renew the table and the plot in docs/."""
    renew(DOCUMENT, table(results), BEGIN, END)
    draw(results, PLOT)


def check_disk(folder: Path, effort: Effort) -> None:
    """Raise UserError unless there is room for all images."""
    needed, free = sum(effort.sizes) * IMAGE_BYTES + 2**28, shutil.disk_usage(folder).free
    if free < needed:
        raise UserError(
            f"{folder}: {needed / 1e9:.1f} GB are needed for the images, {free / 1e9:.1f} GB are "
            "free; free some space and run it again"
        )


def measure(folder: Path, effort: Effort) -> Results:
    """Every size in turn until the largest has had its epochs."""
    for size in effort.sizes:
        _say(f"making {size:,} images")
        make_data(folder / str(size), size)
    contenders = start_contenders(folder, effort)
    try:
        wait_for(contenders.values())
        rounds = -(-effort.epochs * effort.sizes[-1] // (effort.turn + effort.passed))
        for number in range(rounds):
            for contender in contenders.values():
                contender.turn()
            _say(f"round {number + 1} of {rounds}: {_speeds(contenders)}")
    finally:
        for contender in contenders.values():
            contender.stop()
    rows = {name: row_of(contender) for name, contender in contenders.items()}
    return {
        "machine": describe_machine(),
        "limit_mib": LIMIT_MIB,
        "threads": load_params().compute.threads,
        "effort": effort._asdict(),
        "rows": rows,
        "share_of_in_memory": share(rows),
    }


def start_contenders(folder: Path, effort: Effort) -> dict[str, Contender]:
    """One for each size, and the largest in memory where there is room for it."""
    *smaller, largest = effort.sizes
    contenders = {
        str(size): _start(folder / str(size), effort.turn // 5, LIMIT_MIB) for size in smaller
    }
    contenders[str(largest)] = _start(
        folder / str(largest), effort.turn, LIMIT_MIB, passed=effort.passed
    )
    contenders[IN_MEMORY] = _start_in_memory(folder / str(largest), effort)
    return contenders


def row_of(contender: Contender) -> Results:
    """Speed over all turns, and the most memory of its first and of its second half."""
    turns = contender.turns
    if contender.failure or not turns:
        return {"failed": contender.failure or "not run"}
    images, seconds = (sum(turn[name] for turn in turns) for name in ("images", "seconds"))
    row = {"images_per_s": round(images / seconds, 1), "peak_mib": round(contender.peak_mib, 1)}
    if "own_mib" in turns[0]:
        middle = -(-len(turns) // 2)
        halves = {"first_half": turns[:middle], "second_half": turns[middle:] or turns}
        row |= {
            f"{part}_{name}": round(mean(turn[name] for turn in half), 1)
            for part, half in halves.items()
            for name in ("own_mib", "file_mib")
        }
    return row


def share(rows: dict[str, Results]) -> float | None:
    """The speed of the largest from its file as a share of its speed in memory."""
    *_, largest, in_memory = rows.values()
    if "failed" in largest or "failed" in in_memory:
        return None
    return round(largest["images_per_s"] / in_memory["images_per_s"], 3)


def _start(folder: Path, images: int, limit_mib: int, **others: int) -> Contender:
    settings = {"folder": str(folder), "images": images, "limit_mib": limit_mib, **others}
    return Contender(serve_command("any_size", settings))


def _start_in_memory(folder: Path, effort: Effort) -> Contender:
    needed = effort.sizes[-1] * IMAGE_BYTES + 2**30
    free = available_bytes()
    if free < needed:
        return Contender([], failure=f"{needed >> 20} MiB are needed, {free >> 20} are free")
    return _start(folder, effort.turn // 5, 0, in_memory=True)


def _speeds(contenders: dict[str, Contender]) -> str:
    shown = {
        name: f"{contender.turns[-1]['images_per_s']:,.0f}" if contender.turns else "-"
        for name, contender in contenders.items()
    }
    return ", ".join(f"{name}: {speed}" for name, speed in shown.items()) + " images/s"


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except UserError as error:
        sys.exit(f"error: {error}")
