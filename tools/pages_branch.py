"""For deploy: a folder as the newest commit of a remote's gh-pages, made outside this clone."""

import tempfile
from pathlib import Path

from tools.page_address import run_git

BRANCH = "refs/heads/gh-pages"


def push_folder(folder: Path, address: str, message: str) -> str | None:
    """Push what is in `folder` to gh-pages of a remote; None when it is there already.

    The new commit's hash. Objects, index and work tree are those of a bare repository that is gone
    afterwards, so that nothing of this one is touched, but its settings (credentials) hold.
    Raises UserError when git refuses.
    """
    with tempfile.TemporaryDirectory() as scratch:
        run_git("init", "--quiet", "--bare", scratch)
        settings = Path(run_git("rev-parse", "--git-path", "config")).resolve()
        in_scratch = (f"--git-dir={scratch}", f"--work-tree={folder}")
        run_git(*in_scratch, "config", "include.path", str(settings))
        return _push(in_scratch, address, message)


def _push(in_scratch: tuple[str, ...], address: str, message: str) -> str | None:
    parent = _fetch(in_scratch, address)
    run_git(*in_scratch, "-c", "core.autocrlf=false", "add", "--force", "--all", ":/")
    tree = run_git(*in_scratch, "write-tree")
    if parent and run_git(*in_scratch, "rev-parse", f"{parent}^{{tree}}") == tree:
        return None
    parents = ("-p", parent) if parent else ()
    commit = run_git(*in_scratch, "commit-tree", tree, *parents, "-m", message)
    run_git(*in_scratch, "push", "--no-verify", "--quiet", address, f"{commit}:{BRANCH}")
    return commit


def _fetch(in_scratch: tuple[str, ...], address: str) -> str | None:
    """The hash of the last published commit, whose files are then in scratch, too."""
    if not run_git(*in_scratch, "ls-remote", address, BRANCH):
        return None
    run_git(*in_scratch, "fetch", "--quiet", "--depth=1", "--no-tags", address, BRANCH)
    return run_git(*in_scratch, "rev-parse", "FETCH_HEAD")
