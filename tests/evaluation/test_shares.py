"""Judging in several processes, started for real, on made-up images."""

import os
import subprocess
import sys
from pathlib import Path

import judged_in_shares
import pytest
import torch
from imports import ROOT
from test_stages import TINY

from blenddigits.core import paths

TIMEOUT_S = 300


@pytest.mark.usefixtures("empty_folder")
def test_two_processes_judge_half_each_and_both_get_what_one_does_to_the_bit() -> None:
    paths.PARAMS.write_text(TINY.replace("processes: 1", "processes: 2"))
    folders = [str(ROOT), str(ROOT / "tests")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    program = [sys.executable, judged_in_shares.__file__]
    subprocess.run(program, env=env, check=True, timeout=TIMEOUT_S)
    of_one = judged_in_shares.judged()
    for number in range(2):
        of_two = torch.load(Path(f"{number}.pt"))
        assert len(of_two) == len(of_one)
        for together, alone in zip(of_two, of_one, strict=True):
            assert torch.equal(together, alone)
