"""Which commit, and which run of the pipeline, something that is published comes from."""

import hashlib
from typing import NamedTuple

from tools.page_address import run_git
from tools.pull import LOCK


class Provenance(NamedTuple):
    """What the wheel and the published page carry."""

    commit: str  # in full; with "+" where files that Git knows were changed since
    time: int  # of the commit, in seconds since 1970
    lock_md5: str  # of dvc.lock, which names the bytes of every model


def provenance() -> Provenance:
    """Of this folder as it is now."""
    changed = run_git("status", "--porcelain", "--untracked-files=no")
    md5 = hashlib.md5(LOCK.read_bytes(), usedforsecurity=False).hexdigest()
    commit, time = run_git("log", "-1", "--format=%H %ct").split()
    return Provenance(f"{commit}{'+' if changed else ''}", int(time), md5)
