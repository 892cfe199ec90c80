"""Thickness, slant and width of strokes whose measures are known."""

import pytest
import torch
from made_up import blob_intensities

from blenddigits.scrutiny.shapes import measure_shapes


def stroke(width: int, slant: float = 0.0) -> torch.Tensor:
    """A line of 16 rows that moves to the right by `slant` for each row upwards."""
    x = torch.zeros(1, 1, 28, 28)
    for row in range(6, 22):
        left = round(12 + slant * (14 - row))
        x[..., row, left : left + width] = 1
    return x


def test_a_thicker_stroke_is_thicker() -> None:
    thickness = [float(measure_shapes(stroke(width)).thickness) for width in (2, 4, 6)]
    assert thickness == pytest.approx([2, 4, 6], abs=0.8)
    assert thickness == sorted(thickness)


def test_a_stroke_that_leans_to_the_right_has_a_slant_above_0() -> None:
    for slant in (-0.5, 0.0, 0.5):
        assert float(measure_shapes(stroke(3, slant)).slant) == pytest.approx(slant, abs=0.06)


def test_width_is_measured_without_the_slant() -> None:
    upright, leaning = (float(measure_shapes(stroke(5, slant)).width) for slant in (0.0, 0.5))
    assert upright == pytest.approx(4, abs=0.1)  # from the first column's middle to the fifth's
    assert leaning == pytest.approx(upright, abs=1.2)


def test_images_do_not_depend_on_each_other_and_no_ink_has_no_width() -> None:
    x = torch.cat([blob_intensities(3), torch.zeros(1, 1, 28, 28)])
    together = measure_shapes(x)
    for number in range(4):
        alone = measure_shapes(x[number : number + 1])
        for part, own in zip(together, alone, strict=True):
            torch.testing.assert_close(part[number : number + 1], own)
    assert together.width[3] == together.thickness[3] == 0
