"""Photos that reading is measured on, and those that the page's reader is held to."""

import json

import numpy as np
import pytest
from drawn import drawn

from blenddigits.preprocessing.picture_file import digits_of
from tools import golden_reading
from tools.made_up_paper import KINDS, POLARITIES, in_polarity, sheet_with

IMAGE = (255 * drawn(7, (28, 28), share=0.7, pen=0.12)).astype(np.uint8)


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_of_each_kind_is_one_of_paper_with_one_digit(kind: str) -> None:
    random = np.random.default_rng(3)
    photo = KINDS[kind](sheet_with(IMAGE, random), random)
    assert photo.ndim == 3
    assert 0 <= photo.min() < photo.max() <= 1
    assert len(digits_of(photo.astype(np.float32), kind)) == 1


@pytest.mark.parametrize("polarity", POLARITIES)
def test_a_digit_in_each_polarity_is_the_same(polarity: str) -> None:
    [digit] = digits_of(in_polarity(IMAGE, 56, polarity).astype(np.float32), polarity)
    [expected] = digits_of(in_polarity(IMAGE, 56, "white on black").astype(np.float32), "plain")
    assert np.corrcoef(digit.ravel(), expected.ravel())[0, 1] > 0.98


def test_the_committed_photos_are_read_as_python_reads_them_now() -> None:
    committed = json.loads(golden_reading.FILE.read_text())
    now = golden_reading.golden()
    assert committed.keys() == now.keys()
    for name, case in now.items():
        assert committed[name]["rgb"] == case["rgb"]
        assert len(committed[name]["digits"]) == len(case["digits"])
        for found, expected in zip(committed[name]["digits"], case["digits"], strict=True):
            assert found == pytest.approx(expected, abs=1e-3)
