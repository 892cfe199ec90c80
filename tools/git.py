"""Git, run as the tools need it: what it says, or why it refuses, in one line."""

import os
import re
import subprocess

from blenddigits.core.errors import UserError

PIPELINE = "dvc.yaml"
HOOK = "remote:"  # begins what the other side says, its hooks for instance
_REASONS = (" ! ", "fatal:", "error:")  # how the line begins that says why, the best first
_NOT_TRACKED = 1  # the exit code of `git ls-files --error-unmatch`
_NO_REPOSITORY = "fatal: not a git repository (or any"  # of the folders above
_OF_ANOTHER = re.compile(r"fatal: detected dubious ownership in repository at '(.*)'")


def run_git(*arguments: str) -> str:
    """What a git command prints; raises UserError with git's own reason when it fails."""
    try:
        done = _run(*arguments)
    except FileNotFoundError:
        raise UserError("git was not found; install it from https://git-scm.com") from None
    if done.returncode != 0:
        raise UserError(_in_words(done.stderr))
    return done.stdout.strip()


def knows_project() -> bool:
    """Whether this folder's files are some of a Git repository's, and not of a ZIP, for instance.

    Without Git on the machine they are not. Raises UserError when Git refuses to look.
    """
    try:
        done = _run("ls-files", "--error-unmatch", "--", PIPELINE)
    except FileNotFoundError:
        return False
    if done.returncode in (0, _NOT_TRACKED):
        return done.returncode == 0
    if done.stderr.startswith(_NO_REPOSITORY):
        return False
    raise UserError(_in_words(done.stderr))


def without_password(address: str) -> str:
    """A URL as it may be shown: tokens stand between :// and @."""
    return re.sub(r"://[^@/]*@", "://", address)


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["git", "-c", "core.quotePath=false", *arguments],
        env={**os.environ, "LC_ALL": "C"},  # its reasons are looked for in English
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def _in_words(stderr: str) -> str:
    if stderr.startswith(_NO_REPOSITORY):
        return "this folder is no Git repository, and this needs one: get it with `git clone`"
    if found := _OF_ANOTHER.match(stderr):
        return (
            f"{found[1]}: belongs to another user, so Git refuses it; work in a clone of your own, "
            f'or trust it with `git config --global --add safe.directory "{found[1]}"`'
        )
    return f"git did not do it: {_reason(stderr)}"


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
