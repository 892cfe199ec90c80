"""What is measured of the pictures between pairs."""

import pytest
import torch
from made_up import blob_intensities
from made_up_evaluation import EVALUATE, made_up_judges

from blenddigits.core.errors import UserError
from blenddigits.evaluation.blend_metrics import (
    Distances,
    Opinion,
    evenness,
    judge_frames,
    label_changes,
    opinion_of,
    strictest,
    third_class,
)
from blenddigits.evaluation.candidates import Pairs
from blenddigits.evaluation.likeness import Reference
from blenddigits.evaluation.methods import FRAMES, Frames, crossfade_frames
from blenddigits.judge.classifier import CHOOSER, Judge, judge_images
from blenddigits.judge.networks import FEATURES

X = blob_intensities(40)
PAIRS = Pairs(torch.arange(20), torch.arange(20, 40))


def test_every_frame_of_every_pair_is_judged() -> None:
    judges, make_frames = made_up_judges(), crossfade_frames(X)
    blends, frames = judge_frames(judges, make_frames, PAIRS), make_frames(PAIRS)
    assert list(blends.by_judge) == list(judges)
    for name, judged in blends.by_judge.items():
        assert judged.features.shape == (20, FRAMES, FEATURES)
        for number in (0, 3, 10):
            expected = judge_images(judges[name], frames[:, number])
            torch.testing.assert_close(judged.frame(number).features, expected.features)
            torch.testing.assert_close(judged.frame(number).confidence, expected.confidence)
    distance = (frames[:, 7] - frames[:, 6]).flatten(1).norm(dim=1)
    torch.testing.assert_close(blends.steps[:, 6], distance)


def test_several_threads_judge_as_one_does() -> None:
    judges, make_frames = made_up_judges(), crossfade_frames(X)
    one = judge_frames(judges, make_frames, PAIRS)
    torch.set_num_threads(2)
    try:
        two = judge_frames(judges, make_frames, PAIRS)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(1)
    assert torch.equal(one.steps, two.steps)
    for name in judges:
        for alone, together in zip(one.by_judge[name], two.by_judge[name], strict=True):
            assert torch.equal(alone, together)


def test_torch_has_its_threads_back_when_judging_fails() -> None:
    def fail(pairs: Pairs) -> Frames:
        raise ValueError("no pictures")

    torch.set_num_threads(2)
    try:
        with pytest.raises(ValueError, match="no pictures"):
            judge_frames(made_up_judges(), fail, PAIRS)
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
    assert evenness(judge_frames({}, crossfade_frames(X), PAIRS).steps) == pytest.approx(
        1, abs=1e-4
    )


def test_label_changes_are_counted_from_frame_to_frame() -> None:
    assert label_changes(torch.tensor([[3, 3, 3], [3, 8, 3], [3, 3, 8]])) == pytest.approx(1)


def test_a_third_class_is_neither_ends() -> None:
    classes = Pairs(torch.tensor([1, 1, 1, 1]), torch.tensor([7, 7, 7, 7]))
    assert third_class(torch.tensor([1, 7, 2, 9]), classes) == pytest.approx(0.5)


def opinion(fds: list[float], crossfade_fd: float, validities: list[float]) -> Opinion:
    return Opinion(fds, 0.3, Distances(crossfade_fd, 3.0), validities, 0.1, 1.5, {})


def test_an_opinion_tells_of_the_middle_and_of_the_whole_path() -> None:
    frames = [float(frame) for frame in range(FRAMES)]
    metrics = opinion(frames, 20.0, [frame / 10 for frame in frames]).metrics()
    assert metrics["fd"] == 5
    assert metrics["fd_share"] == 0.25
    assert metrics["path_fd_share"] == 0.5
    assert metrics["validity"] == pytest.approx(0.5)
    assert metrics["path_validity"] == pytest.approx(0.5)


def test_the_cross_fade_is_its_own_measure_and_that_of_others() -> None:
    judge = Judge(CHOOSER, 10, 28).eval()
    judged = judge_frames({CHOOSER: judge}, crossfade_frames(X), PAIRS).by_judge[CHOOSER]
    classes, reference = Pairs(*(part % 10 for part in PAIRS)), Reference(judge, X, EVALUATE)
    own = opinion_of(judged, reference, classes, None)
    assert own.metrics()["fd_share"] == 1
    other = opinion_of(judged, reference, classes, Distances(2 * own.crossfade.fd, 4 * own.kid))
    assert other.metrics()["fd_share"] == 0.5
    assert other.metrics()["kid_share"] == 0.25
    assert other.half_widths["fd_share"] == pytest.approx(own.half_widths["fd_share"] / 2)
    assert all(width >= 0 for width in own.half_widths.values())
    middle = judge_images(judge, crossfade_frames(X)(PAIRS)[:, 5]).features
    assert own.fds[5] == pytest.approx(reference.frechet(middle), abs=1e-4)


def test_the_strictest_number_may_come_from_any_judge() -> None:
    one = opinion(11 * [1.0], 10.0, 11 * [0.8]).metrics()
    other = opinion(11 * [6.0], 20.0, 11 * [0.9]).metrics()
    worst = strictest([one, other])
    assert worst["fd_share"] == 0.3
    assert worst["validity"] == pytest.approx(0.8)
    assert worst["third_class"] == 0.1
    assert "fd" not in worst  # distances of different judges do not compare
    assert strictest([one]) == {name: one[name] for name in worst}


def test_no_share_is_told_of_a_kernel_distance_that_is_not_above_0() -> None:
    """It has no bias, so that of few pairs it may be below 0."""
    given = opinion(11 * [1.0], 10.0, 11 * [0.8])
    for kid in (0.0, -0.1):
        lacking = given._replace(crossfade=Distances(10.0, kid)).metrics()
        assert lacking.keys() == given.metrics().keys() - {"kid_share"}
        assert strictest([lacking, given.metrics()])["kid_share"] == 0.1
        assert "kid_share" not in strictest([lacking, lacking])


def test_a_judge_to_whom_cross_fades_are_real_is_named() -> None:
    judge = Judge(CHOOSER, 10, 28).eval()
    judged = judge_frames({CHOOSER: judge}, crossfade_frames(X), PAIRS).by_judge[CHOOSER]
    classes, reference = Pairs(*(part % 10 for part in PAIRS)), Reference(judge, X, EVALUATE)
    for fd in (0.0, float("nan")):
        with pytest.raises(UserError, match=f"the {CHOOSER} judge sees cross-fades as real"):
            opinion_of(judged, reference, classes, Distances(fd, 1.0))
