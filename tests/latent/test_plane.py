"""The map of codes."""

import numpy as np
import pytest

from blenddigits.latent.plane import Plane, find_plane

LABELS = np.arange(600) % 10


def clustered(latent_dim: int = 6, unused: int = 3) -> np.ndarray:
    """Codes around a centre for each class in two directions; the other numbers are noise.

    The last `unused` numbers vary by a thousandth, and tell the class all the same.
    """
    random = np.random.default_rng(0)
    centres = np.zeros((10, latent_dim))
    angles = np.arange(10) * 0.2 * np.pi
    centres[:, :2] = np.stack([4 * np.cos(angles), 3 * np.sin(angles)], axis=1)
    codes = centres[LABELS] + random.normal(size=(600, latent_dim))
    codes[:, latent_dim - unused :] = 0.001 * (LABELS[:, None] + random.normal(size=(600, unused)))
    return codes.astype(np.float32)


@pytest.fixture(scope="module")
def plane() -> Plane:
    return find_plane(clustered(), LABELS)


def test_the_axes_have_length_one_and_a_right_angle(plane: Plane) -> None:
    np.testing.assert_allclose(plane.axes @ plane.axes.T, np.eye(2), atol=1e-12)


def test_the_plane_is_the_one_in_which_the_classes_differ(plane: Plane) -> None:
    outside = np.delete(plane.axes, (0, 1), axis=1)
    assert np.square(outside).sum(axis=1).max() < 0.05


def test_a_place_on_the_map_moved_along_the_axes_is_where_it_was_moved_to(plane: Plane) -> None:
    codes, step = clustered(), np.array([0.7, -1.3])
    moved = (codes + step @ plane.axes).astype(np.float32)
    found = plane.places(moved) - plane.places(codes)
    np.testing.assert_allclose(found, np.broadcast_to(step, found.shape), atol=1e-5)


def test_the_middle_of_all_codes_is_the_middle_of_the_map(plane: Plane) -> None:
    np.testing.assert_allclose(plane.places(clustered()).mean(axis=0), 0, atol=1e-6)


def test_the_map_is_never_mirrored(plane: Plane) -> None:
    largest = np.abs(plane.axes).argmax(axis=1)
    assert (plane.axes[[0, 1], largest] > 0).all()
    again = find_plane(-clustered(), LABELS)
    np.testing.assert_allclose(again.axes, plane.axes, atol=1e-6)


def test_codes_of_one_number_lie_on_a_line() -> None:
    plane = find_plane(clustered(3, unused=1)[:, :1], LABELS)
    np.testing.assert_array_equal(plane.axes, [[1], [0]])


@pytest.mark.parametrize("latent_dim", [1, 2, 3])
def test_codes_that_are_all_one_lie_in_the_plane_of_their_first_numbers(latent_dim: int) -> None:
    """As those of a network are that tells nothing apart."""
    codes = np.full((30, latent_dim), 0.5, np.float32)
    plane = find_plane(codes, np.arange(30) % 3)
    np.testing.assert_array_equal(plane.axes, np.eye(2, latent_dim))
    assert not plane.places(codes).any()
