"""In which order images are drawn from a file of any size."""

import pytest
import torch
from made_up import seeded

from blenddigits.data import order
from blenddigits.data.order import shuffled


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two blocks of five images of ten bytes are a window."""
    monkeypatch.setattr(order, "WINDOW_BYTES", 100)
    monkeypatch.setattr(order, "BLOCK_BYTES", 50)


@pytest.mark.usefixtures("small_windows")
@pytest.mark.parametrize("count", [1, 5, 10, 11, 23, 64, 100])
def test_every_position_comes_once_whatever_the_size(count: int) -> None:
    assert shuffled(count, 10, seeded()).sort().values.tolist() == list(range(count))


@pytest.mark.usefixtures("small_windows")
def test_the_order_is_another_at_every_draw_and_fixed_by_the_seed() -> None:
    generator = seeded(1)
    first, second = (shuffled(64, 10, generator).tolist() for _ in range(2))
    assert first != second
    assert shuffled(64, 10, seeded(1)).tolist() == first


@pytest.mark.usefixtures("small_windows")
def test_a_window_is_of_few_blocks_from_anywhere_mixed() -> None:
    windows = shuffled(60, 10, seeded()).split(10)
    blocks = [sorted(set((window // 5).tolist())) for window in windows]
    assert all(len(found) == 2 for found in blocks)
    assert [first + 1 for first, _ in blocks] != [second for _, second in blocks]
    assert any(window.tolist() != window.sort().values.tolist() for window in windows)


@pytest.mark.usefixtures("small_windows")
def test_images_larger_than_a_window_are_drawn_one_by_one() -> None:
    assert sorted(shuffled(7, 1000, seeded()).tolist()) == list(range(7))


def test_what_fits_into_a_window_is_mixed_as_a_whole() -> None:
    """MNIST: its models have the bytes that they had when all data was in memory."""
    assert torch.equal(
        shuffled(55_000, 784, seeded(42)), torch.randperm(55_000, generator=seeded(42))
    )
