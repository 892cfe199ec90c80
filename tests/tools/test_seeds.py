"""Mean and spread over seeds, and what is run again."""

import os
import signal
from pathlib import Path

import pytest

from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json
from tools import seeds
from tools.verify import Metrics

HEAD = "abcdef"
STATUS = """\
Task     Name    Created    Status
b2c3d4e  seed-1  07:40 PM   Failed
a1b2c3d  seed-2  07:41 PM   Running
c3d4e5f  seed-3  07:42 PM   Queued

Worker status: 1 active, 0 idle
"""


class Dvc:
    """Stands for Git and DVC: knows which seeds have ended, and ends what is started."""

    def __init__(self, ended: list[int]) -> None:
        self.ended, self.said, self.head = ended, "", HEAD
        self.commands: list[tuple[str, ...]] = []

    def __call__(self, *command: str) -> str:
        self.commands.append(command)
        if command[:2] == ("git", "rev-parse"):
            return f"{self.head}\n"
        if command[:2] == ("git", "for-each-ref"):
            return "\n".join(
                f"{command[3]}/seed-{seed}" for seed in self.ended if HEAD[2:] in command[3]
            )
        if command[:3] == ("dvc", "queue", "start"):
            self.ended, self.head = list(seeds.SEEDS), "another commit, meanwhile"
        return self.said if command[:3] == ("dvc", "queue", "status") else ""

    def queued(self) -> list[str]:
        return [command[5] for command in self.commands if command[:3] == ("dvc", "exp", "run")]


def test_mean_and_standard_deviation_of_numbers_that_all_runs_have() -> None:
    runs: dict[int, Metrics] = {1: {"a": 1.0, "b": "bf16", "c": 3}, 2: {"a": 3.0, "b": "fp32"}}
    assert seeds.spread(runs) == {"a": {"mean": 2.0, "sd": pytest.approx(2**0.5)}}


def test_only_what_is_missing_is_queued(monkeypatch: pytest.MonkeyPatch) -> None:
    dvc = Dvc(ended=[4])
    dvc.said = STATUS
    monkeypatch.setattr(seeds, "_output", dvc)
    seeds.queue([1, 2, 3, 5])
    assert dvc.queued() == ["seed-1", "seed-5"]
    assert ("dvc", "queue", "remove", "seed-1") in dvc.commands
    assert dvc.commands[-1][:3] == ("dvc", "queue", "start")


def test_a_seed_that_fails_ends_it_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    dvc = Dvc(ended=[])
    dvc.said = STATUS
    monkeypatch.setattr(seeds, "_output", dvc)
    with pytest.raises(UserError, match="seed 1 failed; `dvc queue logs seed-1` says why"):
        seeds.wait_for([1], HEAD)


def test_a_seed_that_nothing_runs_any_more_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dvc = Dvc(ended=[2])
    dvc.said = STATUS
    monkeypatch.setattr(seeds, "_output", dvc)
    monkeypatch.setattr(seeds, "POLL_S", 0)
    with pytest.raises(UserError, match=r"seed 4 is not in DVC's queue.* run `make seeds` again"):
        seeds.wait_for([2, 3, 4], HEAD)


def test_a_worker_that_ended_too_early_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    dvc = Dvc(ended=[2])
    dvc.said = STATUS.replace("1 active", "0 active")
    monkeypatch.setattr(seeds, "_output", dvc)
    monkeypatch.setattr(seeds, "POLL_S", 0)
    seeds.wait_for([2, 3], HEAD)
    assert dvc.commands.count(("dvc", "queue", "start", "-j", "1")) == 1


def test_a_worker_that_answers_late_gets_no_second_one(monkeypatch: pytest.MonkeyPatch) -> None:
    dvc = Dvc(ended=[2])
    late, in_time = STATUS.replace("1 active", "0 active"), STATUS
    answers = iter([late, in_time] * seeds.PATIENCE)

    def output(*command: str) -> str:
        said = dvc(*command)
        if command[:3] == ("dvc", "queue", "status"):
            said = next(answers, "")
            dvc.ended = dvc.ended if said else [*seeds.SEEDS]
        return said

    monkeypatch.setattr(seeds, "_output", output)
    monkeypatch.setattr(seeds, "POLL_S", 0)
    seeds.wait_for([2, 3], HEAD)
    assert ("dvc", "queue", "start", "-j", "1") not in dvc.commands


def test_a_shallow_clone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shallow = {"rev-parse": "true\n"}
    monkeypatch.setattr(seeds, "_output", lambda *command: shallow.get(command[1], ""))
    with pytest.raises(UserError, match="git fetch --unshallow"):
        seeds.main()


def test_the_results_are_of_all_seeds(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dvc = Dvc(ended=[2])
    monkeypatch.setattr(seeds, "_output", dvc)
    monkeypatch.setattr(seeds, "committed_metrics", lambda ref: {"a": float(ref[-1])})
    seeds.main()
    assert dvc.queued() == ["seed-1", "seed-3", "seed-4", "seed-5"]
    results = read_json(seeds.RESULTS, "")
    assert results["seeds"] == [1, 2, 3, 4, 5]
    assert results["metrics"]["a"]["mean"] == 3
    assert "seed 5: done, 0 to go" in capsys.readouterr().out


def test_what_a_command_leaves_running_is_not_waited_for() -> None:
    left = int(seeds._output("sh", "-c", "sleep 60 & echo $!"))
    os.kill(left, signal.SIGKILL)  # it is there still


def test_a_command_that_fails_is_named_with_its_last_words() -> None:
    with pytest.raises(UserError, match=r"failed: no such queue$"):
        seeds._output("sh", "-c", "echo no such queue >&2; exit 1")
