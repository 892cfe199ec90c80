"""What follows from what a person chooses: codes, pictures, numbers and verdicts."""

import pytest
import torch
from made_up import PATH
from made_up_desk import made_up_desk

from blenddigits.core.errors import UserError
from blenddigits.data.images import psnr
from blenddigits.latent.blend import Blend
from blenddigits.latent.path import arc, straight
from blenddigits.models.autoencoders import VAE
from blenddigits.models.elbo import binary_cross_entropy, kl_to_standard_normal
from blenddigits.window.material import FINETUNED
from blenddigits.window.options import ARC, EVEN, PATHS, STRAIGHT, Wishes
from blenddigits.window.preparing import prepare
from blenddigits.window.state import CROSSFADE, METHODS, Desk


@pytest.fixture
def desk() -> Desk:
    return made_up_desk()


def vae_of(desk: Desk) -> VAE:
    vae = desk.material.models[FINETUNED]
    assert isinstance(vae, VAE)
    return vae


@pytest.mark.parametrize("alpha", [0.0, 0.3, 0.77, 1.0])
def test_the_even_path_is_the_one_that_ships(desk: Desk, alpha: float) -> None:
    blend = Blend(vae_of(desk), desk.material.prototypes[FINETUNED], PATH)
    desk.set_alpha(alpha)
    first, second = (shown.x_in for shown in desk.inputs)
    expected = blend(first, second, torch.tensor([[alpha]]))
    torch.testing.assert_close(desk.blends[FINETUNED].image, expected)


@pytest.mark.parametrize(("path", "line"), [(STRAIGHT, straight), (ARC, arc)])
def test_the_other_paths_are_the_two_lines(desk: Desk, path: str, line: object) -> None:
    desk.set_path(path)
    desk.set_alpha(0.4)
    assert callable(line)
    first, second = (shown.seen.mu for shown in desk.inputs)
    torch.testing.assert_close(desk.code, line(first, second, torch.tensor([[0.4]])))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_ends_at_the_reconstructions(desk: Desk, path: str) -> None:
    desk.set_path(path)
    for alpha, shown in zip((0.0, 1.0), desk.inputs, strict=True):
        desk.set_alpha(alpha)
        torch.testing.assert_close(desk.blends[FINETUNED].image, shown.seen.x_hat)


def test_the_crossfade_mixes_the_inputs(desk: Desk) -> None:
    desk.set_noise(0, 0.3)
    desk.set_alpha(0.25)
    first, second = (shown.x_in for shown in desk.inputs)
    torch.testing.assert_close(desk.blends[CROSSFADE].image, 0.75 * first + 0.25 * second)


def test_the_verdicts_are_the_judges(desk: Desk) -> None:
    for method in METHODS:
        image, label, confidence = desk.blends[method]
        top, expected = desk.material.judge(image).softmax(dim=1).max(dim=1)
        assert label == int(expected)
        assert confidence == pytest.approx(float(top), abs=1e-5)


def test_the_numbers_compare_with_the_clean_image(desk: Desk) -> None:
    desk.set_noise(0, 0.5)
    shown, x = desk.inputs[0], desk.material.x[[3]]
    mu, logvar = vae_of(desk).encode(shown.x_in)
    x_logits = vae_of(desk).decode(mu)
    assert not torch.equal(shown.x_in, x)
    assert shown.seen.bce == pytest.approx(float(binary_cross_entropy(x_logits, x)))
    assert shown.seen.kl == pytest.approx(float(kl_to_standard_normal(mu, logvar)))
    assert shown.seen.psnr == pytest.approx(float(psnr(torch.sigmoid(x_logits), x)))


def test_noise_is_the_same_one_at_every_strength_and_stays_in_its_range(desk: Desk) -> None:
    desk.set_noise(1, 0.1)
    weak = desk.inputs[1].x_in
    desk.set_noise(1, 5.0)
    assert desk.inputs[1].noise_std == 0.8
    desk.set_noise(1, 0.1)
    torch.testing.assert_close(desk.inputs[1].x_in, weak, rtol=0, atol=0)
    torch.testing.assert_close(desk.inputs[0].x_in, desk.material.x[[3]])


def test_a_sample_has_the_spread_of_q_and_reset_takes_it_back(desk: Desk) -> None:
    desk.set_alpha(0.0)
    mean, std = desk.inputs[0].seen.mu, desk.inputs[0].seen.std
    draws = []
    for _ in range(300):
        desk.sample()
        draws.append((desk.code - mean) / std)
    scores = torch.cat(draws)
    assert desk.is_sampled
    assert scores.mean().abs() < 0.15
    assert 0.85 < float(scores.std()) < 1.15
    desk.reset()
    assert not desk.is_sampled
    torch.testing.assert_close(desk.code, mean)


def test_a_dimension_moves_alone_and_off_the_path(desk: Desk) -> None:
    before, image = desk.code.clone(), desk.blends[FINETUNED].image
    desk.set_dimension(1, 2.5)
    assert desk.is_free
    assert desk.code.tolist() == [[pytest.approx(float(before[0, 0])), 2.5]]
    assert not torch.equal(desk.blends[FINETUNED].image, image)
    desk.reset()
    torch.testing.assert_close(desk.code, before)


def test_a_place_on_the_map_becomes_a_code_that_lies_there(desk: Desk) -> None:
    place = torch.tensor([[0.3, -0.2]])
    desk.go_to(place)
    torch.testing.assert_close(desk.material.places_of(desk.code), place, atol=1e-5, rtol=0)
    desk.shift(0.5, 0.0)
    moved = desk.material.places_of(desk.code)
    torch.testing.assert_close(moved, place + torch.tensor([[0.5, 0.0]]), atol=1e-5, rtol=0)


def test_images_are_chosen_by_class_and_number_counted_round(desk: Desk) -> None:
    desk.choose(0, 7, 2)
    torch.testing.assert_close(desk.inputs[0].x_in, desk.material.x[[27]])
    assert desk.inputs[0][:3] == (7, 2, 6)
    desk.step(0, -3)
    assert desk.inputs[0][:3] == (7, 5, 6)


def test_chance_takes_two_classes_and_follows_the_seed(desk: Desk) -> None:
    other = made_up_desk()
    for _ in range(10):
        desk.choose_at_random(0, 1)
        other.choose_at_random(0, 1)
        labels = [shown.label for shown in desk.inputs]
        assert labels == [shown.label for shown in other.inputs]
        assert len(set(labels)) == 2


def test_a_desk_is_prepared_as_wished(desk: Desk) -> None:
    wishes = Wishes(first=(2, 6), second=(5, 1), blend=0.25, noise=0.4, path=ARC)
    prepare(desk, wishes)
    assert [shown[:4] for shown in desk.inputs] == [(2, 5, 6, 0.4), (5, 0, 6, 0.4)]
    assert (desk.alpha, desk.path) == (0.25, ARC)
    prepare(desk, Wishes(random=True))
    assert [shown.label for shown in desk.inputs] != [3, 8]
    assert desk.path == EVEN


def test_a_number_that_a_class_has_not_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"^2:7: there are 6 test images of 2; choose 1 to 6$"):
        prepare(desk, Wishes(first=(2, 7)))
