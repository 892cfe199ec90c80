"""What DVC keeps, published beside the page: a clone pulls the models instead of training them."""

import argparse
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

import aiohttp
from dvc.exceptions import CheckoutError, DvcException  # type: ignore[import-untyped]
from dvc.repo import Repo  # type: ignore[import-untyped]
from dvc_data.hashfile.tree import TreeError
from dvc_objects.errors import ObjectFormatError

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.stage import run_program
from blenddigits.core.yaml12 import read_yaml
from tools.page_address import DEFAULT_REMOTE, page_url, remote_address

FOLDER = "dvc"  # of the published tree
REMOTE = "page"  # its name among DVC's remotes
LOCK = Path("dvc.lock")
LEFT_OUT = str(paths.MNIST_RAW)  # 55 MB, which MNIST's own sources have: prepare_mnist gets it
TIMEOUT_S = 30  # between two answers
WHOLE_TIMEOUT_S = 60
LARGEST_LOCK = 4 * 2**20
PART = 2**16

Hashes = dict[str, str | None]


def publish_cache(site: Path) -> None:
    """Copy the cached outputs of the last run, but MNIST itself, and its dvc.lock to site/dvc."""
    folder = site / FOLDER
    with Repo(config={"remote": {REMOTE: {"url": str(folder.resolve())}}}) as repo:
        try:
            repo.push(targets=list(_published(repo)), remote=REMOTE)
        except DvcException as error:
            raise UserError(
                f"DVC's cache is not complete ({error}); run `make repro`, or `dvc commit` "
                "when the results themselves are right"
            ) from None
    write_bytes(folder / LOCK, LOCK.read_bytes())


def pull_cache(url: str) -> int:
    """Set up the published cache as DVC's remote `page` and get what is missing here from it.

    The number of files that were put in place. Raises UserError when the page cannot be reached,
    is of another run, or holds something else than dvc.lock says.
    """
    remote = f"{url.rstrip('/')}/{FOLDER}"
    published = published_hashes(f"{remote}/{LOCK}")
    with _without_words_of_dvc(), Repo() as repo:
        wanted = _published(repo)
        _check_same_run(wanted, published, url)
        with repo.config.edit("local") as config:
            config["remote"][REMOTE] = {
                "url": _in_ascii(remote),
                "verify": True,
                "connect_timeout": TIMEOUT_S,
                "read_timeout": TIMEOUT_S,
            }
        try:
            stats = repo.pull(targets=list(wanted), remote=REMOTE)
        except CheckoutError as error:
            raise _not_what_the_lock_says(url, ", ".join(error.target_infos)) from None
        except (ObjectFormatError, TreeError) as error:
            raise _not_what_the_lock_says(url, str(error)) from None
        except FileNotFoundError:
            raise _not_what_the_lock_says(url, "a file of the cache") from None
        except (DvcException, aiohttp.ClientError, TimeoutError) as error:
            raise UserError(f"{url}: pulling stopped: {' '.join(str(error).split())}") from None
    return int(stats["stats"]["added"]) + int(stats["stats"]["modified"])


@contextmanager
def _without_words_of_dvc() -> Iterator[None]:
    """DVC tells nothing of what goes wrong: our own error says it in one line."""
    levels = {logger: logger.level for logger in map(logging.getLogger, ("dvc", "dvc_data"))}
    try:
        for logger in levels:
            logger.setLevel(logging.CRITICAL)
        yield
    finally:
        for logger, level in levels.items():
            logger.setLevel(level)


def _published(repo: Repo) -> Hashes:
    return {
        out.def_path: out.hash_info.value
        for out in repo.index.outs
        if out.use_cache and out.def_path != LEFT_OUT
    }


def _check_same_run(wanted: Hashes, published: Hashes, url: str) -> None:
    others = [path for path, md5 in wanted.items() if published.get(path) != md5]
    if others:
        raise UserError(
            f"{url}: published from another run than the one in {LOCK}: {len(others)} of "
            f"{len(wanted)} outputs differ, first {others[0]}; check out the commit that was "
            "published, or run `make repro`"
        )


def _hashes(lock: str) -> Hashes:
    try:
        stages: Mapping[str, Any] = read_yaml(lock)["stages"]
        outs = [out for stage in stages.values() for out in stage.get("outs", [])]
        return {out["path"]: out["md5"] for out in outs}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(f"{LOCK} of the page is damaged; try again later") from None


def published_hashes(url: str) -> Hashes:
    """Those of the dvc.lock at `url`; raises UserError when there is none."""
    return _hashes(_download(url))


def _download(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise UserError(f"{url}: not the address of a page; it begins with https://")
    try:
        with urllib.request.urlopen(_in_ascii(url), timeout=TIMEOUT_S) as answer:  # noqa: S310, checked above
            return _read(answer, url).decode()
    except urllib.error.HTTPError as error:
        raise UserError(
            f"{url}: the page answers {error.code}; it is elsewhere, or published without models"
        ) from None
    except UnicodeDecodeError:
        raise UserError(f"{url}: no text; the page is damaged there, or another one") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UserError(f"{url}: cannot be reached ({reason}); check the address") from None


def _in_ascii(url: str) -> str:
    """An address as servers are asked for it: letters of other scripts are written in ASCII's."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode()
    return urlunsplit(
        parts._replace(
            netloc=host, path=quote(parts.path, safe="/%"), query=quote(parts.query, "=&%")
        )
    )


def _read(answer: IO[bytes], url: str) -> bytes:
    """All of it; raises UserError where it is far too much, or takes far too long."""
    end, content = time.monotonic() + WHOLE_TIMEOUT_S, b""
    while part := answer.read1(PART):  # type: ignore[attr-defined]  # an HTTPResponse has it
        content += part
        if len(content) > LARGEST_LOCK:
            raise UserError(f"{url}: larger than {LARGEST_LOCK >> 20} MB: no {LOCK} is")
        if time.monotonic() > end:
            raise UserError(f"{url}: did not end within {WHOLE_TIMEOUT_S} s; try again later")
    return content


def _not_what_the_lock_says(url: str, what: str) -> UserError:
    return UserError(
        f"{url}: missing there, or not with the hash that {LOCK} names, so it was not put in "
        f"place: {what}; try again later, or run `make repro`"
    )


def _default_url() -> str:
    url = page_url(remote_address(DEFAULT_REMOTE))
    if url is None:
        raise UserError(
            "origin is not on GitHub: say where the page is, `make pull URL=https://...`"
        )
    return url


def main() -> None:
    """Pull from the page whose address was given, else from where origin's page appears."""
    parser = argparse.ArgumentParser(prog="python -m tools.pull", description=__doc__)
    parser.add_argument("url", nargs="?", help="of the published page; default: origin's")
    url = parser.parse_args().url or _default_url()
    count = pull_cache(url)
    print(f"{url}: {count} new or changed files put in place, all hashes as in {LOCK}")
    print(f"`make repro` gets {LEFT_OUT} and runs nothing else; later: `make pull` again")


if __name__ == "__main__":
    run_program(main)
