"""Before set-up: whether PyTorch has a wheel for this Python and machine, and how much comes down.

python3 tools/check_machine.py [TORCH], which `make setup` runs. Nothing is installed yet, and the
Python may be an old one: this file imports the standard library only and says all in plain syntax.
"""

import platform
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
MACHINES = {
    "Linux": ("x86_64", "aarch64"),
    "Darwin": ("arm64",),
}
WORKS = (
    "Python 3.11 to 3.14 on Linux (x86_64 or aarch64, glibc), which may be WSL, or on macOS with "
    "Apple silicon"
)
CPU_INDEX = "https://download.pytorch.org/whl/cpu"  # as PyTorch's own instructions name it
ANSWERS_WITHIN_S = 20
WITH_CUDA, WITHOUT = "about 4 GB, most of it CUDA", "about 0.6 GB"


def problem(python: "Sequence[int]", system: str, machine: str, libc: str) -> str:
    """What is wrong in one line, or nothing; a quoted type is none that an old Python looks up."""
    version = ".".join(map(str, python[:2]))
    if not OLDEST <= tuple(python[:2]) <= NEWEST:
        return f"Python {version} is too {'old' if tuple(python[:2]) < OLDEST else 'new'}"
    if system == "Windows":
        return "the Makefile cannot set up on Windows itself"
    if machine not in MACHINES.get(system, ()):
        return f"PyTorch has no wheel for {system} on {machine}"
    if system == "Linux" and libc != "glibc":
        return "PyTorch has no wheel for Linux without glibc"
    return ""


def size(system: str, machine: str, torch: str) -> str:
    """How much set-up downloads, and where less would do."""
    if (system, machine) != ("Linux", "x86_64"):
        return f"set-up downloads {WITHOUT}"
    if torch:
        return f"set-up downloads {WITHOUT}: PyTorch without CUDA"
    return f"set-up downloads {WITH_CUDA}; without a GPU, `make setup TORCH=cpu` takes {WITHOUT}"


def options(torch: str, system: str, machine: str, version: str) -> str:
    """Where pip looks for PyTorch besides the usual place: for cpu, or an address, or nothing.

    Where another build would bring CUDA, cpu asks for its version by name: pip passes over an
    index that does not answer, and would take the other build without a word.
    """
    if torch == "cpu" and (system, machine) == ("Linux", "x86_64"):
        return f"--extra-index-url={CPU_INDEX} torch=={version}+cpu"
    address = CPU_INDEX if torch == "cpu" else torch
    return f"--extra-index-url={address}" if address else ""


def silence(torch: str) -> str:
    """Why the index of wheels for cpu, or at an address, does not answer; nothing where it does.

    pip would ask it for each of a hundred packages, for minutes each, and say nothing.
    """
    address = CPU_INDEX if torch == "cpu" else torch
    try:
        with urllib.request.urlopen(address, timeout=ANSWERS_WITHIN_S):  # noqa: S310, as pip does
            return ""
    except urllib.error.HTTPError:
        return ""  # it answers; what is there, pip will see
    except (OSError, HTTPException) as error:
        return f"{address} does not answer ({getattr(error, 'reason', error)})"


def pinned(package: str) -> str:
    """The version in constraints.txt."""
    constraints = Path(__file__).parent.parent / "constraints.txt"
    [version] = re.findall(rf"^{package}==(\S+)$", constraints.read_text(), re.MULTILINE)
    return version


def main() -> None:
    """Print the size to people, pip's options to make; on a machine that cannot, say what can."""
    torch = sys.argv[1] if len(sys.argv) > 1 else ""
    if torch not in ("", "cpu") and not torch.startswith(("https://", "http://", "file://")):
        sys.exit(f"error: TORCH={torch}: expected cpu, or the address of an index of wheels")
    machine = platform.system(), platform.machine()
    found = problem(sys.version_info[:2], *machine, platform.libc_ver()[0])
    if found:
        sys.exit(f"error: {found}; what works: {WORKS}. Name another with make PYTHON3=...")
    reason = silence(torch) if torch and not torch.startswith("file://") else ""
    if reason:
        sys.exit(f"error: TORCH={torch}: {reason}; check the network, or leave TORCH out")
    print(size(*machine, torch), file=sys.stderr)
    print(options(torch, *machine, pinned("torch")))


if __name__ == "__main__":
    main()
