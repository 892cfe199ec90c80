"""Building the page with npm and Vite."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes

WANTED_NODE = "20.19, or 22.12 or newer"  # what Vite wants; 20.19 means any later 20, too


def install_packages(folder: Path = paths.FRONTEND) -> None:
    """Run `npm ci` when package-lock.json is not the one that node_modules was made from.

    A second call waits for the first to end: two would delete each other's files.

    Raises UserError when Node is missing or too old, or npm fails.
    """
    check_node()
    lock = (folder / "package-lock.json").read_bytes()
    stamp = folder / "node_modules" / ".package-lock.sha256"
    digest = hashlib.sha256(lock).hexdigest().encode()
    paths.STAGE_LOCKS.mkdir(parents=True, exist_ok=True)
    with FileLock(paths.STAGE_LOCKS / "npm_ci.lock"):
        if stamp.is_file() and stamp.read_bytes() == digest:
            return
        _npm(folder, "ci", "--prefer-offline", "--no-audit", "--no-fund")
        write_bytes(stamp, digest)


def build(folder: Path = paths.FRONTEND) -> None:
    """Build the page into frontend/dist from the models and digits in artifacts/."""
    install_packages(folder)
    _npm(folder, "run", "build", "--silent")


def check_node() -> None:
    """Raise UserError unless Node is there and new enough."""
    remedy = f"install Node {WANTED_NODE}, with npm, from https://nodejs.org"
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise UserError(f"Node is needed to build the page and was not found; {remedy}")
    answer = subprocess.run(["node", "--version"], check=False, capture_output=True, text=True)
    version = answer.stdout.strip()
    if answer.returncode or not version:
        raise UserError(
            f"Node does not run: `node --version` ended with {answer.returncode} and said "
            f"{version or 'nothing'}; {remedy}"
        )
    if not _is_new_enough(version):
        raise UserError(f"Node is too old to build the page: found {version}; {remedy}")


def _is_new_enough(version: str) -> bool:
    found = re.match(r"v(\d+)\.(\d+)\.", version)
    number = (int(found[1]), int(found[2])) if found else (0, 0)
    return (20, 19) <= number < (21, 0) or number >= (22, 12)


def _npm(folder: Path, *command: str) -> None:
    try:
        subprocess.run(["npm", *command], cwd=folder, check=True)
    except subprocess.CalledProcessError as error:
        raise UserError(
            f"`npm {' '.join(command)}` failed in {folder}/ with exit code {error.returncode}; "
            "its reason stands above"
        ) from None


if __name__ == "__main__":
    from blenddigits.core.stage import run_program

    run_program(install_packages)
