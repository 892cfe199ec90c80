"""MNIST's raw files, against torchvision's reading of them."""

from pathlib import Path

import numpy as np
import pytest
from made_up import idx

from blenddigits.core import paths
from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchvision needs it
from blenddigits.core.errors import UserError
from blenddigits.data.idx import TEST_IMAGES, TEST_LABELS, read_images, read_labels

from torchvision.datasets import MNIST  # isort: skip

REMEDY = "run `dvc repro prepare_mnist`"


@pytest.fixture
def raw(made_up_data: Path) -> Path:
    return paths.MNIST_RAW


def test_images_and_labels_are_those_of_the_test_split(raw: Path) -> None:
    expected = MNIST(paths.DATA, train=False)
    np.testing.assert_array_equal(read_images(raw / TEST_IMAGES, 28), expected.data)
    np.testing.assert_array_equal(read_labels(raw / TEST_LABELS), expected.targets)


def test_missing_files_are_named(raw: Path) -> None:
    (raw / TEST_IMAGES).unlink()
    with pytest.raises(UserError, match=f"{TEST_IMAGES}: not found; {REMEDY}"):
        read_images(raw / TEST_IMAGES, 28)


@pytest.mark.parametrize("content", [b"", b"\0\0\x08\x01", b"\0\0\x0d\x01\0\0\0\0", b"<html>"])
def test_another_file_is_named(raw: Path, content: bytes) -> None:
    (raw / TEST_LABELS).write_bytes(content)
    with pytest.raises(UserError, match=f"{TEST_LABELS}: damaged: no idx1 file.*{REMEDY}"):
        read_labels(raw / TEST_LABELS)


@pytest.mark.parametrize("change", [b"", b"more"])
def test_a_file_of_another_length_is_named(raw: Path, change: bytes) -> None:
    content = (raw / TEST_LABELS).read_bytes()
    (raw / TEST_LABELS).write_bytes(content + change if change else content[:-1])
    with pytest.raises(UserError, match=rf"expected {len(content)} bytes, found \d+; {REMEDY}"):
        read_labels(raw / TEST_LABELS)


def test_images_of_another_size_are_refused(raw: Path) -> None:
    (raw / TEST_IMAGES).write_bytes(idx(np.zeros((3, 20, 20))))
    with pytest.raises(UserError, match=r"expected images of 28x28 pixels"):
        read_images(raw / TEST_IMAGES, 28)
