"""What is said before set-up."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from imports import ROOT

from tools.check_machine import CPU_INDEX, NEWEST, OLDEST, options, pinned, problem, size

HERE = ((3, 12), "Linux", "x86_64", "glibc")


@pytest.mark.parametrize(
    ("machine", "said"),
    [
        (HERE, ""),
        ((OLDEST, "Darwin", "arm64", ""), ""),
        ((NEWEST, "Linux", "aarch64", "glibc"), ""),
        ((NEWEST, "Windows", "AMD64", ""), "the Makefile cannot set up on Windows itself"),
        (((3, 10), *HERE[1:]), "Python 3.10 is too old"),
        (((3, 15, 0), *HERE[1:]), "Python 3.15 is too new"),
        (((3, 12), "Darwin", "x86_64", ""), "PyTorch has no wheel for Darwin on x86_64"),
        (((3, 12), "FreeBSD", "amd64", ""), "PyTorch has no wheel for FreeBSD on amd64"),
        (((3, 12), "Linux", "x86_64", ""), "PyTorch has no wheel for Linux without glibc"),
    ],
)
def test_what_cannot_be_set_up_is_said_before(
    machine: tuple[tuple[int, ...], str, str, str], said: str
) -> None:
    assert problem(*machine) == said


def test_only_linux_brings_cuda_and_only_unless_told_otherwise() -> None:
    assert "4 GB" in size("Linux", "x86_64", "")
    assert "TORCH=cpu" in size("Linux", "x86_64", "")
    assert "4 GB" not in size("Linux", "x86_64", "cpu") + size("Darwin", "arm64", "")


def test_pip_is_told_where_the_wheels_are() -> None:
    linux, mac = ("Linux", "x86_64", "2.0.1"), ("Darwin", "arm64", "2.0.1")
    assert options("", *linux) == ""
    assert options("cpu", *mac) == f"--extra-index-url={CPU_INDEX}"
    elsewhere = "https://example.com/wheels"
    assert options(elsewhere, *linux) == f"--extra-index-url={elsewhere}"


def test_without_cuda_means_that_an_index_which_is_silent_brings_none() -> None:
    assert options("cpu", "Linux", "x86_64", "2.0.1").split() == [
        f"--extra-index-url={CPU_INDEX}",
        "torch==2.0.1+cpu",
    ]
    assert f"\ntorch=={pinned('torch')}\n" in (ROOT / "constraints.txt").read_text()


def run(*arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    command = [python, str(ROOT / "tools" / "check_machine.py"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_make_gets_the_option_and_people_the_size() -> None:
    done = run("file:///wheels")
    assert (done.returncode, done.stdout) == (0, "--extra-index-url=file:///wheels\n")
    [line] = done.stderr.splitlines()
    assert line.startswith("set-up downloads about")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/cpu", "http://a b/"])
def test_an_index_that_does_not_answer_is_said_before_pip_waits_for_it(address: str) -> None:
    done = run(address)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"error: TORCH={address}: {address} does not answer (")


def test_another_word_for_torch_is_refused_in_one_line() -> None:
    done = run("gpu; rm -r .")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "error: TORCH=gpu; rm -r .: expected cpu, or the address of an index of wheels"
    ]


OLD = [
    folder / name
    for folder in map(Path, os.environ["PATH"].split(os.pathsep))
    for name in ("python3.8", "python3.9", "python3.10")
    if (folder / name).exists()
]


@pytest.mark.parametrize("python", OLD, ids=str)
def test_an_old_python_says_what_works_instead(python: Path) -> None:
    if subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode:
        pytest.skip("is named here, but not there")
    done = run(python=str(python))
    [line] = done.stderr.splitlines()
    assert done.returncode == 1
    assert re.match(r"error: Python 3\.\d+ is too old; what works: Python 3\.11 to 3\.14 on", line)
