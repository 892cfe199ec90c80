"""For the campaign: what the page reads that others may have written, by the page's own tests."""

import base64
import json
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from blenddigits.core import paths
from blenddigits.core.errors import UserError

COUNT = 2000  # of each kind
FILES = "fuzz.test.ts"  # end their names
LONGEST_S = 600.0


class Read(NamedTuple):
    """How damaged copies of a kind ended, and those that ended badly."""

    kind: str
    endings: Counter[str]
    bad: list[bytes]


def read_by_the_page(seed: int) -> Iterator[Read]:
    """Each kind in turn; raises UserError when the tests cannot be run."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["npx", "vitest", "run", FILES, "--reporter=json", f"--outputFile={report}"]
        wanted = {"VITE_FUZZ_SEED": str(seed), "VITE_FUZZ_COUNT": str(COUNT)}
        done = subprocess.run(
            command,
            cwd=paths.FRONTEND,
            env={**os.environ, **wanted},
            check=False,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        )
        if not report.is_file():
            raise UserError(f"the page's tests cannot be run: {done.stderr.strip()[-300:]}")
        results = json.loads(report.read_text())["testResults"]
    for test in (test for file in results for test in file["assertionResults"]):
        if found := test["meta"].get("endings"):
            yield _as_read(found)


def _as_read(found: dict[str, object]) -> Read:
    bad = [base64.b64decode(content) for content in found["bad"]]  # type: ignore[attr-defined]
    counts = {"done": found["done"], "refused in a line": found["refused"], "bad": len(bad)}
    endings = Counter({name: int(str(count)) for name, count in counts.items() if count})
    return Read(str(found["kind"]), endings, bad)
