"""Ink that moves from one picture to another."""

import torch
from made_up import blob_intensities

from blenddigits.scrutiny.transport import displaced


def dot(row: int, column: int) -> torch.Tensor:
    x = torch.zeros(1, 1, 28, 28)
    x[..., row - 1 : row + 2, column - 1 : column + 2] = 0.8
    return x


def test_a_dot_moves_where_a_cross_fade_would_show_two() -> None:
    middle = displaced(dot(8, 8), dot(8, 18), torch.tensor([0.5]))
    assert middle[0, 0, 8, 13] > 0.5
    assert middle[..., 8, 8].max() < 0.1
    assert middle[..., 8, 18].max() < 0.1


def test_the_ends_are_the_pictures_and_the_ink_changes_evenly() -> None:
    first, second = blob_intensities(6).split(3)
    for share, end in ((0.0, first), (1.0, second)):
        torch.testing.assert_close(
            displaced(first, second, torch.full((3,), share)), end, atol=0.05, rtol=0
        )
    middle = displaced(first, second, torch.full((3,), 0.5))
    expected = (first + second).sum(dim=(1, 2, 3)) / 2
    torch.testing.assert_close(middle.sum(dim=(1, 2, 3)), expected, rtol=0.05, atol=0)


def test_pictures_without_ink_stay_empty() -> None:
    nothing = torch.zeros(1, 1, 28, 28)
    assert displaced(nothing, nothing, torch.tensor([0.5])).max() < 1e-3
