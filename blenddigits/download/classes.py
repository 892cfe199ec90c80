"""What can be learned: two classes or more, each with enough pictures."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from jaxtyping import Int64

from blenddigits.core.errors import UserError

MOST_CLASSES = 256  # a label is a byte
LEAST = 10  # pictures of a class: with fewer there is nothing to measure on


def check_classes(where: Path, classes: Sequence[str], labels: Int64[np.ndarray, " n"]) -> None:
    """Raise UserError unless there are two classes or more, each with enough pictures."""
    if len(classes) < 2:
        only = f"only the class {classes[0]}" if classes else "no class"
        raise UserError(f"{where}: {only}; a blend needs two or more")
    if len(classes) > MOST_CLASSES:
        raise UserError(f"{where}: {len(classes)} classes; the most are {MOST_CLASSES}")
    if unfit := [name for name in classes if not name.strip() or not name.isprintable()]:
        raise UserError(f"{where}: {unfit[0]!r} is no name of a class; rename it")
    if twice := [name for name, count in Counter(classes).items() if count > 1]:
        raise UserError(f"{where}: two classes are called {twice[0]}; rename one of them")
    counts = np.bincount(labels, minlength=len(classes)).tolist()
    empty = [name for name, count in zip(classes, counts, strict=True) if not count]
    if empty:
        raise UserError(
            f"{where}: no pictures of {', '.join(empty)}; add some, or remove the class"
        )
    few = [
        f"{name} has {count}" for name, count in zip(classes, counts, strict=True) if count < LEAST
    ]
    if few:
        raise UserError(
            f"{where}: too few pictures: {', '.join(few)}; {LEAST} or more of each class are needed"
        )
