"""What is measured of the pictures between pairs."""

import pytest
import torch
from made_up import blob_intensities

from blenddigits.evaluation.blend_metrics import (
    blend_metrics,
    evenness,
    judge_frames,
    label_changes,
    third_class,
)
from blenddigits.evaluation.candidates import Pairs
from blenddigits.evaluation.likeness import Likeness
from blenddigits.evaluation.methods import FRAMES, Frames, crossfade_frames
from blenddigits.judge.classifier import FEATURES, Judge, judge_images

X = blob_intensities(40)
PAIRS = Pairs(torch.arange(20), torch.arange(20, 40))


def test_every_frame_of_every_pair_is_judged() -> None:
    judge, make_frames = Judge().eval(), crossfade_frames(X)
    judged, frames = judge_frames(judge, make_frames, PAIRS), make_frames(PAIRS)
    assert judged.features.shape == (20, FRAMES, FEATURES)
    for number in (0, 3, 10):
        expected = judge_images(judge, frames[:, number])
        torch.testing.assert_close(judged.frame(number).features, expected.features)
        torch.testing.assert_close(judged.frame(number).confidence, expected.confidence)
    distance = (frames[:, 7] - frames[:, 6]).flatten(1).norm(dim=1)
    torch.testing.assert_close(judged.steps[:, 6], distance)


def test_several_threads_judge_as_one_does() -> None:
    judge, make_frames = Judge().eval(), crossfade_frames(X)
    one = judge_frames(judge, make_frames, PAIRS)
    torch.set_num_threads(2)
    try:
        two = judge_frames(judge, make_frames, PAIRS)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)
    for alone, together in zip(one, two, strict=True):
        assert torch.equal(alone, together)


def test_torch_has_its_threads_back_when_judging_fails() -> None:
    def fail(pairs: Pairs) -> Frames:
        raise ValueError("no pictures")

    torch.set_num_threads(2)
    try:
        with pytest.raises(ValueError, match="no pictures"):
            judge_frames(Judge().eval(), fail, PAIRS)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)


def test_equal_steps_are_even() -> None:
    assert evenness(torch.full((5, 10), 0.3)) == pytest.approx(1)
    assert evenness(torch.zeros(5, 10)) == 0  # equal images: no step at all


def test_evenness_is_the_largest_step_over_the_mean_one() -> None:
    steps = torch.tensor([[1.0, 1.0, 1.0, 5.0], [1.0, 1.0, 1.0, 1.0]])
    assert evenness(steps) == pytest.approx((5 / 2 + 1) / 2)


def test_a_cross_fade_is_perfectly_even() -> None:
    assert evenness(
        judge_frames(Judge().eval(), crossfade_frames(X), PAIRS).steps
    ) == pytest.approx(1, abs=1e-4)


def test_label_changes_are_counted_from_frame_to_frame() -> None:
    assert label_changes(torch.tensor([[3, 3, 3], [3, 8, 3], [3, 3, 8]])) == pytest.approx(1)


def test_a_third_class_is_neither_ends() -> None:
    classes = Pairs(torch.tensor([1, 1, 1, 1]), torch.tensor([7, 7, 7, 7]))
    assert third_class(torch.tensor([1, 7, 2, 9]), classes) == pytest.approx(0.5)


def test_blend_metrics_tell_of_the_middle_and_of_the_whole_path() -> None:
    judged = judge_frames(Judge().eval(), crossfade_frames(X), PAIRS)
    likeness = [Likeness(float(frame), frame / 10, 0.5, 0.25) for frame in range(FRAMES)]
    metrics = blend_metrics(judged, likeness, Pairs(*(part % 10 for part in PAIRS)), 20.0)
    assert metrics["fd"] == 5
    assert metrics["fd_share"] == 0.25
    assert metrics["validity"] == pytest.approx(0.5)
    assert metrics["path_validity"] == pytest.approx(0.5)
    assert metrics["evenness"] == pytest.approx(1, abs=1e-3)
