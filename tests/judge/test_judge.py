"""The judge: its verdicts, its training and its file."""

from pathlib import Path

import pytest
import torch
from made_up import COMPUTE, blob_intensities, blobs, seeded
from safetensors.torch import save_file

from blenddigits.core.errors import UserError
from blenddigits.core.params import JudgeParams
from blenddigits.judge.classifier import (
    FEATURES,
    Judge,
    accuracy,
    judge_images,
    load_judge,
    save_judge,
)
from blenddigits.judge.training import Labelled, fit_judge, judge_metrics

REMEDY = "run `dvc repro train_judge`"


def tops_and_bottoms(count: int, seed: int) -> Labelled:
    """Images with ink in their upper (class 0) or lower half (class 1)."""
    images, labels = blobs(count, seed), torch.arange(count) % 2
    images[labels == 0, :, 14:] = 0
    images[labels == 1, :, :14] = 0
    return images, labels


def trained_judge(epochs: int = 4, max_shift: int = 1) -> Judge:
    cfg = JudgeParams(epochs=epochs, batch_size=16, max_lr=0.01, max_shift=max_shift)
    torch.manual_seed(0)
    judge = Judge()
    data = tops_and_bottoms(64, seed=1), tops_and_bottoms(16, seed=2)
    fit_judge(judge, *data, cfg, COMPUTE, seeded())
    return judge


@pytest.fixture(scope="module")
def judge() -> Judge:
    return trained_judge()


def test_training_teaches_what_tells_the_classes_apart(judge: Judge) -> None:
    unseen = tops_and_bottoms(32, seed=3)
    metrics = judge_metrics(judge, tops_and_bottoms(16, seed=2), unseen)
    assert metrics["accuracy"] >= 0.9
    assert metrics["parameters"] == sum(weights.numel() for weights in judge.parameters())


def test_the_same_seed_gives_the_same_file(judge: Judge, tmp_path: Path) -> None:
    for name, made in (("a", judge), ("b", trained_judge()), ("c", trained_judge(max_shift=0))):
        save_judge(tmp_path / name, made)
    first, again, other = ((tmp_path / name).read_bytes() for name in "abc")
    assert first == again
    assert first != other


def test_the_curves_have_a_row_an_epoch() -> None:
    cfg = JudgeParams(epochs=3, batch_size=16, max_lr=0.01, max_shift=0)
    data = tops_and_bottoms(64, seed=1), tops_and_bottoms(16, seed=2)
    curves = fit_judge(Judge(), *data, cfg, COMPUTE, seeded())
    assert [row["epoch"] for row in curves] == [1, 2, 3]
    assert all(0 <= row["validation_accuracy"] <= 1 for row in curves)


def test_a_verdict_is_the_likeliest_class_and_its_probability(judge: Judge) -> None:
    x = blob_intensities(7)
    with torch.no_grad():
        probabilities = judge(x).softmax(dim=1)
    verdicts = judge_images(judge, x)
    assert verdicts.features.shape == (7, FEATURES)
    assert torch.equal(verdicts.labels, probabilities.argmax(dim=1))
    torch.testing.assert_close(verdicts.confidence, probabilities.amax(dim=1))


def test_verdicts_do_not_depend_on_the_other_images(judge: Judge) -> None:
    x = blob_intensities(300)  # more than one batch
    together = judge_images(judge, x).features
    torch.testing.assert_close(together[290:], judge_images(judge, x[290:]).features)


def test_accuracy_is_the_share_put_into_their_class(judge: Judge) -> None:
    x = blob_intensities(10)
    labels = judge_images(judge, x).labels
    labels[:3] += 1
    assert accuracy(judge, x, labels) == pytest.approx(0.7)


def test_a_saved_judge_judges_as_before(judge: Judge, tmp_path: Path) -> None:
    save_judge(tmp_path / "judge", judge)
    loaded, x = load_judge(tmp_path / "judge"), blob_intensities(5)
    assert torch.equal(judge_images(loaded, x).features, judge_images(judge, x).features)


def test_a_missing_or_wrong_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judge"
    with pytest.raises(UserError, match=f"{path}: not found; {REMEDY}"):
        load_judge(path)
    path.write_bytes(b"<html>")
    with pytest.raises(UserError, match=rf"{path}: damaged \(.*\); {REMEDY}"):
        load_judge(path)
    save_file({"weight": torch.zeros(2)}, path)
    with pytest.raises(UserError, match=f"{path}: expected a Judge, found None; {REMEDY}"):
        load_judge(path)
