"""What is pushed to gh-pages, and what of the last page stays there."""

import subprocess
from pathlib import Path

import pytest
from clone import environment

from blenddigits.core.errors import UserError
from tools.page_address import remote_address
from tools.pages_branch import push_folder

Pages = Path


def git(*command: str, folder: Path) -> str:
    done = subprocess.run(
        ["git", *command], cwd=folder, env=environment(), check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """An empty remote, and a clone of the project to push from."""
    for name in ("pages", "project"):
        (tmp_path / name).mkdir()
    git("init", "--quiet", "--bare", folder=tmp_path / "pages")
    git("init", "--quiet", folder=tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    return tmp_path / "pages"


def deploy(pages: Pages, *assets: str) -> bool:
    """Push a page of these assets; whether there was anything to do."""
    site = pages.parent / "site"
    (site / "assets").mkdir(parents=True)
    for name in assets:
        (site / "assets" / name).write_text(f"{name}\r\n", newline="")
    (site / "index.html").write_text(" ".join(assets))
    (site / "dvc").mkdir()
    (site / "dvc" / "dvc.lock").touch()
    pushed = push_folder(site, str(pages), "a page")
    site.rename(pages.parent / f"site of {pushed}")
    return pushed is not None


def assets_of(pages: Pages) -> list[str]:
    return git("ls-tree", "--name-only", "gh-pages:assets", folder=pages).splitlines()


def test_the_last_pages_assets_stay_and_those_of_the_one_before_go(pages: Pages) -> None:
    deploy(pages, "wasm-1", "index-1")
    deploy(pages, "wasm-1", "index-2")
    assert assets_of(pages) == ["index-1", "index-2", "wasm-1"]
    deploy(pages, "wasm-1", "index-3")
    assert assets_of(pages) == ["index-2", "index-3", "wasm-1"]
    assert git("cat-file", "-s", "gh-pages:assets/index-2", folder=pages) == "9"


def test_the_same_page_pushed_again_keeps_them_and_is_nothing_to_do(pages: Pages) -> None:
    deploy(pages, "index-1")
    deploy(pages, "index-2")
    assert not deploy(pages, "index-2")
    assert assets_of(pages) == ["index-1", "index-2"]


def test_a_page_from_before_there_were_lists_keeps_all_of_its_assets(pages: Pages) -> None:
    deploy(pages, "index-1")
    git("update-ref", "refs/heads/gh-pages", without_list(pages), folder=pages)
    deploy(pages, "index-2")
    assert assets_of(pages) == ["index-1", "index-2"]


def test_somebody_elses_branch_is_replaced_only_by_force(pages: Pages) -> None:
    nothing = git("hash-object", "-t", "tree", "-w", "/dev/null", folder=pages)
    theirs = git("commit-tree", nothing, "-m", "my own page", folder=pages)
    git("update-ref", "refs/heads/gh-pages", theirs, folder=pages)
    with pytest.raises(UserError, match=r"gh-pages was not made by this command: .*FORCE=1"):
        deploy(pages, "index-1")
    assert git("rev-parse", "gh-pages", folder=pages) == theirs
    assert push_folder(pages.parent / "site", str(pages), "a page", force=True)
    assert git("rev-parse", "gh-pages^", folder=pages) == theirs


def test_the_words_of_a_hook_that_refuses_are_shown(pages: Pages) -> None:
    hook = pages / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'Ask Ada first.' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(UserError, match=r"hook declined\): Ask Ada first\."):
        deploy(pages, "index-1")


@pytest.mark.parametrize("remote", ["--upload-pack=touch /tmp/x", "-u"])
def test_what_git_would_take_for_an_option_is_no_remote(pages: Pages, remote: str) -> None:
    with pytest.raises(UserError, match="no remote and no address begins with a dash"):
        remote_address(remote)


def without_list(pages: Pages) -> str:
    """The present commit without assets.txt."""
    entries = git("ls-tree", "gh-pages", folder=pages).splitlines()
    kept = "\n".join(entry for entry in entries if not entry.endswith("assets.txt"))
    made = subprocess.run(
        ["git", "mktree"], cwd=pages, input=f"{kept}\n", check=True, capture_output=True, text=True
    )
    return git("commit-tree", made.stdout.strip(), "-m", "an older page", folder=pages)
