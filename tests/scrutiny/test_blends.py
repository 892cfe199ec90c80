"""What blends keep of their ends, and how steady they are."""

import pytest
import torch
from made_up import PATH, blob_intensities, blobs, random_guide, seeded

from blenddigits.data.images import to_intensities
from blenddigits.evaluation.candidates import Candidate
from blenddigits.models.autoencoders import VAE
from blenddigits.models.codes import mean_codes
from blenddigits.scrutiny import blends
from blenddigits.scrutiny.blends import (
    half_way_to_neighbours,
    jumps,
    nearest_distances,
    resemblance,
    travel,
)

X = blob_intensities(60)


def test_the_same_ends_make_no_jump_and_ends_elsewhere_do(tiny_vae: VAE) -> None:
    codes = mean_codes(tiny_vae, X)
    candidate = Candidate(tiny_vae, codes, random_guide())
    a, b = 5 * codes[:30], 5 * codes[30:]
    way = travel(candidate, a, b, PATH)
    assert jumps(way, travel(candidate, a, b, PATH)) == 0
    moved = way._replace(middle=way.middle + way.lengths[:, None, None, None])
    assert jumps(way, moved) == 1
    assert (way.lengths >= way.distances - 1e-5).all()
    assert 1 <= way.stations <= 6


def test_what_is_half_way_of_the_ends_resembles_them_and_no_others() -> None:
    first, second = X.split(30)
    shapes = resemblance(first, first, first)
    assert list(shapes) == ["thickness", "slant", "width"]
    for shape in shapes.values():
        assert shape["correlation"] == pytest.approx(1)
        assert shape["difference"] == 0
        assert shape["to_strangers"] > 0
    unlike = resemblance(first, second, second.flip(0))
    assert all(shape["correlation"] < 0.9 for shape in unlike.values())


@pytest.mark.parametrize("at_once", [7, 40])
def test_the_nearest_training_image_is_found(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blends, "KNOWN_AT_ONCE", at_once)
    known = blobs(40, seed=5)
    train = to_intensities(known)
    found = nearest_distances(torch.cat([train[:3] + 0.01, X[:2]]), known)
    torch.testing.assert_close(found[:3], torch.full((3,), 0.28), atol=1e-3, rtol=0)
    expected = torch.cdist(X[:2].flatten(1), train.flatten(1)).min(dim=1).values
    torch.testing.assert_close(found[3:], expected, atol=1e-3, rtol=0)


def test_half_way_to_a_neighbour_is_not_the_code_itself() -> None:
    codes = torch.randn(20, 3, generator=seeded())
    apart = (half_way_to_neighbours(codes) - codes).norm(dim=1)
    nearest = torch.cdist(codes, codes).fill_diagonal_(torch.inf).min(dim=1).values
    torch.testing.assert_close(apart, nearest / 2, atol=1e-4, rtol=0)
