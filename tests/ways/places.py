"""Where a clone may be, and how it may have been got."""

import shutil
from pathlib import Path

from clone import Clone

from ways.way import CHANGE, SAME, Way, cloned, make, refusal, share_cache, use, use_git

STRANGE = "it's mine, größer 数字"
LOST = "DVC loses an experiment of `--temp` until `git fetch --unshallow`"


def outer_repository(folder: Path) -> Clone:
    """Another repository, with a commit."""
    folder.mkdir()
    outer = Clone(folder)
    outer.run("git", "init", "--quiet")
    (folder / "README").write_text("another project\n")
    outer.commit("another project")
    return outer


def as_submodule(finished: Clone, folder: Path) -> str:
    outer = outer_repository(folder / "outer")
    add = ("git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    outer.run(*add, str(finished.folder), "parts/digits")
    outer.commit("with digits")
    return use(share_cache(Clone(outer.folder / "parts" / "digits"), finished), finished)


def as_folder(finished: Clone, folder: Path) -> str:
    outer = outer_repository(folder / "outer")
    inner = unpacked(finished, outer.folder / "parts" / "digits")
    outer.commit("with digits")
    return use(share_cache(inner, finished), finished)


def as_worktree(finished: Clone, folder: Path) -> str:
    main = cloned(finished, folder / "main")
    main.run("git", "worktree", "add", "--quiet", str(folder / "linked"))
    return use(share_cache(Clone(folder / "linked"), finished), finished)


def as_shallow_clone(finished: Clone, folder: Path) -> str:
    clone = cloned(finished, folder / "shallow", "--depth", "1")
    assert clone.run("git", "rev-parse", "--is-shallow-repository").stdout == "true\n"
    use(clone, finished, git=False)
    clone.dvc("exp", "run", "--temp", "--name", "apart", *CHANGE)
    lost = "apart" not in clone.dvc("exp", "list", "--name-only")
    clone.run("git", "fetch", "--quiet", "--unshallow")
    use_git(clone)
    return f"{SAME}; {LOST}" if lost else SAME


def detached(finished: Clone, folder: Path) -> str:
    clone = cloned(finished, folder / "detached")
    clone.run("git", "checkout", "--quiet", "--detach")
    return use(clone, finished)


def unpacked(finished: Clone, folder: Path, **variables: str) -> Clone:
    """What is in GitHub's ZIP of the small run, which is made as here."""
    archive = folder.parent / "archive.zip"
    folder.mkdir(parents=True)
    finished.run("git", "archive", "--format=zip", f"--output={archive}", "HEAD")
    shutil.unpack_archive(archive, folder)
    archive.unlink()
    return Clone(folder, **variables)


def from_zip(finished: Clone, folder: Path) -> str:
    clone = share_cache(unpacked(finished, folder / "digits-main"), finished)
    use(clone, finished, git=False)
    return f"{SAME}; {what_needs_git(clone)}"


def ignored_by_git(finished: Clone, folder: Path) -> str:
    outer = outer_repository(folder / "outer")
    (outer.folder / ".gitignore").write_text("/tried/\n")
    clone = share_cache(unpacked(finished, outer.folder / "tried" / "digits"), finished)
    return use(clone, finished, git=False)


def what_needs_git(clone: Clone) -> str:
    """The lines of what cannot be done without it."""
    verify = make(clone, "verify", check=False).splitlines()
    [said] = [line for line in verify if line.startswith("error: ")]
    experiment = refusal(clone, "dvc", "exp", "run", "-S", "seed=1")
    comparison = refusal(clone, "dvc", "metrics", "diff")
    assert "Git" in experiment
    assert "Git" in comparison
    return f'`make verify` says "{said}", experiments and comparisons DVC\'s own line'


def in_strange_path(finished: Clone, folder: Path) -> str:
    return use(cloned(finished, folder / STRANGE), finished)


def in_ascii(finished: Clone, folder: Path) -> str:
    return use(cloned(finished, folder / STRANGE, LC_ALL="C", LANGUAGE="C"), finished)


def with_crlf(finished: Clone, folder: Path) -> str:
    return use(cloned(finished, folder / "crlf", "-c", "core.autocrlf=true"), finished)


def with_links(kind: str, finished: Clone, folder: Path) -> str:
    clone = cloned(finished, folder / "links")
    clone.dvc("config", "--local", "cache.type", kind)
    return use(clone, finished)


PLACES = (
    Way("submodule", "`git submodule add`, then all of it", as_submodule),
    Way("folder of another repository", "added to it as files, then all of it", as_folder),
    Way("linked worktree", "`git worktree add`, then all of it", as_worktree),
    Way("shallow clone", "`git clone --depth 1`, then all of it", as_shallow_clone),
    Way("detached HEAD", "`git checkout --detach`, then all of it", detached),
    Way("ZIP without .git", "`git archive`, as GitHub makes it, then all of it", from_zip),
    Way("ZIP in a folder that Git ignores", "the same inside another repository", ignored_by_git),
    Way("spaces, quotes, unicode", f"in a folder `{STRANGE}`", in_strange_path),
    Way("LC_ALL=C", "the same folder without a locale", in_ascii),
    Way("core.autocrlf=true", "a clone as Git for Windows makes it", with_crlf),
    Way(
        "cache of symbolic links",
        "`cache.type symlink`, then all of it",
        lambda finished, folder: with_links("symlink", finished, folder),
    ),
    Way(
        "cache of hard links",
        "`cache.type hardlink`, then all of it",
        lambda finished, folder: with_links("hardlink", finished, folder),
    ),
)
