"""The published data sets: what is known of each, and EMNIST's way of storing them."""

import gzip
import hashlib
import io
import zipfile

import numpy as np
import pytest
from made_up import idx, made_up_mnist, seeded

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.params import DataSetParams, PrepareParams
from blenddigits.data.data_set import load_data_set
from blenddigits.data.idx import FILES, TEST_IMAGES, TEST_LABELS, TRAIN_LABELS, parse_idx
from blenddigits.data.mnist import load_split
from blenddigits.download.emnist import ARCHIVE, split_of
from blenddigits.download.fetching import Published
from blenddigits.download.preparing import prepare
from blenddigits.download.published import PUBLISHED
from blenddigits.download.sources import DATA_FOLDER_VARIABLE, Source

IMAGES = np.random.default_rng(0).integers(0, 256, (30, 28, 28), dtype=np.uint8)


@pytest.mark.parametrize("published", PUBLISHED.values(), ids=list(PUBLISHED))
def test_what_is_known_of_a_data_set_is_whole(published: Published) -> None:
    data = published.data
    assert all(data.described()[word] for word in ("title", "noun", "credit", "licence"))
    assert data.source.startswith("https://")
    assert len(set(data.classes)) == len(data.classes)
    assert all(len(md5) == 32 for known in published.md5s.values() for md5 in known)
    assert DATA_FOLDER_VARIABLE in published.remedy
    assert all(name in published.remedy for name in published.md5s)


def test_the_classes_are_as_many_as_published() -> None:
    counts = {name: len(published.data.classes) for name, published in PUBLISHED.items()}
    assert counts == {
        "mnist": 10,
        "fashion_mnist": 10,
        "kmnist": 10,
        "emnist_letters": 26,
        "emnist_balanced": 47,
    }


def test_classes_are_in_the_order_of_their_labels() -> None:
    classes = {name: "".join(published.data.classes) for name, published in PUBLISHED.items()}
    assert classes["mnist"] == "0123456789"
    assert classes["kmnist"] == "okisutsunahamayarewo"
    assert classes["emnist_letters"] == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert classes["emnist_balanced"] == (
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt"  # others look like their capitals
    )
    assert PUBLISHED["fashion_mnist"].data.classes[:3] == ("T-shirt/top", "Trouser", "Pullover")


def emnist_archive(split: str, first_label: int) -> bytes:
    """The archive, with one split of 30 images for training and for the test.

    As TensorFlow's catalogue says of NIST's own: "inverted horizontally and rotated 90
    anti-clockwise".
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for part in ("train", "test"):
            name = f"gzip/emnist-{split}-{part}"
            sideways = idx(np.rot90(IMAGES[:, :, ::-1], axes=(1, 2)))
            archive.writestr(f"{name}-images-idx3-ubyte.gz", gzip.compress(sideways))
            labels = idx(np.arange(30) % 26 + first_label)
            archive.writestr(f"{name}-labels-idx1-ubyte.gz", gzip.compress(labels))
    return content.getvalue()


@pytest.mark.parametrize(("split", "first_label"), [("letters", 1), ("balanced", 0)])
def test_emnist_is_set_upright_and_its_labels_begin_at_0(split: str, first_label: int) -> None:
    files = split_of(split, first_label, {ARCHIVE: emnist_archive(split, first_label)})
    assert tuple(files) == FILES
    images, labels = parse_idx(files[TEST_IMAGES], 3), parse_idx(files[TEST_LABELS], 1)
    expected = {image.tobytes(): number % 26 for number, image in enumerate(IMAGES)}
    assert {image.tobytes(): int(label) for image, label in zip(images, labels, strict=True)} == (
        expected
    )
    assert parse_idx(files[TRAIN_LABELS], 1).tolist() != sorted(parse_idx(files[TRAIN_LABELS], 1))


@pytest.mark.usefixtures("empty_folder")
def test_emnist_is_prepared_from_its_one_archive(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = emnist_archive("letters", 1)
    md5s = {ARCHIVE: (hashlib.md5(archive).hexdigest(),)}
    published = PUBLISHED["emnist_letters"]._replace(
        md5s=md5s, sources=(Source("made-up data", lambda _: {ARCHIVE: archive}),)
    )
    monkeypatch.setitem(PUBLISHED, "emnist_letters", published)
    cfg = DataSetParams(name="emnist_letters", treatment="handwriting", side=28)
    prepare(cfg, PrepareParams(validation_size=5), seeded())
    assert capsys.readouterr().out == ("EMNIST Letters from made-up data: the archive verified\n")
    assert load_data_set().classes[:3] == ("A", "B", "C")
    assert [len(load_split(split)[1]) for split in ("train", "validation", "test")] == [25, 5, 30]


@pytest.mark.usefixtures("empty_folder")
def test_a_published_data_set_has_the_side_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PUBLISHED, "mnist", made_up_mnist())
    cfg = DataSetParams(name="mnist", treatment="handwriting", side=32)
    with pytest.raises(UserError, match=r"dataset\.side: expected 28, as MNIST has it, found 32"):
        prepare(cfg, PrepareParams(validation_size=5), seeded())
    assert not paths.DATA.exists()
