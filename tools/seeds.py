"""Five seeds, trained through DVC's queue: mean and standard deviation of every metric.

Run as `python -m tools.seeds`, which `make seeds` does. It may be stopped at any time; run again,
it goes on with what is missing. The results are of the last commit.
"""

import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_json
from blenddigits.core.stage import run_program
from tools.verify import Metrics, committed_metrics

SEEDS = (1, 2, 3, 4, 5)
STAGES = ("evaluate", "scrutinise", "export_onnx")  # with all that they need, and without the page
RESULTS = Path("docs") / "seeds.json"
POLL_S = 5
PATIENCE = 12  # answers in a row that no worker or no such seed is there, until it is believed
NO_WORKER = "0 active, 0 idle"  # in what `dvc queue status` says
UNDER_WAY = ("Queued", "Running")  # the same of a seed

Rows = dict[str, dict[str, float]]


def spread(runs: Mapping[int, Metrics]) -> Rows:
    """Mean and standard deviation over the runs of every metric that is a number in all of them."""
    first, *others = runs.values()
    names = [name for name in first if all(name in run for run in others)]
    columns = {name: [run[name] for run in runs.values()] for name in names}
    return {
        name: {"mean": statistics.fmean(values), "sd": statistics.stdev(values)}
        for name, column in columns.items()
        if len(values := [value for value in column if not isinstance(value, str)]) == len(runs)
    }


def with_spread(found: Mapping[str, float], digits: int) -> str:
    """Mean and standard deviation, for a table."""
    return f"{found['mean']:,.{digits}f} ± {found['sd']:.{digits}f}"


def head() -> str:
    """The last commit."""
    return _output("git", "rev-parse", "HEAD").strip()


def finished(commit: str) -> dict[int, str]:
    """The revision of each seed whose run of this commit has ended well."""
    listed = _output(
        "git", "for-each-ref", "--format=%(refname)", f"refs/exps/{commit[:2]}/{commit[2:]}"
    )
    known = {_name(seed): seed for seed in SEEDS}
    return {known[name]: ref for ref in listed.split() if (name := ref.split("/")[-1]) in known}


def queue(seeds: list[int]) -> None:
    """Let DVC run these seeds, one after the other; what waits or runs already is left alone."""
    status = _output("dvc", "queue", "status")
    for seed in seeds:
        state = _state(seed, status)
        if state == "Failed":
            _output("dvc", "queue", "remove", _name(seed))
        if state not in UNDER_WAY:
            command = ("dvc", "exp", "run", "--queue", "--name", _name(seed), "-S", f"seed={seed}")
            _output(*command, *STAGES)
    _start_worker()


def wait_for(seeds: list[int], commit: str) -> None:
    """Until all of them have ended; one line for each.

    Raises UserError when one has failed, or nothing runs that could end well.

    DVC's worker ends too early when a busy machine answers it late (treeverse/dvc issue 10562), and
    is then started again. It may also answer late itself while it works: a second one beside it
    would make both many times slower.
    """
    waiting, unanswered, unknown = list(seeds), 0, 0
    while waiting:
        status = _output("dvc", "queue", "status")
        done = finished(commit)
        for seed in [seed for seed in waiting if seed in done]:
            print(f"seed {seed}: done, {len(waiting) - 1} to go", flush=True)
            waiting.remove(seed)
        for seed in waiting:
            if _state(seed, status) == "Failed":
                raise UserError(f"seed {seed} failed; `dvc queue logs {_name(seed)}` says why")
        lost = [seed for seed in waiting if _state(seed, status) not in UNDER_WAY]
        unknown = unknown + 1 if lost else 0
        if unknown == PATIENCE:
            raise UserError(
                f"seed {lost[0]} is not in DVC's queue, and no run of it has ended well at "
                f"{commit[:7]}; run `make seeds` again"
            )
        unanswered = unanswered + 1 if NO_WORKER in status else 0
        if waiting and unanswered == PATIENCE:
            _start_worker()
            unanswered = 0
        time.sleep(POLL_S if waiting else 0)


def _start_worker() -> None:
    _output("dvc", "queue", "start", "-j", "1")


def _state(seed: int, status: str) -> str:
    """What `dvc queue status` says of a seed's last run, "" when it does not know it."""
    rows = [line.split() for line in status.splitlines()]
    return next((row[-1] for row in rows if _name(seed) in row), "")


def _name(seed: int) -> str:
    return f"seed-{seed}"


def _output(*command: str) -> str:
    """What it says, by way of files: what `dvc queue start` leaves behind keeps a pipe open."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        try:
            done = subprocess.run(command, check=False, stdout=out, stderr=err)
        except FileNotFoundError:
            raise UserError(f"{command[0]}: not found; run `make seeds`, which finds it") from None
        out.seek(0)
        err.seek(0)
        if done.returncode == 0:
            return out.read()
        said = (err.read() or out.read()).strip().splitlines() or ["it said nothing"]
        raise UserError(f"{' '.join(command)} failed: {said[-1]}")


def main() -> None:
    """Run what is missing, and write docs/seeds.json."""
    commit = head()  # once: another one may come while they run
    missing = [seed for seed in SEEDS if seed not in finished(commit)]
    if missing:
        if _output("git", "rev-parse", "--is-shallow-repository").strip() == "true":
            raise UserError("in a shallow clone DVC loses what it runs: `git fetch --unshallow`")
        print(f"seeds {', '.join(map(str, missing))}: minutes each; Ctrl-C leaves DVC's queue")
        queue(missing)
        wait_for(missing, commit)
    runs = {seed: committed_metrics(revision) for seed, revision in finished(commit).items()}
    rows = spread(runs)
    write_json(RESULTS, {"seeds": sorted(runs), "metrics": rows})
    print(f"{RESULTS}: {len(rows)} metrics; `make tables` puts them into README.md")


if __name__ == "__main__":
    run_program(main)
