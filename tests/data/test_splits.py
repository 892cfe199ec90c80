"""What an epoch is."""

from itertools import chain

import torch
from made_up import blobs, seeded, stored

from blenddigits.data.images import to_bytes
from blenddigits.data.splits import ShuffledBatches


def numbered(count: int) -> torch.Tensor:
    """Images whose grey level is their position."""
    return torch.arange(count, dtype=torch.uint8).view(-1, 1, 1, 1).expand(-1, 1, 28, 28)


def batches_of(images: torch.Tensor, batch_size: int) -> ShuffledBatches:
    return ShuffledBatches(stored(images), batch_size, torch.device("cpu"))


def drawn(batches: ShuffledBatches, generator: torch.Generator) -> list[list[int]]:
    return [to_bytes(x)[:, 0, 0, 0].tolist() for x in batches.epoch(generator)]


def test_an_epoch_draws_every_image_once() -> None:
    epoch = drawn(batches_of(numbered(12), 4), seeded())
    assert sorted(chain(*epoch)) == list(range(12))
    assert [len(batch) for batch in epoch] == [4, 4, 4]


def test_the_order_is_new_in_every_epoch_and_fixed_by_the_seed() -> None:
    batches, generator = batches_of(numbered(40), 4), seeded(1)
    first, second = drawn(batches, generator), drawn(batches, generator)
    assert first != second
    assert drawn(batches, seeded(1)) == first
    assert list(chain(*first)) != list(range(40))


def test_a_last_odd_batch_is_left_out() -> None:
    batches = batches_of(numbered(11), 4)
    assert [len(batch) for batch in drawn(batches, seeded())] == [4, 4]
    assert len(batches) == 2


def test_fewer_images_than_a_batch_are_one_batch() -> None:
    batches = batches_of(numbered(3), 256)
    assert [sorted(batch) for batch in drawn(batches, seeded())] == [[0, 1, 2]]
    assert len(batches) == 1


def test_batches_hold_whole_pictures_in_0_to_1() -> None:
    [x] = batches_of(blobs(5), 5).epoch(seeded(2))
    order = torch.randperm(5, generator=seeded(2))
    assert torch.equal(x, blobs(5)[order] / 255)
