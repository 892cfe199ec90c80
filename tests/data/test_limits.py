"""What params.yaml asks of a published data set is there, or is named before any training."""

from pathlib import Path
from typing import Any

import pytest
from imports import ROOT
from made_up import MNIST, raw_files

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.params import Params, load_params
from blenddigits.data import data_set
from blenddigits.data.data_set import Counts, save_data_set
from blenddigits.data.limits import checked_data_set

PARAMS = load_params(ROOT / "params.yaml")
TRAIN, TEST, VALIDATION = 600, 200, 100


@pytest.fixture(autouse=True)
def data(empty_folder: Path) -> None:
    """600 images to train on, 100 of them for validation, and 200 to test on."""
    for name, content in raw_files(TRAIN, TEST).items():
        write_bytes(paths.MNIST_RAW / name, content)
    save_data_set(MNIST)


def changed(section: Any, name: str, value: object) -> Any:
    first, _, rest = name.partition(".")
    new = changed(getattr(section, first), rest, value) if rest else value
    return section.model_copy(update={first: new})


def fitting() -> Params:
    """As much as there is, of everything."""
    params = PARAMS
    for name, value in LARGEST.items():
        params = changed(params, name, value)
    return changed(params, "prepare_mnist.validation_size", VALIDATION)


LARGEST = {
    "train_ae_baseline.batch_size": 500,
    "train_vae.batch_size": 500,
    "finetune_noisy.batch_size": 500,
    "find_prototypes.count": 500,
    "find_prototypes.reader.batch_size": 500,
    "train_judge.batch_size": 250,
    "prior.components": 500,
    "evaluate.images": 200,
    "evaluate.real_images": 500,
    "scrutinise.validation_images": 100,
    "export_onnx.images": 200,
    "sample_subset.per_digit": 20,
    "sample_subset.map_images": 200,
}


def test_all_that_there_is_may_be_asked_for() -> None:
    assert checked_data_set(fitting()) == MNIST


@pytest.mark.parametrize("name", LARGEST)
def test_one_more_is_named_with_the_limit(name: str) -> None:
    with pytest.raises(UserError) as error:
        checked_data_set(changed(fitting(), name, LARGEST[name] + 1))
    [line] = str(error.value).splitlines()
    assert line.startswith(f"params.yaml: {name}: expected at most {LARGEST[name]}, ")
    assert line.endswith(f", found {LARGEST[name] + 1}")


@pytest.mark.parametrize("name", ["find_prototypes.count", "evaluate.real_images"])
def test_of_many_only_those_that_stand_for_all(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_set, "MOST_KNOWN", 400)
    params = changed(changed(fitting(), "find_prototypes.count", 400), "evaluate.real_images", 400)
    assert checked_data_set(params) == MNIST
    with pytest.raises(UserError, match=f"{name}: expected at most 400, those of"):
        checked_data_set(changed(params, name, 401))


def test_all_that_is_too_large_is_named_at_once() -> None:
    with pytest.raises(UserError) as error:
        checked_data_set(changed(PARAMS, "sample_subset.first_pair", (3, 11)))
    named = [line.split(": ")[1] for line in str(error.value).splitlines()]
    assert {"train_vae.batch_size", "evaluate.images", "sample_subset.first_pair"} <= set(named)


def test_n_0_i_has_no_components_to_count() -> None:
    standard = changed(changed(fitting(), "prior.components", 4096), "prior.kind", "standard")
    assert checked_data_set(standard) == MNIST


def test_people_s_own_pictures_may_be_few() -> None:
    own = MNIST._replace(counts=Counts(20, 2, 4, 2))
    save_data_set(own)
    assert checked_data_set(PARAMS) == own
