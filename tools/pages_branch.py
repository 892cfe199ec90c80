"""For deploy: a folder as the newest commit of a remote's gh-pages, made outside this clone."""

import tempfile
from pathlib import Path

from blenddigits.core.errors import UserError
from tools.git import run_git

BRANCH = "refs/heads/gh-pages"
ASSETS = "assets"  # of a page: files with a hash in their names, which change with what is in them
LOCK = "dvc/dvc.lock"
OWN_ASSETS = f"{ASSETS}.txt"  # beside them, the names of those that are not the last page's


def push_folder(folder: Path, address: str, message: str, force: bool = False) -> str | None:
    """Push the page in `folder` to gh-pages of a remote; None when it is there already.

    What the last one had in assets/ is put beside it: who has that page open, or gets it from a
    cache, may still ask for it. The new commit's hash. Objects, index and work tree are those of a
    bare repository that is gone afterwards, so that nothing of this one is touched, but its
    settings (credentials) hold.
    Raises UserError when git refuses, and when the branch is of somebody else, unless `force`.
    """
    names = sorted(file.name for file in (folder / ASSETS).glob("*"))
    (folder / OWN_ASSETS).write_text("".join(f"{name}\n" for name in names), newline="\n")
    with tempfile.TemporaryDirectory() as scratch:
        run_git("init", "--quiet", "--bare", scratch)
        settings = Path(run_git("rev-parse", "--git-path", "config")).resolve()
        as_they_are = ("-c", "core.autocrlf=false")
        in_scratch = (*as_they_are, f"--git-dir={scratch}", f"--work-tree={folder}")
        run_git(*in_scratch, "config", "include.path", str(settings))
        return _push(in_scratch, address, message, folder, force)


def _push(
    in_scratch: tuple[str, ...], address: str, message: str, folder: Path, force: bool
) -> str | None:
    parent = _fetch(in_scratch, address)
    if parent:
        if not force and not _is_ours(in_scratch, parent):
            raise UserError(
                "branch gh-pages was not made by this command: its files would be replaced; "
                "FORCE=1 does that"
            )
        _keep_assets(in_scratch, parent, folder)
    run_git(*in_scratch, "add", "--force", "--all", ":/")
    tree = run_git(*in_scratch, "write-tree")
    if parent and run_git(*in_scratch, "rev-parse", f"{parent}^{{tree}}") == tree:
        return None
    parents = ("-p", parent) if parent else ()
    commit = run_git(*in_scratch, "commit-tree", tree, *parents, "-m", message)
    run_git(*in_scratch, "push", "--no-verify", "--quiet", "--", address, f"{commit}:{BRANCH}")
    return commit


def _fetch(in_scratch: tuple[str, ...], address: str) -> str | None:
    """The hash of the last published commit, whose files are then in scratch, too."""
    if not run_git(*in_scratch, "ls-remote", "--", address, BRANCH):
        return None
    run_git(*in_scratch, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address, BRANCH)
    return run_git(*in_scratch, "rev-parse", "FETCH_HEAD")


def _is_ours(in_scratch: tuple[str, ...], parent: str) -> bool:
    """Whether a commit has what a page of this command has; the first ones had no OWN_ASSETS."""
    return bool(run_git(*in_scratch, "ls-tree", "--name-only", parent, "--", OWN_ASSETS, LOCK))


def _keep_assets(in_scratch: tuple[str, ...], parent: str, folder: Path) -> None:
    """Get the assets of the parent's page; of the same page, pushed again, all that it has kept."""
    listed = run_git(*in_scratch, "ls-tree", "--name-only", parent, f"{ASSETS}/", OWN_ASSETS)
    there = listed.splitlines()
    if OWN_ASSETS in there:
        there.remove(OWN_ASSETS)
        own = run_git(*in_scratch, "show", f"{parent}:{OWN_ASSETS}").split()
        if own != (folder / OWN_ASSETS).read_text().split():
            there = [f"{ASSETS}/{name}" for name in own]
    missing = [name for name in there if not (folder / name).exists()]
    if missing:
        run_git(*in_scratch, "checkout", parent, "--", *(f":(top){name}" for name in missing))
