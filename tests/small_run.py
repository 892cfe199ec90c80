"""The whole pipeline, run with small parameters and kept until something it reads has changed."""

import hashlib
import platform
import shutil
from pathlib import Path

import clone
from clone import SMALL, Clone, copy_project, project_files
from filelock import FileLock
from imports import ROOT

KEPT = ROOT / ".pytest_cache" / "small_run"
LARGEST_CACHE_BYTES = 2_000_000_000


def small_run() -> Clone:
    """The project after `dvc repro` with small parameters, all committed; not to be written to.

    Only the stages that a change concerns run again: DVC keeps the results of earlier small runs.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT / "lock"):  # two processes may want it at once
        done, now = KEPT / "done", _fingerprint()
        if not done.is_file() or done.read_text() != now:
            done.unlink(missing_ok=True)
            _run_in(KEPT / "project")
            done.write_text(now)
    return Clone(KEPT / "project")


def _run_in(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    small = copy_project(folder, _cache())
    small.dvc("repro")
    small.commit("its results")


def _fingerprint() -> str:
    """Of all that is copied or set, and of the packages."""
    digest = hashlib.sha256(f"{platform.python_version()} {SMALL}".encode())
    digest.update(Path(clone.__file__).read_bytes())
    for name in project_files():
        digest.update(name.encode() + (ROOT / name).read_bytes())
    return digest.hexdigest()


def _cache() -> Path:
    """DVC's cache of small runs with these packages, which DVC does not count as dependencies."""
    packages = platform.python_version().encode() + (ROOT / "constraints.txt").read_bytes()
    cache = KEPT / "dvc-cache" / hashlib.sha256(packages).hexdigest()[:8]
    if sum(file.stat().st_size for file in cache.rglob("*")) > LARGEST_CACHE_BYTES:
        shutil.rmtree(cache)
    return cache


if __name__ == "__main__":
    print(small_run().folder)
