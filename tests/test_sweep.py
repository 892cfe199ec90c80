"""A sweep over two machines, here two clones: what docs/scale.md says of it."""

import json
import subprocess
from pathlib import Path

import pytest
from clone import TIMEOUT_S, Clone, environment
from dvc_queue import run_queue

SCRIPT = """
x = int(open("params.yaml").read().split()[1])
print(x * x, file=open("out", "w"))
"""
DVC_YAML = """
stages:
  square:
    cmd: python square.py
    params: [x]
    outs: [out]
"""


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Clone, Clone]:
    """Two clones of a project of one quick stage, with a remote for Git and one for DVC."""
    first, second = (Clone(tmp_path / name) for name in ("first", "second"))
    first.folder.mkdir()
    (first.folder / "square.py").write_text(SCRIPT)
    (first.folder / "dvc.yaml").write_text(DVC_YAML)
    (first.folder / "params.yaml").write_text("x: 1\n")
    first.run("git", "init", "--quiet", "--bare", str(tmp_path / "shared.git"))
    first.run("git", "init", "--quiet")
    first.dvc("init", "--quiet")
    first.dvc("remote", "add", "--default", "shared", str(tmp_path / "shared"))
    first.dvc("repro", "--quiet")
    first.commit("a project")
    first.run("git", "remote", "add", "origin", str(tmp_path / "shared.git"))
    first.run("git", "push", "--quiet", "origin", "HEAD")
    first.run("git", "clone", "--quiet", str(tmp_path / "shared.git"), str(second.folder))
    return first, second


def run_all(clone: Clone) -> None:
    """`dvc exp run --run-all`, which would wait in vain for a worker that has ended too early."""
    command, nowhere = ["dvc", "exp", "run", "--run-all"], subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=clone.folder, env=environment(), stdout=nowhere, stderr=nowhere
    ) as process:
        try:
            status = run_queue(clone)
            assert process.wait(TIMEOUT_S) == 0, status
        finally:
            process.kill()
    assert status.count("Success") == 1, status


def test_what_one_machine_tries_the_other_gets_without_running_it(
    machines: tuple[Clone, Clone],
) -> None:
    first, second = machines
    second.dvc("exp", "run", "--queue", "--name", "seven", "-S", "x=7")
    run_all(second)
    second.dvc("exp", "push", "origin", "seven")
    first.dvc("exp", "pull", "origin", "seven")
    assert "seven" in json.dumps(json.loads(first.dvc("exp", "show", "--json")))
    first.dvc("exp", "apply", "seven")
    assert (first.folder / "out").read_text() == "49\n"
    assert "up to date" in first.dvc("status")
