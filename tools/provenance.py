"""Which commit, and which run of the pipeline, something that is published comes from."""

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.yaml12 import read_yaml
from tools.git import knows_project, run_git
from tools.pull import LOCK

ARCHIVED = Path(".git_archival.txt")  # filled in by `git archive`, of which GitHub's ZIPs are made


class Provenance(NamedTuple):
    """What the wheel and the published page carry."""

    commit: str  # in full; with "+" where files that Git knows were changed since
    time: int  # of the commit, in seconds since 1970
    lock_md5: str  # of dvc.lock, which names the bytes of every model


def provenance() -> Provenance:
    """Of this folder as it is now; raises UserError when nothing tells its commit."""
    md5 = hashlib.md5(LOCK.read_bytes(), usedforsecurity=False).hexdigest()
    commit, time = _of_git() if knows_project() else _of_archive()
    return Provenance(commit, time, md5)


def data_set_name() -> str:
    """What the models of this folder's last run have learned, as params.yaml had it.

    Raises UserError when dvc.lock does not tell.
    """
    try:
        stage = read_yaml(LOCK.read_text(encoding="utf-8"))["stages"]["prepare_mnist"]
        return str(stage["params"][str(paths.PARAMS)]["dataset"]["name"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UserError(f"{LOCK}: tells of no data set; run `make repro`") from None


def _of_git() -> tuple[str, int]:
    changed = run_git("status", "--porcelain", "--untracked-files=no", "--", ".")
    commit, time = run_git("log", "-1", "--format=%H %ct").split()
    return f"{commit}{'+' if changed else ''}", int(time)


def _of_archive() -> tuple[str, int]:
    """What a ZIP tells of its commit; whether its files were changed since, nobody knows."""
    told = dict(re.findall(r"^([\w-]+): ([^$\s]+)$", ARCHIVED.read_text(), re.MULTILINE))
    try:
        return told["node"], int(datetime.fromisoformat(told["node-date"]).timestamp())
    except (KeyError, ValueError):
        raise UserError(
            f"neither Git nor {ARCHIVED} tells which commit this folder is of, and what is "
            "published says it: get the project with `git clone`"
        ) from None
