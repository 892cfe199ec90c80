"""For deploy and pull: which Git remote the page is published on, and where it then appears."""

import re

from blenddigits.core.errors import UserError
from tools.git import run_git

DEFAULT_REMOTE = "origin"
_GITHUB = re.compile(r"(?:https?://|ssh://|git://)?(?:[^@/]*@)?github\.com[:/]([^/]+)/([^/]+?)/?$")


def remote_address(remote: str) -> str:
    """The URL to which a remote is pushed; anything that is no remote's name is itself a URL.

    Raises UserError for what Git would take for an option.
    """
    if remote.startswith("-"):
        raise UserError(f"DEPLOY_REMOTE={remote}: no remote and no address begins with a dash")
    if remote in run_git("remote").splitlines():
        return run_git("remote", "get-url", "--push", "--", remote)
    if remote == DEFAULT_REMOTE:
        raise UserError(
            "this folder has no Git remote origin; add one, or name another with DEPLOY_REMOTE=URL"
        )
    return remote


def page_url(address: str) -> str | None:
    """Where GitHub Pages shows what is pushed to a repository; None when it is not on GitHub."""
    found = _GITHUB.match(address.removesuffix("/").removesuffix(".git"))
    if found is None:
        return None
    owner, repository = found[1].lower(), found[2]
    host = f"{owner}.github.io"
    return f"https://{host}/" if repository.lower() == host else f"https://{host}/{repository}/"


def source_url(address: str) -> str | None:
    """Where people read a repository on GitHub; None when it is not there."""
    found = _GITHUB.match(address.removesuffix("/").removesuffix(".git"))
    return None if found is None else f"https://github.com/{found[1]}/{found[2]}"
