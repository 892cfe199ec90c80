"""For the campaign: commands that are interrupted, or find a bad disk, folder or model."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

from blenddigits.core import paths
from tools.campaign_files import pictures
from tools.mutations import mutated

DONE, REFUSED = "done", "refused in a line"
OLD = 3000 * b"o"
LONGEST_S = 60.0
NOBODY = "65534"  # a user who owns nothing
COMMANDS = (
    ("blend", "a.png", "b.png", "-o", "out.gif", "--frames", "9"),
    ("blend", "a.png", "b.png", "-o", "out.svg"),
    ("blend", "a.png", "b.png", "-o", "out.png", "--model", "ae"),
    ("reconstruct", "a.png", "-o", "out.png"),
    ("denoise", "a.png", "--noise", "0.3", "-o", "out.png"),
    ("sample", "-n", "4", "-o", "out.png"),
    ("write", "2026", "-o", "out.svg"),
    ("write", "2026", "--hand", "a.png", "-o", "out.png"),
    ("count", "8", "11", "--size", "56", "-o", "out.gif"),
    ("clock", "--steps", "1", "--size", "56", "-o", "out.gif"),
)
NOTES = ("does not look like a digit", "your hand: read as", "familiarity: ")  # and no errors
_READY = "import sys, blenddigits.cli.main as it; print(flush=True); sys.exit(it.main())"

Run = subprocess.CompletedProcess[str]
Fault = Callable[[Random, Path], str]


def interrupt_a_command(random: Random, folder: Path) -> str:
    """Ctrl-C at some moment: nothing is said, and nothing left behind."""
    before = _bring_pictures(folder)
    with subprocess.Popen(
        [sys.executable, "-c", _READY, *random.choice(COMMANDS)],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.uniform(0.02, 1.5))
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=LONGEST_S)
    if wrong := _too_much(said):
        return wrong
    left = {file.name for file in folder.iterdir()} - before
    if process.returncode in {128 + signal.SIGINT, -signal.SIGINT}:  # or when Python ends itself
        return "something left behind" if left - {"out.gif", "out.svg", "out.png"} else DONE
    return DONE if process.returncode == 0 and left else f"code {process.returncode}"


def find_no_room(random: Random, folder: Path) -> str:
    """A disk of a few kB."""
    with _disk(folder, f"size={random.choice((8, 12, 16, 24, 40))}k"):
        before = _bring_pictures(folder)
        return _ending(_run(random, folder), folder, before)


def find_a_disk_read_only(random: Random, folder: Path) -> str:
    """A disk that turned read-only."""
    with _disk(folder, "size=1m"):
        before = _bring_pictures(folder)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        return _ending(_run(random, folder), folder, before)


def be_somebody_else(random: Random, folder: Path) -> str:
    """A folder of another user, who lets one read."""
    before = _bring_pictures(folder)
    folder.chmod(0o755)
    as_nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    return _ending(_run(random, folder, before=as_nobody), folder, before)


def damage_a_model(random: Random, folder: Path) -> str:
    """One of the files of a model."""
    models = folder / "models"
    shutil.copytree(paths.ONNX, models)
    file = random.choice(sorted(file for file in models.iterdir() if "small" not in file.name))
    file.write_bytes(mutated(file.read_bytes(), random))
    before = _bring_pictures(folder)
    return _ending(_run(random, folder, "--folder", str(models)), folder, before)


def _ending(done: Run, folder: Path, before: set[str]) -> str:
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    if wrong := _too_much(done.stderr):
        return wrong
    left = {file.name for file in folder.iterdir()} - before
    if done.returncode == 0:
        return DONE if left and not errors else "nothing written"
    if done.returncode != 1 or len(errors) != 1:
        return f"code {done.returncode} and {len(errors)} lines"
    return "something left behind" if left else REFUSED


def _too_much(said: str) -> str:
    """What is wrong with what was said, but for an error in a line."""
    for line in said.splitlines():
        if not line.startswith("error: ") and not any(note in line for note in NOTES):
            return "traceback" if "Traceback" in said else f"said: {line[:60]}"
    return ""


def _run(random: Random, folder: Path, *more: str, before: Sequence[str] = ()) -> Run:
    command = [*before, sys.executable, "-m", "blenddigits", *random.choice(COMMANDS), *more]
    return run_in(folder, *command, timeout=LONGEST_S)


def run_in(folder: Path, *command: str, timeout: float) -> Run:
    """A command of this project in `folder`, and what it said; `timeout` in seconds."""
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        check=False,
        capture_output=True,
        text=True,
        timeout=timeout,
    )


def environment() -> dict[str, str]:
    """In which modules and models of this project are found from any folder."""
    models = {"BLENDDIGITS_MODELS": str(paths.ONNX.resolve()), "PYTHONPATH": str(Path.cwd())}
    return {**os.environ, **models, "PYTHONDONTWRITEBYTECODE": "1"}


def _bring_pictures(folder: Path) -> set[str]:
    """Two pictures; the names of all that is in the folder then."""
    for name, content in zip("ab", pictures("PNG"), strict=False):
        (folder / f"{name}.png").write_bytes(content)
    return {file.name for file in folder.iterdir()}


@contextmanager
def _disk(folder: Path, options: str) -> Iterator[None]:
    """One in memory in place of the folder."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _may_mount() -> bool:
    """Whether this user may, which root may unless it is in a container."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("setpriv"):
        return False
    probe = "mount -t tmpfs none /mnt && umount /mnt"
    return subprocess.run(["sh", "-c", probe], check=False, capture_output=True).returncode == 0


def faults() -> Mapping[str, Fault]:
    """Those that can be made here: some need root."""
    everywhere: dict[str, Fault] = {
        "Ctrl-C at some moment of a command": interrupt_a_command,
        "commands with a damaged model": damage_a_model,
    }
    as_root: dict[str, Fault] = {
        "commands on a disk of a few kB": find_no_room,
        "commands on a disk that is read-only": find_a_disk_read_only,
        "commands in another user's folder": be_somebody_else,
    }
    return everywhere | (as_root if _may_mount() else {})
