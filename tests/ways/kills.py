"""kill -9 at random moments of every stage, and the run after it."""

import contextlib
import os
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from random import Random

from clone import TIMEOUT_S, Clone, environment

from blenddigits.core.files import PARTIAL
from blenddigits.core.yaml12 import read_yaml
from ways.people import ready
from ways.way import Way

TIMES = 10  # in each stage
SEED = 13
ALL = "all"  # as when the power fails


def kills(finished: Clone, folder: Path) -> str:
    """Ten in every stage: the next run, which repeats what is missing, gives the same bytes."""
    clone = ready(finished, folder / "killed")
    random, count = Random(SEED), Counter[str]()
    for stage in read_yaml((clone.folder / "dvc.yaml").read_text())["stages"]:
        start = time.monotonic()
        clone.dvc("repro", "--force", "--single-item", stage)
        length = time.monotonic() - start
        for _ in range(TIMES):
            victim = kill_within(clone, stage, random.uniform(0.5, length), random)
            count[victim] += 1
            whole_again(clone, finished, f"{stage}, {victim} killed")
        print(f"{stage}: {TIMES} kills within {length:.1f} s", flush=True)
    victims = ", ".join(f"{times} of {victim}" for victim, times in count.most_common())
    return f"{count.total()} kills ({victims}): each next run gives the same bytes"


def kill_within(clone: Clone, stage: str, seconds: float, random: Random) -> str:
    """Start a stage and kill all of it or one of its processes after so long; what was killed."""
    run = subprocess.Popen(
        ("dvc", "repro", "--force", "--single-item", stage),
        cwd=clone.folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(seconds)
    processes = of_session(run.pid)
    if not processes:
        return "nothing any more"
    if random.random() < 0.5:
        os.killpg(run.pid, signal.SIGKILL)
        victim = ALL
    else:
        process, victim = random.choice(processes)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    run.wait(TIMEOUT_S)
    return victim


def of_session(leader: int) -> list[tuple[int, str]]:
    """The processes that were started with it, and what each is."""
    listed = subprocess.run(
        ("ps", "-o", "pid=,args=", "-s", str(leader)), check=False, capture_output=True, text=True
    )
    lines = [line.split(maxsplit=1) for line in listed.stdout.splitlines() if "defunct" not in line]
    return [(int(pid), kind_of(int(pid) == leader, args)) for pid, args in lines]


def kind_of(is_leader: bool, args: str) -> str:
    """DVC, the stage's own process, or one that the stage has started."""
    if is_leader:
        return "DVC"
    return "the stage" if "stages." in args else "its child"


def whole_again(clone: Clone, finished: Clone, what: str) -> None:
    """That the next run gives everything, and leaves nothing beside it."""
    done = clone.run("dvc", "repro", "--no-run-cache", check=False)
    assert done.returncode == 0, f"{what}: {done.stdout}{done.stderr}"
    assert clone.lock() == finished.lock(), f"{what}: other bytes"
    assert "up to date" in clone.dvc("status"), what
    assert clone.run("git", "status", "--porcelain").stdout == "", what
    left = [
        *clone.folder.glob(f"artifacts/**/*{PARTIAL}"),
        *clone.folder.glob(f"data/**/*{PARTIAL}"),
    ]
    assert left == [], what


KILLS = (Way("kill -9", f"{TIMES} times in every stage, at random moments", kills),)
