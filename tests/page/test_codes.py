"""What the page knows of all codes."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.distributions import Normal, kl_divergence

from blenddigits.figures.colours import COLOURS, COLOURS_ON_DARK
from blenddigits.latent.plane import find_plane
from blenddigits.page.codes import activity, write_latent

RANDOM = np.random.default_rng(0)
LABELS = np.arange(300) % 10
MU = (RANDOM.normal(size=(300, 4)) * [2, 1, 0.5, 0.01] + LABELS[:, None]).astype(np.float32)
LOGVAR = RANDOM.normal(size=(300, 4)).astype(np.float32) - 2


def written(folder: Path, map_images: int = 50) -> dict[str, Any]:
    write_latent(folder / "latent.json", MU, LOGVAR, LABELS, 10, map_images)
    content: dict[str, Any] = json.loads((folder / "latent.json").read_text())
    return content


def test_activity_agrees_with_torch() -> None:
    mu, std = torch.from_numpy(MU), torch.from_numpy(LOGVAR).mul(0.5).exp()
    expected = kl_divergence(Normal(mu, std), Normal(0.0, 1.0)).mean(dim=0)
    np.testing.assert_allclose(activity(MU, LOGVAR), expected.numpy(), rtol=1e-5)


def test_a_number_that_says_nothing_has_no_activity() -> None:
    assert activity(np.zeros((5, 2)), np.zeros((5, 2))).tolist() == [0, 0]


def test_the_file_holds_activity_spread_and_mean_of_each_number(tmp_path: Path) -> None:
    content = written(tmp_path)
    assert content["latent_dim"] == 4
    np.testing.assert_allclose(content["activity"], activity(MU, LOGVAR), atol=6e-5)
    np.testing.assert_allclose(content["std"], MU.std(axis=0), atol=6e-5)
    np.testing.assert_allclose(content["mean"], MU.mean(axis=0), atol=6e-5)


def test_the_page_is_told_the_colours_of_the_classes(tmp_path: Path) -> None:
    colours = written(tmp_path)["colours"]
    assert colours == {"on_paper": list(COLOURS), "on_dark": list(COLOURS_ON_DARK)}


@pytest.mark.parametrize("map_images", [1, 50, 300])
def test_the_map_has_the_first_images_with_their_labels(tmp_path: Path, map_images: int) -> None:
    points = np.array(written(tmp_path, map_images)["points"])
    expected = find_plane(MU, LABELS).places(MU)[:map_images]
    np.testing.assert_allclose(points[:, :2], expected, atol=0.006)
    assert points[:, 2].tolist() == LABELS[:map_images].tolist()


def test_a_page_finds_the_same_places_from_mean_and_axes(tmp_path: Path) -> None:
    content = written(tmp_path, 300)
    places = (MU - content["mean"]) @ np.array(content["axes"]).T
    np.testing.assert_allclose(places, np.array(content["points"])[:, :2], atol=0.01)


def test_labels_are_whole_numbers_and_places_have_two_decimals(tmp_path: Path) -> None:
    for x, y, label in written(tmp_path)["points"]:
        assert isinstance(label, int)
        assert (round(x, 2), round(y, 2)) == (x, y)
