"""Writing files so that a crash never leaves half of one under its final name."""

import csv
import glob
import io
import json
import os
import secrets
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from blenddigits.core.errors import UserError

PARTIAL = ".partial"  # ends the name of a file that is being written
STEM_LENGTH = 50  # letters of a name in that of its partial file, which must not be too long
DECIMALS = 4  # of the numbers in metrics, curves and the page's files


def write_bytes(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write `path` as write_pieces does, of a single piece."""
    write_pieces(path, [content], mode)


def write_pieces(path: Path, pieces: Iterable[bytes], mode: int | None = None) -> None:
    """Write `path`, folders included, in one step: readers see the old file or the whole new one.

    Several may write it at once: it then has what one of them wrote. `mode` are its permissions,
    those of any new file where none are given. Raises OSError, which names `path`, when the disk is
    full or read-only; the old file is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_left_over(path)
    partial = path.with_name(f"{_partial_stem(path)}{os.getpid()}.{secrets.token_hex(4)}{PARTIAL}")
    try:
        with partial.open("wb") as file:
            file.writelines(pieces)
        if mode is not None:
            partial.chmod(mode)
        os.replace(partial, path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        partial.unlink(missing_ok=True)


def _partial_stem(path: Path) -> str:
    return f".{path.name[:STEM_LENGTH]}."


def _remove_left_over(path: Path) -> None:
    """Remove what killed writers of `path` have left; those that live still need theirs."""
    for partial in path.parent.glob(f"{glob.escape(_partial_stem(path))}*{PARTIAL}"):
        process = partial.name.split(".")[-3]
        if process.isascii() and process.isdecimal() and not _runs(int(process)):
            partial.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether there is such a process, or may be: Windows would send signal 0 as a Ctrl-C."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def write_json(path: Path, content: Mapping[str, Any], indent: int | None = 2) -> None:
    """Write JSON, ended by a newline as Git likes it; indent None packs it for a download."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(content, indent=indent, separators=separators, allow_nan=False)
    write_bytes(path, f"{text}\n".encode())


def read_json(path: Path, remedy: str) -> dict[str, Any]:
    """What write_json wrote; raises UserError, ended by `remedy`, when it is missing or damaged."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {remedy}") from None
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None
    if not isinstance(content, dict):
        raise UserError(f"{path}: damaged (no names with values); {remedy}")
    return content


def write_csv(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows that share their keys; the keys of the first are the header."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_bytes(path, text.getvalue().encode())


def write_npy(path: Path, array: np.ndarray) -> None:
    """Write one array in NumPy's own format."""
    content = io.BytesIO()
    np.save(content, array)
    write_bytes(path, content.getvalue())
