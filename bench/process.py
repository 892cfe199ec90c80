"""The other end of bench/serve.py: starts a contender and asks it to measure."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from statistics import median
from typing import Any

from bench.serve import READY


def serve_command(module: str, settings: dict[str, Any], python: str = sys.executable) -> list[str]:
    """What starts the contender of bench/contenders/MODULE."""
    return [python, "-m", "bench.serve", module, json.dumps(settings)]


class Contender:
    """A process that measures when asked; once something fails, `failure` says what."""

    def __init__(self, command: Sequence[str], failure: str = "") -> None:
        self.turns: list[dict[str, float]] = []
        self.peak_mib = 0.0
        self.failure = failure
        self._process: subprocess.Popen[str] | None = None
        if not failure:
            self._errors = tempfile.TemporaryFile("w+", errors="replace")  # noqa: SIM115, it lives on
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                text=True,
            )

    def wait(self) -> None:
        """Return when it has loaded what it needs."""
        if self._process is not None and self._read_line().strip() != READY:
            self._fail()

    def turn(self, keep: bool = True) -> None:
        """Measure once; `keep` False only warms up."""
        if self._process is None:
            return
        assert self._process.stdin is not None
        try:
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            answer = json.loads(self._read_line())
        except (OSError, json.JSONDecodeError):  # it has ended
            self._fail()
            return
        self.peak_mib = answer["peak_mib"]
        if keep:
            self.turns.append(answer["values"])

    def medians(self) -> dict[str, float]:
        """The median over all turns of each number."""
        return {key: median(turn[key] for turn in self.turns) for key in self.turns[0]}

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._errors.close()
            self._process = None

    def _read_line(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def _fail(self) -> None:
        assert self._process is not None
        code = self._process.wait()
        self._errors.seek(0)
        lines = self._errors.read().split("\n")
        said = [line.strip() for line in lines if line.strip()]
        self.failure = said[-1] if said else f"it ended with exit code {code}"
        self.stop()
