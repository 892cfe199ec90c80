"""Pairs, the ways between them, and what is measured on those."""

import pytest
import torch
from made_up import PATH, blob_intensities, random_prototypes, seeded

from blenddigits.evaluation.blend_metrics import (
    evenness,
    judge_walk,
    label_changes,
    path_metrics,
    third_class,
)
from blenddigits.evaluation.likeness import Likeness, validity
from blenddigits.evaluation.methods import FRAMES, alphas, crossfade, shipped_path, straight_path
from blenddigits.evaluation.pairs import Pairs, choose_pairs
from blenddigits.judge.classifier import FEATURES, Judge, judge_images
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import mean_codes, reconstruct

X = blob_intensities(40)
PAIRS = Pairs(torch.arange(20), torch.arange(20, 40))


@pytest.mark.parametrize("count", [1, 50, 500])
def test_pairs_are_of_different_classes_and_as_many_as_wanted(count: int) -> None:
    labels = torch.arange(30) % 3
    pairs = choose_pairs(labels, count, seeded())
    assert len(pairs.first) == len(pairs.second) == count
    assert (labels[pairs.first] != labels[pairs.second]).all()
    for again, chosen in zip(choose_pairs(labels, count, seeded()), pairs, strict=True):
        assert torch.equal(again, chosen)


def test_pairs_are_drawn_from_all_classes() -> None:
    labels = torch.arange(30) % 3
    pairs = choose_pairs(labels, 300, seeded())
    drawn = set(zip(labels[pairs.first].tolist(), labels[pairs.second].tolist(), strict=True))
    assert len(drawn) == 6


def test_a_cross_fade_mixes_pixels_and_ends_at_the_images() -> None:
    frames = crossfade(X)(PAIRS)
    assert torch.equal(frames[:, 0], X[:20])
    assert torch.equal(frames[:, -1], X[20:])
    torch.testing.assert_close(frames[:, 5], (X[:20] + X[20:]) / 2)


def test_both_paths_end_at_the_reconstructions(tiny_vae: VAE) -> None:
    autoencoder = Autoencoder(8, 2)
    for model in (tiny_vae, autoencoder):
        codes, x_hat = mean_codes(model, X), reconstruct(model, X)
        for walk in (
            straight_path(model, codes),
            shipped_path(model, codes, random_prototypes(), PATH),
        ):
            with torch.no_grad():
                frames = walk(PAIRS)
            torch.testing.assert_close(frames[:, 0], x_hat[:20])
            torch.testing.assert_close(frames[:, -1], x_hat[20:])


@torch.no_grad()
def test_the_path_that_ships_is_that_of_the_blend(tiny_vae: VAE, tiny_blend: Blend) -> None:
    walk = shipped_path(tiny_vae, mean_codes(tiny_vae, X), tiny_blend.prototypes, tiny_blend.cfg)
    frames = walk(PAIRS)
    for number, alpha in enumerate(alphas(X.device).tolist()):
        expected = tiny_blend(X[:20], X[20:], torch.full((20, 1), alpha))
        torch.testing.assert_close(frames[:, number], expected, atol=1e-5, rtol=0)


def test_every_frame_of_every_pair_is_judged(tiny_vae: VAE) -> None:
    judge, walk = Judge().eval(), crossfade(X)
    judged, frames = judge_walk(judge, walk, PAIRS), walk(PAIRS)
    assert judged.features.shape == (20, FRAMES, FEATURES)
    for number in (0, 3, 10):
        expected = judge_images(judge, frames[:, number])
        torch.testing.assert_close(judged.frame(number).features, expected.features)
        torch.testing.assert_close(judged.frame(number).confidence, expected.confidence)
    distance = (frames[:, 7] - frames[:, 6]).flatten(1).norm(dim=1)
    torch.testing.assert_close(judged.steps[:, 6], distance)


def test_several_threads_judge_as_one_does() -> None:
    judge, walk = Judge().eval(), crossfade(X)
    one = judge_walk(judge, walk, PAIRS)
    torch.set_num_threads(2)
    try:
        two = judge_walk(judge, walk, PAIRS)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)
    for alone, together in zip(one, two, strict=True):
        assert torch.equal(alone, together)


def test_equal_steps_are_even() -> None:
    assert evenness(torch.full((5, 10), 0.3)) == pytest.approx(1)
    assert evenness(torch.zeros(5, 10)) == 0  # equal images: no step at all


def test_evenness_is_the_largest_step_over_the_mean_one() -> None:
    steps = torch.tensor([[1.0, 1.0, 1.0, 5.0], [1.0, 1.0, 1.0, 1.0]])
    assert evenness(steps) == pytest.approx((5 / 2 + 1) / 2)


def test_a_cross_fade_is_perfectly_even() -> None:
    assert evenness(judge_walk(Judge().eval(), crossfade(X), PAIRS).steps) == pytest.approx(
        1, abs=1e-4
    )


def test_label_changes_are_counted_from_frame_to_frame() -> None:
    assert label_changes(torch.tensor([[3, 3, 3], [3, 8, 3], [3, 3, 8]])) == pytest.approx(1)


def test_a_third_class_is_neither_ends() -> None:
    classes = Pairs(torch.tensor([1, 1, 1, 1]), torch.tensor([7, 7, 7, 7]))
    assert third_class(torch.tensor([1, 7, 2, 9]), classes) == pytest.approx(0.5)


def test_the_judge_is_sure_above_nine_tenths() -> None:
    assert validity(torch.ones(3)) == 1
    assert validity(torch.tensor([0.1, 0.9, 0.91, 1.0])) == pytest.approx(0.5)


def test_path_metrics_tell_of_the_middle_and_of_the_whole_path() -> None:
    walk = judge_walk(Judge().eval(), crossfade(X), PAIRS)
    likeness = [Likeness(float(frame), frame / 10, 0.5, 0.25) for frame in range(FRAMES)]
    metrics = path_metrics(walk, likeness, Pairs(*(part % 10 for part in PAIRS)), 20.0)
    assert metrics["fd"] == 5
    assert metrics["fd_share"] == 0.25
    assert metrics["validity"] == pytest.approx(0.5)
    assert metrics["path_validity"] == pytest.approx(0.5)
    assert metrics["evenness"] == pytest.approx(1, abs=1e-3)
