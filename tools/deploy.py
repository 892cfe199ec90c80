"""The page and DVC's cache of the models -> branch gh-pages of a remote, or a folder."""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from dvc.repo import Repo  # type: ignore[import-untyped]

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program
from tools.git import run_git, without_password
from tools.model_card import put_card
from tools.page_address import DEFAULT_REMOTE, page_url, remote_address, source_url
from tools.page_head import with_addresses, with_provenance
from tools.pages_branch import push_folder
from tools.provenance import provenance
from tools.pull import FOLDER, LOCK, publish_cache


def check_fresh() -> None:
    """Raise UserError unless the page and the models are those of dvc.lock and of this code."""
    if not (paths.DIST / "index.html").is_file():
        raise UserError(f"{paths.DIST}: holds no built page; run `make repro`")
    with Repo() as repo:
        stale = repo.status()
    if stale:
        raise UserError(
            f"{paths.DIST} or a model is not what this folder's code, data and {LOCK} would give: "
            f"{'; '.join(_in_words(stale))}; run `make repro`"
        )


def _in_words(status: dict[str, list[dict[str, dict[str, str]] | str]]) -> list[str]:
    """Stages with what is new about them: build_frontend (frontend/src modified)."""
    words = []
    for stage, changes in status.items():
        kinds = [kind for change in changes if isinstance(change, dict) for kind in change.values()]
        named = [
            f"{path} {what}"
            for kind in kinds
            if isinstance(kind, dict)
            for path, what in kind.items()
        ]
        words.append(f"{stage} ({', '.join(named) or 'its command'})")
    return words


def assemble(site: Path) -> None:
    """Write the tree to publish into `site`, a new folder: the page, and models for `make pull`."""
    check_fresh()
    if site.exists() and (not site.is_dir() or any(site.iterdir())):
        raise UserError(f"{site}: is there already; name a new folder, or remove this one")
    shutil.copytree(paths.DIST, site, dirs_exist_ok=True)
    (site / ".nojekyll").touch()  # GitHub is to serve the files as they are
    put_card(site)
    fill_in_provenance(site / "index.html")
    publish_cache(site)


def deploy(remote: str, force: bool = False) -> None:
    """Push the page to gh-pages of a remote, named or as URL, and say where it will appear."""
    address = remote_address(remote)
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        assemble(site)
        fill_in_addresses(site, address)
        page = f"the page of {run_git('rev-parse', '--short', 'HEAD')}"
        commit = push_folder(site, address, f"Publish {page}", force)
        size = _megabytes(site) - _megabytes(site / FOLDER)
        sizes = (
            f"{size:.1f} MB with the last one's assets, and {_megabytes(site / FOLDER):.1f} MB for "
            "`make pull`"
        )
    place = f"branch gh-pages of {without_password(address)}"
    if commit is None:
        print(f"nothing to do: {place} is this page already")
    else:
        print(f"pushed {page} ({sizes}) to {place} as {commit[:7]}")
    _say_where(address)


def fill_in_provenance(page: Path) -> None:
    """Let the page tell of which commit and run it is."""
    of = provenance()
    page.write_bytes(with_provenance(page.read_bytes().decode(), of.commit, of.lock_md5).encode())


def fill_in_addresses(site: Path, address: str) -> None:
    """Let those who show links to the page find its picture, if its place is known."""
    url, source = page_url(address), source_url(address)
    if url and source:
        page = site / "index.html"
        filled = with_addresses(page.read_text(encoding="utf-8"), url, source)
        page.write_text(filled, encoding="utf-8")


def _say_where(address: str) -> None:
    if url := page_url(address):
        print(f"it appears at {url} once Settings > Pages names the branch gh-pages")
    if run_git("status", "--porcelain", "--", str(LOCK)):
        print(f"note: {LOCK} is not committed; clones can pull these models only once it is")


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Deploy to DEPLOY_REMOTE, else to origin; or only write the tree into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.deploy", description=__doc__)
    parser.add_argument("--folder", type=Path, help="write the tree there and push nothing")
    folder = parser.parse_args().folder
    if folder is None:
        deploy(os.environ.get("DEPLOY_REMOTE") or DEFAULT_REMOTE, os.environ.get("FORCE") == "1")
    else:
        assemble(folder)
        print(f"{folder}: {_megabytes(folder):.1f} MB, ready to be served by any static host")


if __name__ == "__main__":
    run_program(main)
