"""Where pictures come from: test images by their names, and the files that have them."""

from pathlib import Path

import numpy as np
import pytest
from made_up import MADE_UP

from blenddigits.cli import sources
from blenddigits.cli.arguments import NamedDigit, named_digit
from blenddigits.cli.sources import (
    Reads,
    check_target,
    find_test_image,
    noun_in_data,
    read_page,
    read_source,
)
from blenddigits.core import paths
from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchvision needs it
from blenddigits.core.errors import UserError
from blenddigits.data.data_set import save_data_set
from blenddigits.data.idx import TEST_IMAGES, TEST_LABELS, read_images
from blenddigits.inference.learned import Learned

from torchvision.datasets import MNIST  # isort: skip

REMEDY = "run `dvc repro prepare_mnist`"


@pytest.fixture
def raw(made_up_data: Path) -> Path:
    return paths.MNIST_RAW


def test_named_digits_are_those_of_the_test_split(raw: Path) -> None:
    expected = MNIST(paths.DATA, train=False)
    for index in (0, 17, 63):
        np.testing.assert_array_equal(read_source(f"test:{index}"), expected.data[index] / 255)
    for label in range(10):
        own = [index for index, other in enumerate(expected.targets) if other == label]
        first = read_source(f"test:{own[0]}")
        np.testing.assert_array_equal(read_source(f"digit:{label}"), first)
        for number, index in enumerate(own, start=1):
            named = named_digit(f"digit:{label}:{number}")
            assert named is not None
            assert find_test_image(named) == index


def test_a_name_says_which_digit_of_how_many() -> None:
    assert named_digit("digit:3:12") == NamedDigit("digit:3:12", "3", 11)
    assert named_digit("digit:3") == NamedDigit("digit:3", "3", 0)
    assert named_digit("test:123") == NamedDigit("test:123", None, 123)
    assert named_digit("three.png") is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("test:64", r"^test:64: the test images are test:0 to test:63$"),
        ("digit:10", r"^digit:10: no test image shows it; digits are 0 to 9$"),
        ("class:seven", r"^class:seven: no test image shows it; digits are 0 to 9$"),
        ("digit:2:8", r"^digit:2:8: there are 7 test images of 2; choose 1 to 7$"),
    ],
)
def test_what_is_not_there_is_named(raw: Path, name: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_source(name)


def test_the_file_with_the_images_is_read_once(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def counted(path: Path, side: int) -> np.ndarray:
        read.append(path)
        return read_images(path, side)

    monkeypatch.setattr(sources, "read_images", counted)
    read_source("digit:3")
    assert read == [raw / TEST_IMAGES]


def test_missing_files_are_named(raw: Path) -> None:
    (raw / TEST_IMAGES).unlink()
    with pytest.raises(UserError, match=f"{TEST_IMAGES}: not found; {REMEDY}"):
        read_source("digit:3")


def test_another_file_is_named(raw: Path) -> None:
    (raw / TEST_LABELS).write_bytes(b"<html>")
    with pytest.raises(UserError, match=f"{TEST_LABELS}: damaged: no idx1 file.*{REMEDY}"):
        read_source("digit:3")


LETTERS = MADE_UP._replace(title="EMNIST Letters", noun="letter", classes=tuple("ABCDEFGHIJ"))


@pytest.mark.parametrize("source", ["letter:A", "class:3", "test:0"])
def test_a_picture_of_another_data_set_than_the_models_is_refused(raw: Path, source: str) -> None:
    save_data_set(LETTERS)
    said = (
        f"^{source}: the pictures in data are EMNIST Letters, but the model has learned MNIST; "
        "name a picture file, or with --folder a model of EMNIST Letters$"
    )
    for read in (read_source, read_page):
        with pytest.raises(UserError, match=said):
            read(source, Reads())
    learned = Learned(title="EMNIST Letters")
    np.testing.assert_array_equal(read_source("letter:B", Reads(learned)), read_source("test:1"))


def test_a_name_for_what_the_model_has_learned_is_no_file(raw: Path) -> None:
    letters = Reads(Learned(title="EMNIST Letters", noun="letter"))
    with pytest.raises(UserError, match=r"^letter:A: the pictures in data are MNIST, but"):
        read_source("letter:A", letters)


def test_a_picture_of_another_size_than_the_model_has_learned_is_refused(raw: Path) -> None:
    with pytest.raises(UserError, match=r"^test:0: MNIST has 28x28 pixels, but .* learned 32x32$"):
        read_source("test:0", Reads(side=32))


def test_the_noun_is_that_of_the_pictures_in_data(raw: Path) -> None:
    save_data_set(LETTERS)
    assert noun_in_data() == "letter"
    paths.DATA_SET.unlink()
    assert noun_in_data() == "digit"


def test_a_drive_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a path may have no folder at all that is there."""
    monkeypatch.setattr(Path, "exists", lambda _: False)
    with pytest.raises(UserError, match=r"^/no/a\.png: there is no /; name another folder$"):
        check_target("/no/a.png", force=False)
