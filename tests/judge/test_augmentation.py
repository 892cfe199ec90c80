"""The distortions of the judges' training images."""

import torch
from made_up import blob_intensities, seeded

from blenddigits.core.params import JudgeParams
from blenddigits.judge.augmentation import distorted

X = blob_intensities(6)
NONE = JudgeParams(
    epochs=1, batch_size=8, max_lr=0.01, max_shift=0.0, max_turn=0.0, max_stretch=0.0, max_slant=0.0
)


def test_limits_of_0_leave_images_as_they_are() -> None:
    torch.testing.assert_close(distorted(X, NONE, seeded()), X, atol=1e-5, rtol=0)


def test_each_image_is_distorted_in_a_way_of_its_own() -> None:
    alike = X[:1].expand(6, -1, -1, -1)
    for limit in ("max_shift", "max_turn", "max_stretch", "max_slant"):
        once = distorted(alike, NONE.model_copy(update={limit: 0.5}), seeded())
        assert not torch.allclose(once[0], once[1])
        assert once.min() >= 0
        assert once.max() <= 1


def test_a_shift_moves_by_so_many_pixels_at_most() -> None:
    dot = torch.zeros(200, 1, 28, 28)
    dot[:, :, 14, 14] = 1
    moved = distorted(dot, NONE.model_copy(update={"max_shift": 3.0}), seeded())
    rows, columns = moved.amax(dim=(0, 1, 3)).nonzero(), moved.amax(dim=(0, 1, 2)).nonzero()
    for places in (rows, columns):
        assert places.min() == 11
        assert places.max() == 17
