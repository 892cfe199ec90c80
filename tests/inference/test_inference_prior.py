"""Codes drawn of the exported prior, and files that are none."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from made_up import made_up_prior
from safetensors.numpy import save_file
from safetensors.torch import save

from blenddigits.core.errors import UserError
from blenddigits.inference.prior import NO_DIGIT, MixturePrior, draw_codes, load_prior

REMEDY = "run `make repro`"


def write(folder: Path, **changes: Any) -> Path:
    path = folder / "prior.safetensors"
    save_file(made_up_prior()._asdict() | changes, path)
    return path


def test_a_prior_comes_back_as_it_was(tmp_path: Path) -> None:
    loaded = load_prior(write(tmp_path), 2, REMEDY)
    for found, expected in zip(loaded, made_up_prior(), strict=True):
        np.testing.assert_array_equal(found, expected)


def test_codes_have_the_mean_and_the_spread_of_the_mixture() -> None:
    prior = made_up_prior()
    codes = draw_codes(prior, 100_000, None, np.random.default_rng(0))
    mean = prior.weights @ prior.means
    square = prior.weights @ (prior.means**2 + np.exp(prior.logvars))
    np.testing.assert_allclose(codes.mean(axis=0), mean, atol=0.03)
    np.testing.assert_allclose((codes**2).mean(axis=0), square, rtol=0.03)


def test_codes_of_a_digit_are_of_its_components_by_their_weights() -> None:
    codes = draw_codes(made_up_prior(), 20_000, 3, np.random.default_rng(0))
    assert codes[:, 0].max() < 0  # both of the 3 lie to the left
    assert (codes[:, 1] > 1.5).mean() == pytest.approx(0.2 / 0.3, abs=0.02)


def test_a_seed_gives_the_same_codes() -> None:
    first, again, other = (
        draw_codes(made_up_prior(), 5, None, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).max() > 0


def test_a_digit_that_no_component_is_of_is_named() -> None:
    with pytest.raises(ValueError, match="digit: the prior has no component of a 5: it knows 3, 7"):
        draw_codes(made_up_prior(), 1, 5, np.random.default_rng(0))
    standard = MixturePrior(
        np.zeros((1, 2)), np.zeros((1, 2)), np.ones(1), np.array([NO_DIGIT], dtype=np.int64)
    )
    with pytest.raises(ValueError, match=r"no component of a 5: it is N\(0, I\), of no digit"):
        draw_codes(standard, 1, 5, np.random.default_rng(0))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{tmp_path}/none: not found; {REMEDY}"):
        load_prior(tmp_path / "none", 2, REMEDY)


def test_a_prior_of_another_latent_size_is_named(tmp_path: Path) -> None:
    path = write(tmp_path)
    said = f"{path}: expected a prior with latent_dim 3, found one with 2; {REMEDY}"
    with pytest.raises(UserError, match=said):
        load_prior(path, 3, REMEDY)


@pytest.mark.parametrize("kept", [0, 4, 100, -1])
def test_a_truncated_file_is_named(tmp_path: Path, kept: int) -> None:
    path = write(tmp_path)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UserError, match=rf"{path}: damaged \(.*\); {REMEDY}"):
        load_prior(path, 2, REMEDY)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"more": np.ones(1)}, "unexpected keyword argument"),
        ({"digits": np.zeros(3, dtype=np.int64)}, "parts of different sizes"),
        ({"logvars": np.zeros((4, 3), dtype=np.float32)}, "parts of different sizes"),
        ({"means": np.full((4, 2), np.nan, dtype=np.float32)}, "no finite number"),
        ({"logvars": np.full((4, 2), -np.inf, dtype=np.float32)}, "no finite number"),
        ({"means": np.full((4, 2), 1e9, dtype=np.float32)}, "where no code can be"),
        ({"logvars": np.full((4, 2), 99, dtype=np.float32)}, "where no code can be"),
        ({"digits": np.full(4, -7)}, "a class that is none"),
        ({"digits": np.full(4, 10)}, "a class that is none of 10"),
        ({"digits": np.zeros(4, dtype=np.float32)}, "parts of another kind"),
        ({"weights": np.array(1, dtype=np.float32)}, "parts of another kind"),
        ({"weights": np.full(4, 0.5, dtype=np.float32)}, "weights that do not sum to 1"),
        ({"weights": np.array([1.5, -0.5, 0, 0], dtype=np.float32)}, "weights that do not sum"),
    ],
)
def test_what_is_no_density_is_named(tmp_path: Path, changes: dict[str, Any], what: str) -> None:
    with pytest.raises(UserError, match=rf"damaged \(.*{what}"):
        load_prior(write(tmp_path, **changes), 2, REMEDY)


def test_a_prior_without_components_is_named(tmp_path: Path) -> None:
    empty = {name: part[:0] for name, part in made_up_prior()._asdict().items()}
    with pytest.raises(UserError, match="a prior without components"):
        load_prior(write(tmp_path, **empty), 2, REMEDY)


def test_classes_are_those_that_the_model_knows(tmp_path: Path) -> None:
    path = write(tmp_path, digits=np.full(4, 10))
    assert load_prior(path, 2, REMEDY, [*"0123456789", "ten"]).digits.max() == 10


def test_numbers_that_numpy_lacks_are_named(tmp_path: Path) -> None:
    path = tmp_path / "prior.safetensors"
    prior = {name: torch.from_numpy(part) for name, part in made_up_prior()._asdict().items()}
    path.write_bytes(save(prior | {"means": prior["means"].bfloat16()}))
    with pytest.raises(UserError, match=rf"{path}: (numbers of a kind|damaged).*; {REMEDY}"):
        load_prior(path, 2, REMEDY)
