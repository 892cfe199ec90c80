"""The splits, and what is said about damaged data files."""

from pathlib import Path

import numpy as np
import pytest
import torch
from made_up import MNIST, idx, raw_files

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.data import mnist
from blenddigits.data.data_set import MOST_KNOWN
from blenddigits.data.idx import FILES

TEST_IMAGES = paths.MNIST_RAW / "t10k-images-idx3-ubyte"
TEST_LABELS = paths.MNIST_RAW / "t10k-labels-idx1-ubyte"
REMEDY = "run `dvc repro prepare_mnist`"


def as_set(images: torch.Tensor) -> set[bytes]:
    return {image.numpy().tobytes() for image in images}


@pytest.mark.usefixtures("made_up_data")
def test_train_and_validation_are_disjoint_and_together_everything() -> None:
    train, validation = (as_set(mnist.load_split(split)[0]) for split in ("train", "validation"))
    content = raw_files()["train-images-idx3-ubyte"][16:]
    everything = {content[start : start + 784] for start in range(0, len(content), 784)}
    assert (len(train), len(validation)) == (48, 16)
    assert not train & validation
    assert train | validation == everything


@pytest.mark.usefixtures("made_up_data")
def test_every_image_keeps_its_label() -> None:
    by_label = np.frombuffer(raw_files()["train-images-idx3-ubyte"][16:], np.uint8)
    for split in ("train", "validation"):
        images, labels = mnist.load_split(split)
        for image, label in zip(images, labels.tolist(), strict=True):
            same = (by_label.reshape(64, 784) == image.flatten().numpy()).all(axis=1)
            assert np.flatnonzero(same) % 10 == label


@pytest.mark.usefixtures("made_up_data")
def test_the_test_split_is_the_published_one_in_its_order() -> None:
    images, labels = mnist.load_split("test")
    assert images.numpy().tobytes() == raw_files()["t10k-images-idx3-ubyte"][16:]
    assert labels.tolist() == [position % 10 for position in range(64)]


@pytest.mark.usefixtures("made_up_data")
def test_of_many_to_train_on_the_first_stand_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    for few, kept in ((MOST_KNOWN, 48), (7, 7)):
        monkeypatch.setattr(mnist, "MOST_KNOWN", few)
        known, everything = mnist.load_known(), mnist.load_split("train")
        for some, all_of_them in zip(known, everything, strict=True):
            assert torch.equal(some, all_of_them[:kept])


def test_the_first_of_each_class_is_the_first() -> None:
    labels = torch.tensor([1, 0, 1, 2, 3, 4, 5, 9, 8, 7, 6, 0])
    assert mnist.first_of_each_class(labels, MNIST) == [1, 0, 3, 4, 5, 6, 10, 9, 8, 7]


def test_a_digit_without_images_is_named() -> None:
    with pytest.raises(UserError, match="the images hold no digit 7"):
        mnist.first_of_each_class(torch.tensor([0, 1, 2, 3, 4, 5, 6, 8, 9]), MNIST)


@pytest.mark.usefixtures("made_up_data")
@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_the_remedy(name: str) -> None:
    (paths.MNIST_RAW / name).unlink()
    with pytest.raises(UserError, match=f"data/MNIST/raw/{name}: not found; {REMEDY}"):
        mnist.load_split("test" if name.startswith("t10k") else "train")


@pytest.mark.usefixtures("made_up_data")
def test_a_truncated_file_is_named_with_both_lengths() -> None:
    content = TEST_IMAGES.read_bytes()
    TEST_IMAGES.write_bytes(content[:-1])
    expected = f"{TEST_IMAGES}: damaged: expected {len(content)} bytes, found {len(content) - 1}"
    with pytest.raises(UserError, match=f"{expected}; {REMEDY}"):
        mnist.load_split("test")


@pytest.mark.usefixtures("made_up_data")
@pytest.mark.parametrize(
    "content",
    [b"", b"\0\0", b"<html>not found</html>", b"\0\0\x0d\x01\0\0\0\x01\0\0\0\0"],
    ids=["empty", "two bytes", "a web page", "floats"],
)
def test_a_file_of_another_kind_is_named(content: bytes) -> None:
    TEST_IMAGES.write_bytes(content)
    with pytest.raises(UserError, match=f"{TEST_IMAGES}: damaged: no idx3 file of bytes; {REMEDY}"):
        mnist.load_split("test")


@pytest.mark.usefixtures("made_up_data")
@pytest.mark.parametrize(
    "content",
    [b"\0\0\x08\x03\0\0", idx(np.zeros((4, 28, 28)))[:10], TEST_LABELS],
    ids=["half a header", "no sizes", "labels in place of images"],
)
def test_images_of_another_shape_are_named(content: bytes | Path) -> None:
    found = content.read_bytes() if isinstance(content, Path) else content
    TEST_IMAGES.write_bytes(found)
    with pytest.raises(UserError, match=f"{TEST_IMAGES}: damaged: .*{REMEDY}"):
        mnist.load_split("test")


@pytest.mark.usefixtures("made_up_data")
def test_a_label_too_few_is_noticed() -> None:
    TEST_LABELS.write_bytes(idx(np.zeros(63)))
    with pytest.raises(UserError, match=f"64 images of the test split, but 63 labels; {REMEDY}"):
        mnist.load_split("test")


def npy(array: np.ndarray, folder: Path) -> bytes:
    np.save(folder / "array.npy", array)
    return (folder / "array.npy").read_bytes()


@pytest.mark.parametrize(
    "indices",
    [np.array([3, 64]), np.array([-1]), np.array([0.5]), np.zeros((2, 2), np.int64)],
    ids=["too large", "negative", "no integers", "a table"],
)
def test_positions_outside_the_images_are_named(made_up_data: Path, indices: np.ndarray) -> None:
    paths.VALIDATION_INDICES.write_bytes(npy(indices, made_up_data))
    expected = f"{paths.VALIDATION_INDICES}: expected positions below 64; {REMEDY}"
    with pytest.raises(UserError, match=expected):
        mnist.load_split("train")


@pytest.mark.parametrize("kept", [0, 5, 100, -1])
def test_a_damaged_validation_split_is_named(made_up_data: Path, kept: int) -> None:
    paths.VALIDATION_INDICES.write_bytes(paths.VALIDATION_INDICES.read_bytes()[:kept])
    with pytest.raises(UserError, match=rf"{paths.VALIDATION_INDICES}: damaged \(.*\); {REMEDY}"):
        mnist.load_split("validation")


def test_a_missing_validation_split_is_named(made_up_data: Path) -> None:
    paths.VALIDATION_INDICES.unlink()
    with pytest.raises(UserError, match=f"{paths.VALIDATION_INDICES}: not found; {REMEDY}"):
        mnist.load_split("train")
