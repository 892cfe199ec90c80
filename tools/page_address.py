"""For deploy and pull: which Git remote the page is published on, and where it then appears."""

import re
import subprocess

from blenddigits.core.errors import UserError

DEFAULT_REMOTE = "origin"
_GITHUB = re.compile(r"(?:https?://|ssh://|git://)?(?:[^@/]*@)?github\.com[:/]([^/]+)/([^/]+?)/?$")
HOOK = "remote:"  # begins what the other side says, its hooks for instance
_REASONS = (" ! ", "fatal:", "error:")  # how the line begins that says why, the best first


def run_git(*arguments: str) -> str:
    """What a git command prints; raises UserError with git's own reason when it fails."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        raise UserError("git was not found; install it from https://git-scm.com") from None
    if done.returncode != 0:
        raise UserError(f"git did not do it: {_reason(done.stderr)}")
    return done.stdout.strip()


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


def without_password(address: str) -> str:
    """A URL as it may be shown: tokens stand between :// and @."""
    return re.sub(r"://[^@/]*@", "://", address)


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


def _reason(stderr: str) -> str:
    lines = stderr.strip().splitlines()
    told = " ".join(_words_of_hooks(lines))
    return f"{_own_reason(lines)}: {told}" if told else _own_reason(lines)


def _words_of_hooks(lines: list[str]) -> list[str]:
    said = [line.removeprefix(HOOK).strip() for line in lines if line.startswith(HOOK)]
    return [without_password(line) for line in said if line]


def _own_reason(lines: list[str]) -> str:
    for beginning in _REASONS:
        for line in lines:
            if line.startswith(beginning):
                return without_password(" ".join(line.removeprefix(" ! ").split()))
    return without_password(" ".join(lines[-1:])) or "it gave no reason"
