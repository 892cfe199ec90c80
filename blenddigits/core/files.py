"""Writing files so that a crash never leaves half of one under its final name."""

import csv
import io
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from blenddigits.core.errors import UserError

DECIMALS = 4  # of the numbers in metrics, curves and the page's files


def write_bytes(path: Path, content: bytes) -> None:
    """Write `path`, folders included, in one step: readers see the old file or the whole new one.

    Raises OSError when the disk is full or read-only; the old file is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def write_json(path: Path, content: Mapping[str, Any], indent: int | None = 2) -> None:
    """Write JSON, ended by a newline as Git likes it; indent None packs it for a download."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(content, indent=indent, separators=separators, allow_nan=False)
    write_bytes(path, f"{text}\n".encode())


def read_json(path: Path, remedy: str) -> dict[str, Any]:
    """What write_json wrote; raises UserError, ended by `remedy`, when it is missing or damaged."""
    try:
        return json.loads(path.read_text())
    except FileNotFoundError:
        raise UserError(f"{path}: not found; {remedy}") from None
    except ValueError as error:
        raise UserError(f"{path}: damaged ({error}); {remedy}") from None


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
