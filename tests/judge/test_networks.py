"""The three kinds of networks."""

import pytest
import torch
from made_up import blob_intensities

from blenddigits.judge.networks import FEATURES, NETWORKS, OrientedGradients


@pytest.mark.parametrize("name", NETWORKS)
def test_each_network_gives_features_that_tell_images_apart(name: str) -> None:
    torch.manual_seed(0)
    network = NETWORKS[name](28).eval()
    with torch.no_grad():
        first, second = network(blob_intensities(2))
    assert first.shape == (FEATURES,)
    assert not torch.allclose(first, second)


def test_gradients_tell_which_way_the_ink_rises() -> None:
    x = torch.zeros(2, 1, 28, 28)
    x[0, :, :, 14:] = 1  # rises to the right
    x[1, :, 14:] = 1  # rises downwards
    slopes = OrientedGradients()(x).unflatten(1, (12, 7, 7))[..., 1:-1, 1:-1].amax(dim=(2, 3))
    assert slopes.argmax(dim=1).tolist() == [0, 3]
    assert (slopes[0] > 0.1).sum() == 5  # the direction and, less, those within 90 degrees


def test_an_even_picture_has_no_gradients() -> None:
    slopes = OrientedGradients()(torch.full((1, 1, 28, 28), 0.5)).unflatten(1, (12, 7, 7))
    assert slopes[..., 1:-1, 1:-1].max() < 0.01  # its border is an edge
