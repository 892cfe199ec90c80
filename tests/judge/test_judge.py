"""The judges: their verdicts, their training and their files."""

from pathlib import Path

import pytest
import torch
from made_up import COMPUTE, blob_intensities, blobs, stored
from safetensors.torch import save_file
from torch.nn import functional as F

from blenddigits.core.errors import UserError
from blenddigits.core.params import JudgeParams
from blenddigits.data.images import Images, to_intensities
from blenddigits.data.mnist import Labelled
from blenddigits.judge import classifier
from blenddigits.judge.classifier import (
    CHOOSER,
    Features,
    Judge,
    accuracy,
    judge_images,
    load_judge,
    load_judges,
    save_judges,
)
from blenddigits.judge.networks import FEATURES, NETWORKS
from blenddigits.judge.training import HALVES, ToLearn, judges_metrics, train_judge

REMEDY = "run `dvc repro train_judge`"
CFG = JudgeParams(
    epochs=5,
    batch_size=16,
    max_lr=0.01,
    max_shift=1.0,
    max_turn=5.0,
    max_stretch=0.05,
    max_slant=0.05,
)


def tops_and_bottoms(count: int, seed: int) -> Labelled:
    """Images with ink in their upper (class 0) or lower half (class 1)."""
    images, labels = blobs(count, seed), torch.arange(count) % 2
    images[labels == 0, :, 14:] = 0
    images[labels == 1, :, :14] = 0
    return images, labels


def to_learn(count: int, seed: int) -> ToLearn:
    images, labels = tops_and_bottoms(count, seed)
    return stored(images), labels


def trained(name: str, cfg: JudgeParams = CFG, seed: int = 0) -> Judge:
    data = to_learn(128, seed=1), tops_and_bottoms(16, seed=2)
    judge, _ = train_judge(name, 10, *data, cfg, COMPUTE, seed)
    return judge


@pytest.fixture(scope="module")
def judges() -> dict[str, Judge]:
    return {name: trained(name) for name in NETWORKS}


@pytest.fixture
def judge(judges: dict[str, Judge]) -> Judge:
    return judges[CHOOSER]


def test_training_teaches_what_tells_the_classes_apart(judges: dict[str, Judge]) -> None:
    metrics = judges_metrics(judges, tops_and_bottoms(16, seed=2), tops_and_bottoms(32, seed=3))
    for name, judge in judges.items():
        assert metrics[name]["accuracy"] >= 0.9
        assert metrics[name]["parameters"] == sum(part.numel() for part in judge.parameters())
    assert metrics["accuracy"] == min(metrics[name]["accuracy"] for name in judges)


def test_no_two_judges_are_alike(judges: dict[str, Judge]) -> None:
    assert list(HALVES) == list(NETWORKS)
    assert len(set(HALVES.values())) == len({count(judge) for judge in judges.values()}) == 3
    assert all(last - first == 0.5 for first, last in HALVES.values())


def count(judge: Judge) -> int:
    return sum(part.numel() for part in judge.parameters())


@pytest.mark.parametrize("name", NETWORKS)
def test_the_same_seed_gives_the_same_file(
    name: str, judges: dict[str, Judge], tmp_path: Path
) -> None:
    undistorted = CFG.model_copy(update={"max_shift": 0.0, "max_turn": 0.0})
    made = judges[name], trained(name), trained(name, undistorted), trained(name, seed=1)
    for number, judge in enumerate(made):
        save_judges(tmp_path / str(number), {name: judge})
    first, again, *others = (file.read_bytes() for file in sorted(tmp_path.rglob("*.safetensors")))
    assert first == again
    assert first not in others


def test_the_curves_have_a_row_an_epoch() -> None:
    data = to_learn(64, seed=1), tops_and_bottoms(16, seed=2)
    _, curves = train_judge(CHOOSER, 10, *data, CFG, COMPUTE, 0)
    assert [row["epoch"] for row in curves] == [1, 2, 3, 4, 5]
    assert all(0 <= row["validation_accuracy"] <= 1 for row in curves)


def test_validation_images_are_judged_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes, features = [], Judge.features

    def watched(judge: Judge, x: Images) -> Features:
        if not judge.training:
            sizes.append(len(x))
        return features(judge, x)

    monkeypatch.setattr(Judge, "features", watched)
    monkeypatch.setattr(classifier, "JUDGED_AT_ONCE", 7)
    images, labels = tops_and_bottoms(16, seed=2)
    judge, curves = train_judge(CHOOSER, 10, to_learn(64, 1), (images, labels), CFG, COMPUTE, 0)
    assert set(sizes) == {7, 2}
    with torch.no_grad():
        expected = float(F.cross_entropy(judge(to_intensities(images)), labels))
    assert curves[-1]["validation_loss"] == pytest.approx(expected, abs=1e-4)


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


def test_saved_judges_judge_as_before(judges: dict[str, Judge], tmp_path: Path) -> None:
    save_judges(tmp_path, judges)
    loaded, x = load_judges(tmp_path), blob_intensities(5)
    assert list(loaded) == list(judges)
    for name, judge in judges.items():
        assert torch.equal(judge_images(loaded[name], x).features, judge_images(judge, x).features)


def test_a_missing_or_wrong_file_is_named(judges: dict[str, Judge], tmp_path: Path) -> None:
    path = tmp_path / "residual.safetensors"
    with pytest.raises(UserError, match=f"{path}: not found; {REMEDY}"):
        load_judge(tmp_path, "residual")
    path.write_bytes(b"<html>")
    with pytest.raises(UserError, match=rf"{path}: damaged \(.*\); {REMEDY}"):
        load_judge(tmp_path, "residual")
    save_file({"weight": torch.zeros(2)}, path)
    with pytest.raises(UserError, match=f"{path}: expected a residual Judge, found .*; {REMEDY}"):
        load_judge(tmp_path, "residual")
    save_judges(tmp_path, {"residual": judges[CHOOSER]})
    with pytest.raises(UserError, match=f"found a {CHOOSER} Judge; {REMEDY}"):
        load_judge(tmp_path, "residual")
