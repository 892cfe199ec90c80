"""An environment for pythae alone: it pins other packages than this project."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path("bench") / ".pythae-venv"
REQUIREMENTS = Path("bench") / "pythae-requirements.txt"
DONE = FOLDER / ".installed"
RUNS = FOLDER / "runs"  # where pythae makes its folders


class InstallError(Exception):
    """Why the environment cannot be had, in one line."""


def pythae_python() -> str:
    """The environment's Python; the environment is made where it is missing.

    Raises InstallError.
    """
    python = FOLDER / "bin" / "python"
    if not DONE.exists():
        print(f"installing pythae into {FOLDER}", file=sys.stderr)
        _run([sys.executable, "-m", "venv", "--clear", str(FOLDER)])
        _run([str(python), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS)])
        DONE.touch()
    return str(python)


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except OSError as error:
        raise InstallError(str(error)) from None
    except subprocess.CalledProcessError as error:
        said = (error.stderr.strip() or error.stdout.strip()).split("\n")
        raise InstallError(said[-1]) from None
