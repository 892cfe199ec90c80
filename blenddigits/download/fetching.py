"""A published data set, from the first source that has the published files, verified."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import torch

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes, write_npy
from blenddigits.data.data_set import DataSet
from blenddigits.data.idx import TRAIN_LABELS, read_labels
from blenddigits.download.sources import (
    UNREADABLE,
    NotConfiguredError,
    RawFiles,
    Source,
    SourceError,
)

_GZIP = b"\x1f\x8b"

Md5s = Mapping[str, tuple[str, ...]]  # of each file, as it is published or unpacked


class Published(NamedTuple):
    """A data set that others have published: its files, and where they may be had."""

    data: DataSet
    md5s: Md5s
    sources: tuple[Source, ...]
    remedy: str  # what to do where none of them has the files
    to_idx: Callable[[RawFiles], RawFiles]  # from the verified files to MNIST's four


def fetch(published: Published, folder: Path = paths.MNIST_RAW) -> str:
    """Write the four verified raw files into `folder` and return the name of their source.

    Raises UserError that lists every source and why it was refused.
    """
    refused: dict[str, SourceError] = {}
    for source in published.sources:
        try:
            raw_files = verified(source.read(published.md5s), published.md5s)
        except SourceError as error:
            refused[source.name] = error
            continue
        for name, content in published.to_idx(raw_files).items():
            write_bytes(folder / name, content)
        for name, reason in refused.items():
            if not isinstance(reason, NotConfiguredError):
                print(f"not used:  {name}: {reason}")
        return source.name
    tried = "\n".join(f"  {name}: {reason}" for name, reason in refused.items())
    raise UserError(
        f"{published.data.title} could not be had from any source:\n{tried}\n{published.remedy}"
    )


def verified(raw_files: RawFiles, md5s: Md5s) -> RawFiles:
    """The files unpacked; raises SourceError unless all have the MD5 of the published ones."""
    return {name: _verified(name, raw_files[name], known) for name, known in md5s.items()}


def _verified(name: str, content: bytes, known: tuple[str, ...]) -> bytes:
    try:
        plain = gzip.decompress(content) if content.startswith(_GZIP) else content
    except UNREADABLE as error:
        raise SourceError(f"{name}: {error}") from None
    if not {_md5(content), _md5(plain)} & set(known):
        raise SourceError(f"{name}: expected MD5 {known[0]}, found {_md5(plain)}")
    return plain


def write_split(size: int, generator: torch.Generator) -> None:
    """Fix which `size` of the training images are for validation.

    Raises UserError when it would be all of them.
    """
    count = len(read_labels(paths.MNIST_RAW / TRAIN_LABELS))
    if size >= count:
        raise UserError(
            f"prepare_mnist.validation_size: expected less than the {count} training images, "
            f"found {size}"
        )
    chosen = torch.randperm(count, generator=generator)[:size]
    write_npy(paths.VALIDATION_INDICES, chosen.sort().values.numpy())


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
