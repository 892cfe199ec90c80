"""What follows from what a person chooses: codes, pictures, numbers and verdicts."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from made_up import MNIST, PATH
from made_up_state import made_up_state

from blenddigits.core.errors import UserError
from blenddigits.data.images import psnr
from blenddigits.inference.choices import ARC, PATHS, SHIPPED, STRAIGHT, PathName
from blenddigits.judge.classifier import CHOOSER, Judge
from blenddigits.latent.blend import Blend
from blenddigits.latent.path import Points, arc, straight
from blenddigits.models.autoencoders import VAE
from blenddigits.models.elbo import binary_cross_entropy
from blenddigits.window.material import DENOISING, check_learned
from blenddigits.window.opening import prepare
from blenddigits.window.options import Options
from blenddigits.window.state import CROSSFADE, METHODS, State


@pytest.fixture
def state() -> State:
    return made_up_state()


def vae_of(state: State) -> VAE:
    vae = state.material.models[DENOISING]
    assert isinstance(vae, VAE)
    return vae


@pytest.mark.parametrize("alpha", [0.0, 0.3, 0.77, 1.0])
def test_the_shipped_path_is_that_of_blend(state: State, alpha: float) -> None:
    blend = Blend(vae_of(state), state.material.guides[DENOISING], PATH)
    state.set_alpha(alpha)
    first, second = (shown.x_in for shown in state.inputs)
    expected = blend(first, second, torch.tensor([[alpha]]))
    torch.testing.assert_close(state.shown.blends[DENOISING].image, expected)


@pytest.mark.parametrize(("path", "expected"), [(STRAIGHT, straight), (ARC, arc)])
def test_the_other_paths_are_the_two_simple_ones(
    state: State, path: PathName, expected: Callable[..., Points]
) -> None:
    state.set_path(path)
    state.set_alpha(0.4)
    first, second = (shown.seen.mu for shown in state.inputs)
    torch.testing.assert_close(state.shown.code, expected(first, second, torch.tensor([[0.4]])))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_ends_at_the_reconstructions(state: State, path: PathName) -> None:
    state.set_path(path)
    for alpha, shown in zip((0.0, 1.0), state.inputs, strict=True):
        state.set_alpha(alpha)
        torch.testing.assert_close(state.shown.blends[DENOISING].image, shown.seen.x_hat)


def test_the_crossfade_mixes_the_inputs(state: State) -> None:
    state.set_noise(0, 0.3)
    state.set_alpha(0.25)
    first, second = (shown.x_in for shown in state.inputs)
    torch.testing.assert_close(state.shown.blends[CROSSFADE].image, 0.75 * first + 0.25 * second)


def test_the_verdicts_are_the_judges(state: State) -> None:
    for method in METHODS:
        image, label, confidence = state.shown.blends[method]
        top, expected = state.material.judge(image).softmax(dim=1).max(dim=1)
        assert label == int(expected)
        assert confidence == pytest.approx(float(top), abs=1e-5)


def test_the_numbers_compare_with_the_clean_image(state: State) -> None:
    state.set_noise(0, 0.5)
    shown, x = state.inputs[0], state.material.x[[3]]
    mu, logvar = vae_of(state).encode(shown.x_in)
    x_logits = vae_of(state).decode(mu)
    assert not torch.equal(shown.x_in, x)
    assert shown.seen.bce == pytest.approx(float(binary_cross_entropy(x_logits, x)))
    assert shown.seen.kl == pytest.approx(float(vae_of(state).prior.kl(mu, logvar, mu)))
    assert shown.seen.psnr == pytest.approx(float(psnr(vae_of(state).show(mu), x)))


def test_noise_is_the_same_one_at_every_strength_and_stays_in_its_range(state: State) -> None:
    state.set_noise(1, 0.1)
    weak = state.inputs[1].x_in
    state.set_noise(1, 5.0)
    assert state.inputs[1].noise_std == 0.8
    state.set_noise(1, 0.1)
    torch.testing.assert_close(state.inputs[1].x_in, weak, rtol=0, atol=0)
    torch.testing.assert_close(state.inputs[0].x_in, state.material.x[[3]])


def test_a_sample_has_the_spread_of_q_and_reset_takes_it_back(state: State) -> None:
    state.set_alpha(0.0)
    mean, std = state.inputs[0].seen.mu, state.inputs[0].seen.std
    draws = []
    for _ in range(300):
        state.sample()
        draws.append((state.shown.code - mean) / std)
    scores = torch.cat(draws)
    assert state.is_sampled
    assert scores.mean().abs() < 0.15
    assert 0.85 < float(scores.std()) < 1.15
    state.reset()
    assert not state.is_sampled
    torch.testing.assert_close(state.shown.code, mean)


def test_a_dimension_moves_alone_and_off_the_path(state: State) -> None:
    before, image = state.shown.code.clone(), state.shown.blends[DENOISING].image
    state.set_dimension(1, 2.5)
    assert state.shown.is_free
    assert state.shown.code.tolist() == [[pytest.approx(float(before[0, 0])), 2.5]]
    assert not torch.equal(state.shown.blends[DENOISING].image, image)
    state.reset()
    torch.testing.assert_close(state.shown.code, before)


def test_each_invented_digit_is_another_draw_from_the_prior(state: State) -> None:
    codes = []
    for _ in range(200):
        state.invent()
        codes.append(state.shown.code)
    assert state.shown.is_free
    found, vae = torch.cat(codes), vae_of(state)
    assert len(found.unique(dim=0)) == 200
    drawn = vae.prior.sample(5000, torch.Generator().manual_seed(0))
    torch.testing.assert_close(found.mean(dim=0), drawn.mean(dim=0), atol=0.7, rtol=0)
    state.reset()
    assert not state.shown.is_free


def test_a_place_on_the_map_becomes_a_code_that_lies_there(state: State) -> None:
    place = np.array([[0.3, -0.2]])
    state.go_to(place)
    found = state.material.places_of(state.shown.code)
    np.testing.assert_allclose(found, place, atol=1e-5, rtol=0)
    state.shift(0.5, 0.0)
    moved = state.material.places_of(state.shown.code)
    np.testing.assert_allclose(moved, place + np.array([0.5, 0.0]), atol=1e-5, rtol=0)


def test_images_are_chosen_by_class_and_number_counted_round(state: State) -> None:
    state.choose(0, 7, 2)
    torch.testing.assert_close(state.inputs[0].x_in, state.material.x[[27]])
    assert state.inputs[0][:3] == (7, 2, 6)
    state.step(0, -3)
    assert state.inputs[0][:3] == (7, 5, 6)


def test_chance_takes_two_classes_and_follows_the_seed(state: State) -> None:
    other = made_up_state()
    for _ in range(10):
        state.choose_at_random(0, 1)
        other.choose_at_random(0, 1)
        labels = [shown.label for shown in state.inputs]
        assert labels == [shown.label for shown in other.inputs]
        assert len(set(labels)) == 2


def test_a_state_is_prepared_as_the_options_have_it(state: State) -> None:
    options = Options(first=52, second=5, alpha=0.25, noise_std=0.4, path=ARC)
    prepare(state, options)
    assert [shown[:4] for shown in state.inputs] == [(2, 5, 6, 0.4), (5, 0, 6, 0.4)]
    assert (state.alpha, state.path) == (0.25, ARC)
    prepare(state, Options(random=True))
    assert [shown.label for shown in state.inputs] != [2, 5]
    assert state.path == SHIPPED


def test_without_digits_in_the_options_the_state_keeps_its_own(state: State) -> None:
    prepare(state, Options())
    assert [shown[:4] for shown in state.inputs] == [(3, 0, 6, 0.0), (8, 0, 6, 0.0)]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"side": 32}, "model denoising: expected side 32, as of .* in data, found 28; run `dvc"),
        ({"classes": ("a", "b")}, "the judge: expected classes 2, as of .* in data, found 10"),
    ],
)
def test_models_of_another_data_set_are_named(
    state: State, other: dict[str, Any], said: str
) -> None:
    models, judge = state.material.models, state.material.judge
    check_learned(models, judge, MNIST)
    with pytest.raises(UserError, match=said):
        check_learned(models, judge, MNIST._replace(**other))
    with pytest.raises(UserError, match="the judge: expected side 28"):
        check_learned(models, Judge(CHOOSER, 10, 16), MNIST)
