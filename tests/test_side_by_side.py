"""`make test` runs its parts side by side."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from imports import ROOT

TIMEOUT_S = 60
ENDLESS = f"sleep 614.{random.SystemRandom().randrange(10**9):09}"  # no other run's
# Two parts that need each other to end, so that they must run at the same time; and one that fails.
MAKEFILE = f"""
first:
\t@echo one; mkfifo pipe; echo go > pipe; echo two
second:
\t@until [ -p pipe ]; do sleep 0.05; done; cat pipe
wrong:
\t@echo no; exit 3
endless:
\t@touch endless; {ENDLESS}; touch never
"""


@pytest.fixture
def folder(empty_folder: Path) -> Path:
    (empty_folder / "Makefile").write_text(MAKEFILE)
    return empty_folder


def start(*targets: str) -> "subprocess.Popen[str]":
    command = [sys.executable, str(ROOT / "tests" / "side_by_side.py"), *targets]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def is_running(command: str) -> bool:
    running = subprocess.run(["ps", "-eo", "args"], check=True, capture_output=True, text=True)
    return command in running.stdout


def test_they_run_at_the_same_time_and_each_prints_in_one_piece(folder: Path) -> None:
    with start("first", "second") as process:
        said, _ = process.communicate()
    assert process.returncode == 0
    assert "\n== first\none\ntwo\n" in said
    assert "go\n" in said
    summary = said.splitlines()[-2:]
    assert sorted(line.split()[1] for line in summary) == ["first", "second"]


@pytest.mark.parametrize("targets", [("wrong", "first", "second"), ("first", "second", "wrong")])
def test_when_one_fails_the_others_end_and_all_has_failed(
    folder: Path, targets: tuple[str, ...]
) -> None:
    with start(*targets) as process:
        said, _ = process.communicate()
    assert process.returncode == 1
    assert "one\ntwo\n" in said
    assert [line.split()[1] for line in said.splitlines() if line.endswith("failed")] == ["wrong"]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_end_ends_all(folder: Path, stop: signal.Signals) -> None:
    with start("endless", "second") as process:
        while not Path("endless").exists():
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(stop)
        process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 130
    deadline = time.monotonic() + TIMEOUT_S
    while is_running(ENDLESS):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert not os.path.exists("never")
