"""A sweep over two machines, here two clones: what docs/scale.md says of it."""

import json
from pathlib import Path

import pytest
from clone import Clone

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


def test_what_one_machine_tries_the_other_gets_without_running_it(
    machines: tuple[Clone, Clone],
) -> None:
    first, second = machines
    second.dvc("exp", "run", "--queue", "--name", "seven", "-S", "x=7")
    second.dvc("exp", "run", "--run-all")
    second.dvc("exp", "push", "origin", "seven")
    first.dvc("exp", "pull", "origin", "seven")
    assert "seven" in json.dumps(json.loads(first.dvc("exp", "show", "--json")))
    first.dvc("exp", "apply", "seven")
    assert (first.folder / "out").read_text() == "49\n"
    assert "up to date" in first.dvc("status")
