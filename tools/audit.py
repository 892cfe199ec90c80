"""What registries know against our dependencies and workflows: pip-audit, npm audit, zizmor.

Run as `python -m tools.audit`, which `make audit` does, and CI in a job of its own. It is no part
of `make test`, which would fail of itself on the day of somebody's advisory, and needs no network.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program

TOOLS = ("pip-audit==2.10.1", "zizmor==1.32.0")
LIMIT_S = 300
NO_ANSWER = (  # in what a program says where it reaches no registry
    *("ConnectionError", "Max retries exceeded", "timed out", "Temporary failure in name"),
    *("ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "audit endpoint returned an error"),
    *("ServiceError", "Service Unavailable", "error sending request", "JSONDecodeError"),
)


def audits(python: Path) -> dict[str, list[str]]:
    """By their titles, the commands, of which those in Python are beside `python`."""
    pip_audit, zizmor = (str(python.with_name(name)) for name in ("pip-audit", "zizmor"))
    frontend = str(paths.FRONTEND)
    constraints = ["--requirement", "constraints.txt", "--disable-pip", "--no-deps"]
    return {
        "Python's packages": [pip_audit, "--progress-spinner", "off", *constraints],
        "the page's packages": ["npm", "--prefix", frontend, "audit", "--audit-level", "low"],
        "workflows": [zizmor, "--offline", "--quiet", ".github/workflows"],
    }


def outcome(command: list[str]) -> str:
    """One of "nothing found", "skipped: ...", and what was found, in the program's own words."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=LIMIT_S)
    except subprocess.TimeoutExpired:
        return "skipped: no answer"
    said = f"{done.stdout}\n{done.stderr}"
    if done.returncode == 0:
        return "nothing found"
    if any(sign in said for sign in NO_ANSWER):
        return "skipped: the registry does not answer"
    return said.strip()


def main() -> None:
    """Run all three, each in one line; raises UserError when one has found something."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        python = _with_tools(Path(folder))
        for title, command in audits(python).items():
            said = outcome(command)
            print(f"{title}: {said}", flush=True)
            if not said.startswith(("nothing found", "skipped")):
                found.append(title)
    if found:
        raise UserError(f"found something in {' and '.join(found)}; see above")


def _with_tools(folder: Path) -> Path:
    """The Python of a new environment with the programs."""
    python = folder / "venv" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in ([sys.executable, "-m", "venv", str(folder / "venv")], [*install, *TOOLS]):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            reason = done.stderr.strip().splitlines()[-1]
            raise UserError(f"{' and '.join(TOOLS)} cannot be installed: {reason}")
    return python


if __name__ == "__main__":
    run_program(main)
