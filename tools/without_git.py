"""DVC works where Git does not: in a ZIP without .git, or a folder that Git ignores.

Run as `python -m tools.without_git`, which `make setup` does. All but experiments then works.
"""

import subprocess
import sys
from pathlib import Path

from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program
from tools.git import knows_project

SETTINGS = Path(".dvc") / "config.local"
OPTION = "core.no_scm"  # as DVC calls it


def is_told() -> bool:
    """Whether DVC has been told so."""
    return SETTINGS.is_file() and OPTION.rpartition(".")[2] in SETTINGS.read_text(encoding="utf-8")


def tell_dvc(change: tuple[str, ...]) -> None:
    """Change a setting of DVC here, and nowhere else; raises UserError when it does not."""
    command = [sys.executable, "-m", "dvc", "config", "--local", *change]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        raise UserError(f"{SETTINGS}: DVC did not change it: {said[-1]}")


def main() -> None:
    """Tell DVC, once, or that it is so no more; raises UserError when Git refuses to look."""
    if knows_project() != is_told():
        return
    if is_told():
        tell_dvc(("--unset", OPTION))
    else:
        tell_dvc((OPTION, "true"))
        print("Git does not know this folder: all but experiments and comparisons works here")


if __name__ == "__main__":
    run_program(main)
