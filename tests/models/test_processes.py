"""A training in several processes, started for real, on made-up images."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch
import yaml
from imports import ROOT
from made_up import MNIST
from test_stages import TINY
from torch import distributed

from blenddigits.core import paths
from blenddigits.core.yaml12 import read_yaml
from blenddigits.data.data_set import Counts, save_data_set
from blenddigits.data.draws import Share
from blenddigits.models import processes

TOLERANCE = 0.001  # of losses in nats, of which each image has hundreds
TIMEOUT_S = 300


def start(stage: str, processes: int, epochs: int = 2) -> "subprocess.Popen[str]":
    """The stage in the current folder, as DVC runs it."""
    params = read_yaml(TINY)
    params["compute"] |= {"processes": processes, "precision": "fp32"}
    params[stage]["epochs"] = epochs
    paths.PARAMS.write_text(yaml.safe_dump(params))
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-m", f"stages.{stage}"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=pipe,
        stderr=pipe,
        text=True,
    )


def run(stage: str, processes: int) -> tuple[int, str, str]:
    """Its exit code and what it says."""
    process = start(stage, processes)
    said, errors = process.communicate(timeout=TIMEOUT_S)
    return process.returncode, said, errors


def curves() -> list[dict[str, float]]:
    with paths.VAE_CURVES.open() as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def neg_elbo() -> float:
    return json.loads(paths.VAE_METRICS.read_text())["clean"]["neg_elbo"]


@pytest.mark.usefixtures("made_up_data")
def test_two_processes_learn_what_one_does_and_the_same_bytes_again() -> None:
    assert run("train_vae", 1)[::2] == (0, "")
    one, loss_of_one = curves(), neg_elbo()
    code, said, errors = run("train_vae", 2)
    assert (code, errors) == (0, "")
    assert said.count("epoch  1/2") == said.count("took") == 1
    for row, of_one in zip(curves(), one, strict=True):
        assert row == pytest.approx(of_one, abs=TOLERANCE)
    assert neg_elbo() == pytest.approx(loss_of_one, abs=TOLERANCE)
    content = paths.VAE_MODEL.read_bytes()
    assert run("train_vae", 2)[0] == 0
    assert paths.VAE_MODEL.read_bytes() == content


@pytest.mark.usefixtures("made_up_data")
def test_judges_learn_in_two_processes() -> None:
    assert run("train_judge", 2)[::2] == (0, "")
    assert len(list(paths.JUDGES.iterdir())) == len(list(paths.JUDGE_CURVES.iterdir())) == 3


@pytest.mark.usefixtures("made_up_data")
def test_a_batch_that_cannot_be_shared_evenly_is_told_in_one_line() -> None:
    assert run("train_vae", 3)[::2] == (
        1,
        "error: compute.processes: 3 processes cannot share a batch_size of 8 evenly; "
        "choose a number that divides it, or another batch_size\n",
    )


@pytest.mark.usefixtures("made_up_data")
def test_a_batch_that_follows_few_pictures_follows_the_processes_too() -> None:
    save_data_set(MNIST._replace(counts=Counts(48, 16, 64, 6)))
    code, said, errors = run("train_vae", 3)
    assert (code, errors) == (0, "")
    assert "for the pictures of MNIST: batch_size 8 -> 6, epochs 2 -> 94" in said


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes in Linux's /proc")
@pytest.mark.usefixtures("made_up_data")
def test_a_killed_process_ends_the_run_in_one_line_and_the_next_is_whole() -> None:
    process = start("train_vae", 2, epochs=10_000)
    assert process.stdout is not None
    while "epoch" not in process.stdout.readline():
        assert process.poll() is None
    os.kill(trainers_of(process.pid)[-1], signal.SIGKILL)
    _, errors = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 1
    assert errors.startswith("error: process ")
    assert "SIGKILL" in errors
    assert errors.count("\n") == 1
    assert not paths.VAE_MODEL.parent.exists()
    assert run("train_vae", 2)[::2] == (0, "")


def trainers_of(pid: int) -> list[int]:
    """The processes that learn, which this one has started, in their order."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [
        int(child)
        for child in children
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.mark.skipif(torch.cuda.device_count() < 2, reason="needs two CUDA GPUs")
@pytest.mark.usefixtures("made_up_data")
def test_two_gpus_learn_together(monkeypatch: pytest.MonkeyPatch) -> None:
    params = TINY.replace("device: cpu", "device: cuda")
    monkeypatch.setattr(sys.modules[__name__], "TINY", params)
    assert run("train_vae", 2)[::2] == (0, "")
    assert run("train_judge", 2)[::2] == (0, "")


def test_nccl_is_given_numbers_on_a_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[torch.Tensor] = []
    monkeypatch.setattr(processes, "own_share", lambda: Share(0, 2))
    monkeypatch.setattr(distributed, "get_backend", lambda: "nccl")
    monkeypatch.setattr(distributed, "all_reduce", given.append)
    monkeypatch.setattr(torch.Tensor, "cuda", lambda values: values.to("meta"))
    processes.mean_over_processes(torch.ones(1, dtype=torch.float64))
    assert [values.device.type for values in given] == ["meta"]
