"""Texts that turn into each other: frames, durations, and nothing that moves but what changes."""

import io

import numpy as np
import pytest
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.figures.cells import Look, cells_gif, changes_of, colon

LOOK = Look(size=56, ink=False, rest_ms=300, frame_ms=40)


def test_a_change_is_asked_for_once() -> None:
    assert list(changes_of(["1:1", "1:2", "2:2"])) == [
        *(("1", "1"), ("1", "2"), ("2", "2"), (":", ":")),
    ]


def test_texts_follow_each_other_by_their_changes() -> None:
    def fading(a: float, b: float) -> np.ndarray:
        return np.linspace(a, b, 3)[:, None, None] * np.ones((28, 28))

    greys = {"1": 0.2, "2": 1.0, ":": 0.0}
    texts = ["1:1", "1:2", "2:2"]
    changes = {(a, b): fading(greys[a], greys[b]) for a, b in changes_of(texts)}
    with Image.open(io.BytesIO(cells_gif(texts, changes, LOOK))) as animation:
        assert animation.size == (2 * (4 + 21 + 9 + 21 + 4), 56)
        seen = []
        for number in range(animation.n_frames):  # type: ignore[attr-defined]  # GIFs have it
            animation.seek(number)
            greys_of = np.asarray(animation.convert("L"))
            left, right = greys_of[28, 2 * 14], greys_of[28, -2 * 14]
            seen.append((animation.info["duration"], int(left), int(right)))
    assert seen == [(300, 51, 51), (40, 51, 153), (300, 51, 255), (40, 153, 255), (300, 255, 255)]


def test_a_colon_is_two_dots() -> None:
    inked = colon().max(axis=1) > 0.5
    assert np.flatnonzero(np.diff(inked)).tolist() == [7, 10, 16, 19]


def test_what_would_be_too_large_is_refused() -> None:
    texts = [str(number % 10) for number in range(4000)]
    changes = {change: np.zeros((16, 28, 28)) for change in changes_of(texts)}
    with pytest.raises(UserError, match="lower --scale or --size"):
        cells_gif(texts, changes, LOOK._replace(size=4000))
