"""What registries know against our dependencies and workflows: pip-audit, npm audit, zizmor.

Run as `python -m tools.audit`, which `make audit` does, and `make lint` with a limit: where no
registry answers within it, a line says that something was not audited.
"""

import argparse
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program

TOOLS = ("pip-audit==2.10.1", "zizmor==1.32.0")
HOME = Path(sys.prefix) / "audit"  # an environment of their own, within this one
LIMIT_S = 300.0
NOTHING, NOT_AUDITED = "nothing found", "not audited"
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


def outcome(command: list[str], until: float) -> str:
    """One of NOTHING, NOT_AUDITED and why, and what was found, in the program's own words."""
    left = max(0.1, until - time.monotonic())
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=left)
    except subprocess.TimeoutExpired:
        return f"{NOT_AUDITED}: no answer in time"
    except FileNotFoundError:
        return f"{NOT_AUDITED}: {Path(command[0]).name} could not be installed"
    said = f"{done.stdout}\n{done.stderr}"
    if done.returncode == 0:
        return NOTHING
    if any(sign in said for sign in NO_ANSWER):
        return f"{NOT_AUDITED}: the registry does not answer"
    return said.strip()


def main() -> None:
    """Run all three, each in one line; raises UserError when one has found something."""
    parser = argparse.ArgumentParser(prog="python -m tools.audit", description=__doc__)
    parser.add_argument("--seconds", type=float, default=LIMIT_S, help="to wait for registries")
    until = time.monotonic() + parser.parse_args().seconds
    commands = audits(with_tools(HOME, until))
    with ThreadPoolExecutor() as pool:
        outcomes = list(pool.map(partial(outcome, until=until), commands.values()))
    found = []
    for title, said in zip(commands, outcomes, strict=True):
        print(f"{title}: {said}", flush=True)
        if not said.startswith((NOTHING, NOT_AUDITED)):
            found.append(title)
    if found:
        raise UserError(f"found something in {' and '.join(found)}; see above")


def with_tools(home: Path, until: float) -> Path:
    """The Python of an environment with the programs, which are missing where none answers."""
    python, installed = home / "bin" / "python", home / "installed"
    if installed.is_file() and installed.read_text() == " ".join(TOOLS):
        return python
    shutil.rmtree(home, ignore_errors=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in ([sys.executable, "-m", "venv", str(home)], [*install, *TOOLS]):
        if outcome(command, until) != NOTHING:
            return python
    installed.write_text(" ".join(TOOLS))
    return python


if __name__ == "__main__":
    run_program(main)
