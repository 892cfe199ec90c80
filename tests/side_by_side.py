"""Targets of make side by side, what each prints in one piece: `python tests/side_by_side.py lint`.

Only the last one shows its output as it comes, so that one sees that something happens. All run to
their end, even when one fails; then the exit code is 1. Ctrl-C ends all of them.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_S = 20  # with a command that was told to end


def main(targets: list[str]) -> int:
    """Run them, and say how long each took; the exit code."""
    start = time.monotonic()
    said = []
    with tempfile.TemporaryDirectory() as folder:
        running: dict[str, subprocess.Popen[bytes]] = {}
        try:
            with _signals_wait():
                for target in targets[:-1]:
                    running[target] = _start(target, Path(folder))
                running[targets[-1]] = _start(targets[-1])
            while running:
                target, process = _next_to_end(running)
                if (log := Path(folder) / target).exists():
                    print(f"\n== {target}\n{log.read_text().rstrip()}\n", flush=True)
                verdict = "failed" if process.returncode else ""
                said.append((target, time.monotonic() - start, verdict))
        except KeyboardInterrupt:
            _end(running)
            return 128 + signal.SIGINT
    print()
    for target, seconds, verdict in said:
        print(f"== {target:<8} {seconds // 60:2.0f} min {seconds % 60:2.0f} s {verdict}".rstrip())
    return int(any(verdict for _, _, verdict in said))


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Ctrl-C or SIGTERM, when it comes in here, is raised at the end: none is left half started."""
    came: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: came.append(number))
    yield
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    if came:
        raise KeyboardInterrupt


def _start(target: str, folder: Path | None = None) -> "subprocess.Popen[bytes]":
    """Make a target, in a process group of its own; its output goes to folder/target."""
    command = ["make", "--no-print-directory", target]
    env = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS")}
    if folder is None:
        return subprocess.Popen(command, env=env, process_group=0)
    with (folder / target).open("w") as log:
        return subprocess.Popen(
            command, env=env, process_group=0, stdout=log, stderr=subprocess.STDOUT
        )


def _next_to_end(
    running: dict[str, "subprocess.Popen[bytes]"],
) -> tuple[str, "subprocess.Popen[bytes]"]:
    """The next that ends, which is then no longer among those running."""
    pid, status = os.wait()
    [target] = [target for target, process in running.items() if process.pid == pid]
    running[target].returncode = os.waitstatus_to_exitcode(status)
    return target, running.pop(target)


def _end(running: dict[str, "subprocess.Popen[bytes]"]) -> None:
    for process in running.values():
        os.killpg(process.pid, signal.SIGINT)
    deadline = time.monotonic() + PATIENCE_S
    for process in running.values():
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
