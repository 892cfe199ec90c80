"""Terminals, several runs at once, and other users."""

import contextlib
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

from clone import TIMEOUT_S, Clone, environment

from ways.way import SAME, NotTriedError, Way, cloned, make, make_command, refusal

CTRL_C = b"\x03"
INTERRUPTED_WITHIN_S = 60
LATER_S = 0.3
NOBODY = 65534
MOMENTS = {  # what is on the screen when Ctrl-C is typed, by what is then running
    "DVC while it starts": ("sample_subset", b"dvc repro"),
    "a training": ("train_vae", b"epoch  1/"),
    "the judges": ("train_judge", b"Running stage 'train_judge'"),
    "ONNX": ("export_onnx", b"Running stage 'export_onnx'"),
    "npm": ("build_frontend", b"Running stage 'build_frontend'"),
}


def ready(finished: Clone, folder: Path) -> Clone:
    """A clone with all results."""
    clone = cloned(finished, folder)
    clone.dvc("checkout", "--quiet")
    return clone


def whole_again(clone: Clone, finished: Clone) -> None:
    """That the next run ends well and everything is as it was."""
    make(clone, "repro")
    assert clone.lock() == finished.lock()
    assert "up to date" in clone.dvc("status")
    assert clone.run("git", "status", "--porcelain").stdout == ""


def with_four_jobs(finished: Clone, folder: Path) -> str:
    clone = ready(finished, folder / "four")
    (clone.folder / "artifacts" / "digits" / "digits.json").unlink()
    assert "Traceback" not in make(clone, "-j4", "setup", "repro")
    whole_again(clone, finished)
    return SAME


def two_at_once(finished: Clone, folder: Path) -> str:
    """One runs, the other is told so, or waits."""
    clone = ready(finished, folder / "two")
    command = ("dvc", "repro", "--force", "--single-item", "sample_subset")
    first = started(clone, *command)
    assert first.stdout is not None
    for line in first.stdout:
        if "Running stage" in line:
            break
    second = clone.run(*command, check=False)
    said = second.stdout + second.stderr
    assert first.wait(TIMEOUT_S) == 0
    assert "Traceback" not in said, said
    whole_again(clone, finished)
    if second.returncode == 0:
        return "the second waits for the first"
    [line] = [line for line in said.splitlines() if line.startswith("ERROR")]
    return f'the first runs to its end, the second says "{line.removeprefix("ERROR: ")}"'


def started(clone: Clone, *command: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        cwd=clone.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def interrupted(finished: Clone, folder: Path) -> str:
    """Ctrl-C in a real terminal, at several moments."""
    clone = ready(finished, folder / "typed")
    for what, (stage, seen) in MOMENTS.items():
        code, said = type_ctrl_c(clone, forced(stage), seen)
        assert code != 0, f"{what}: {said}"
        assert "Traceback" not in said, f"{what}: {said}"
        whole_again(clone, finished)
    return f"{SAME} after the next run; in {', '.join(MOMENTS)} no traceback"


def forced(stage: str) -> tuple[str, ...]:
    """As `make repro` runs it, but this stage in any case."""
    dvc = f"{sys.executable} -m tools.quiet_dvc repro --force --single-item {stage}"
    return ("sh", "-c", f"echo dvc repro; exec {dvc}")


def type_ctrl_c(clone: Clone, command: tuple[str, ...], seen: bytes) -> tuple[int, str]:
    """Run a command in a terminal of its own and type Ctrl-C once `seen` is on the screen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ("setsid", "--ctty", *command),
        cwd=clone.folder,
        env={**environment(), **clone.variables, "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    screen, typed = b"", False
    with contextlib.suppress(OSError):  # the end of a terminal
        while part := os.read(ours, 4096):
            screen += part
            if seen in screen and not typed:
                time.sleep(LATER_S)
                os.write(ours, CTRL_C)
                typed = True
    os.close(ours)
    return process.wait(INTERRUPTED_WITHIN_S), screen.decode(errors="replace")


def of_another_user(finished: Clone, folder: Path) -> str:
    """Root in a folder of somebody else's, which Git refuses."""
    if os.geteuid() != 0:
        raise NotTriedError("needs root")
    clone = ready(finished, folder / "theirs")
    for path in (clone.folder, *clone.folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    said = refusal(clone, *make_command("repro"))
    trusting = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": str(clone.folder),
    }
    whole_again(Clone(clone.folder, **trusting), finished)
    return f'says "{said.replace(str(clone.folder), "FOLDER")}"; {SAME} once it is trusted'


def by_another_user(finished: Clone, folder: Path) -> str:
    """Somebody who may only read the folder runs DVC and a stage."""
    clone = ready(finished, folder / "ours")
    folder.chmod(0o755)
    them = as_nobody(clone, folder / "home")
    lines = [
        refusal(clone, *them, "-m", *command)
        for command in (
            ("tools.without_git",),
            ("stages.sample_subset",),
            ("dvc", "repro", "--force", "--single-item", "sample_subset"),
        )
    ]
    whole_again(clone, finished)
    return "; ".join(f'"{line.replace(str(clone.folder), "FOLDER")}"' for line in lines)


def as_nobody(clone: Clone, home: Path) -> tuple[str, ...]:
    """A command that runs Python as a user who owns nothing."""
    home.mkdir(mode=0o777)
    [packages] = {path for path in sys.path if path.endswith("site-packages")}
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    user = f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"
    variables = f"HOME={home}", f"PYTHONPATH={packages}", "PYTHONDONTWRITEBYTECODE=1"
    for interpreter in (sys.executable, f"/usr/bin/{python}"):
        command = ("setpriv", *user, "env", *variables, interpreter)
        if (
            os.geteuid() == 0
            and clone.run(*command, "-c", "import dvc", check=False).returncode == 0
        ):
            return command
    raise NotTriedError("needs root, and a Python that all users may run")


PEOPLE = (
    Way("make -j4", "`make -j4 setup repro` with a file missing", with_four_jobs),
    Way("two runs at once", "`dvc repro` twice in one folder", two_at_once),
    Way("Ctrl-C", "typed in a terminal while DVC starts and in four stages", interrupted),
    Way("folder of another user", "`make repro` as root in somebody's folder", of_another_user),
    Way("run by another user", "set-up, a stage and DVC by one who may only read", by_another_user),
)
