"""What params.yaml may hold, and what is said when it holds something else."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from imports import ROOT
from pydantic import ValidationError

from blenddigits.core.errors import UserError
from blenddigits.core.params import Params, load_params
from blenddigits.core.yaml12 import read_yaml

PARAMS = ROOT / "params.yaml"


def write_params(folder: Path, changes: dict[str, Any]) -> Path:
    """The project's params.yaml with some values changed, `a.b` being b in section a."""
    content = read_yaml(PARAMS.read_text())
    for key, value in changes.items():
        *sections, name = key.split(".")
        section = content
        for part in sections:
            section = section[part]
        section[name] = value
    path = folder / "params.yaml"
    path.write_text(yaml.safe_dump(content))
    return path


def load_text(folder: Path, text: str) -> Params:
    path = folder / "params.yaml"
    path.write_text(text)
    return load_params(path)


def test_the_projects_own_file_loads() -> None:
    params = load_params(PARAMS)
    assert params.sample_subset.per_digit == 30
    assert params.finetune_noisy.noise_std_min < params.finetune_noisy.noise_std_max


def test_parameters_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_params(PARAMS).latent_dim = 3  # type: ignore[misc]  # mypy says so too


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("latent_dim", 0, "0"),
        ("latent_dim", -3, "-3"),
        ("latent_dim", "many", "'many'"),
        ("latent_dim", 16.5, "16.5"),
        ("latent_dim", 16.0, "16.0"),
        ("latent_dim", "16", "'16'"),
        ("latent_dim", True, "True"),
        ("latent_dim", None, "nothing"),
        ("latent_dim", [8, 16], "[8, 16]"),
        ("latent_dim", 100_000, "100000"),
        ("hidden_dim", 0, "0"),
        ("seed", -1, "-1"),
        ("seed", 2**63, str(2**63)),
        ("compute.device", "gpu", "'gpu'"),
        ("compute.threads", 0, "0"),
        ("compute.precision", "fp16", "'fp16'"),
        ("find_prototypes.count", 0, "0"),
        ("find_prototypes.iterations", 0, "0"),
        ("path.balance", -1, "-1"),
        ("path.near", 0, "0"),
        ("path.points", 1, "1"),
        ("prepare_mnist.validation_size", 0, "0"),
        ("dataset.name", "", "''"),
        ("dataset.treatment", "photos", "'photos'"),
        ("dataset.side", 15, "15"),
        ("dataset.side", 129, "129"),
        ("train_vae.epochs", 0, "0"),
        ("train_vae.batch_size", 2.5, "2.5"),
        ("train_vae.max_lr", 0, "0"),
        ("train_vae.max_lr", -1, "-1"),
        ("train_vae.max_lr", "fast", "'fast'"),
        ("train_vae.max_lr", True, "True"),
        ("train_vae.max_lr", float("nan"), "nan"),
        ("train_vae.ema_decay", 1.0, "1.0"),
        ("train_vae.ema_decay", -0.1, "-0.1"),
        ("train_vae.beta", -0.1, "-0.1"),
        ("train_ae_baseline.epochs", -1, "-1"),
        ("finetune_noisy.noise_std_min", -0.1, "-0.1"),
        ("finetune_noisy.noise_std_max", float("nan"), "nan"),
        ("finetune_noisy.noise_std_max", float("inf"), "inf"),
        ("finetune_noisy.clean_share", 1.1, "1.1"),
        ("finetune_noisy.clean_share", float("nan"), "nan"),
        ("finetune_noisy.weight_bits", 1, "1"),
        ("finetune_noisy.weight_bits", 16, "16"),
        ("finetune_noisy.weight_bits", 9, "9"),
        ("finetune_noisy.weight_bits", 7.0, "7.0"),
        ("finetune_noisy.weight_bits", "7", "'7'"),
        ("export_onnx.images", 1, "1"),
        ("scrutinise.pairs", 1, "1"),
        ("scrutinise.noise_std", 0, "0"),
        ("export_onnx.max_abs_diff", 0, "0"),
        ("export_onnx.max_pixel_error", -1, "-1"),
        ("train_judge.epochs", 0, "0"),
        ("train_vae.schedule", "cosine", "'cosine'"),
        ("prior.kind", "vamp", "'vamp'"),
        ("prior.components", 0, "0"),
        ("prior.components", 3.0, "3.0"),
        ("train_judge.max_shift", 28, "28"),
        ("train_judge.max_turn", 181, "181"),
        ("train_judge.max_stretch", 1, "1"),
        ("train_judge.max_slant", -0.1, "-0.1"),
        ("evaluate.images", 9, "9"),
        ("evaluate.pairs", 0, "0"),
        ("evaluate.map_images", 9, "9"),
        ("sample_subset.per_digit", 0, "0"),
        ("sample_subset.map_images", 0, "0"),
        ("sample_subset.first_pair", "3, 8", "'3, 8'"),
        ("sample_subset.first_pair", 3, "3"),
        ("sample_subset", 30, "30"),
        ("evaluate.pairs", 10**8, "100000000"),
        ("evaluate.prior_samples", 10**8, "100000000"),
        ("evaluate.bound_samples", 10**8, "100000000"),
        ("evaluate.slow_images", 2, "2"),
        ("train_vae.epochs", 10**8, "100000000"),
        ("train_vae.max_lr", 1e-7, "1e-07"),
        ("train_vae.beta", 1e7, "10000000.0"),
        ("find_prototypes.iterations", 10**8, "100000000"),
        ("find_prototypes.reader.hidden", 10**8, "100000000"),
        ("path.points", 10**8, "100000000"),
        ("path.temperature", 1e-9, "1e-09"),
        ("path.near", 1e-9, "1e-09"),
        ("prior.components", 10**8, "100000000"),
        ("compute.threads", 10**8, "100000000"),
        ("compute.processes", 10**8, "100000000"),
    ],
)
def test_a_senseless_value_is_named(tmp_path: Path, key: str, value: Any, found: str) -> None:
    path = write_params(tmp_path, {key: value})
    with pytest.raises(UserError) as error:
        load_params(path)
    [line] = str(error.value).splitlines()
    assert line.startswith(f"{path}: {key}: expected ")
    assert line.endswith(f", found {found}")


def test_every_wrong_key_is_named_at_once(tmp_path: Path) -> None:
    path = write_params(tmp_path, {"latent_dim": 0, "train_vae.epochs": "all"})
    with pytest.raises(UserError) as error:
        load_params(path)
    first, second = str(error.value).splitlines()
    assert "latent_dim" in first
    assert "train_vae.epochs" in second


def test_a_reversed_noise_range_is_named(tmp_path: Path) -> None:
    path = write_params(tmp_path, {"finetune_noisy.noise_std_min": 0.7})
    with pytest.raises(
        UserError, match=r"finetune_noisy: noise_std_min 0\.7 is above noise_std_max 0\.5"
    ):
        load_params(path)


@pytest.mark.parametrize(
    ("pair", "line"),
    [
        ([3, 3], r"sample_subset: first_pair \[3, 3\] names the same digit twice"),
        ([-1, 3], r"sample_subset\.first_pair\.0: expected greater than or equal to 0, found -1"),
        ([3.0, 8], r"sample_subset\.first_pair\.0: expected a valid integer, found 3\.0"),
        ([3], r"sample_subset\.first_pair: expected two numbers such as \[3, 8\], found \[3\]"),
        ([3, 8, 9], r"first_pair: expected two numbers such as \[3, 8\], found \[3, 8, 9\]"),
    ],
)
def test_a_senseless_first_pair_is_named(tmp_path: Path, pair: list[Any], line: str) -> None:
    path = write_params(tmp_path, {"sample_subset.first_pair": pair})
    with pytest.raises(UserError, match=line):
        load_params(path)


@pytest.mark.parametrize(
    ("samples", "line"),
    [
        ([0, 30], r"first_samples \[0, 30\] are counted from 0 and must be below per_digit 30"),
        ([-1, 0], r"first_samples\.0: expected greater than or equal to 0, found -1"),
    ],
)
def test_samples_that_the_page_has_not_are_named(
    tmp_path: Path, samples: list[int], line: str
) -> None:
    path = write_params(tmp_path, {"sample_subset.first_samples": samples})
    with pytest.raises(UserError, match=line):
        load_params(path)


@pytest.mark.parametrize("bits", [2, 8, 32])
def test_weights_may_have_2_to_8_bits_or_all_32(tmp_path: Path, bits: int) -> None:
    path = write_params(tmp_path, {"finetune_noisy.weight_bits": bits})
    assert load_params(path).finetune_noisy.weight_bits == bits


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("evaluate.neighbours", 999, "evaluate: neighbours 999 is not below slow_images 1000 - 1"),
        ("evaluate.pairs", 6, "evaluate: neighbours 5 is not below pairs 6 - 1"),
        ("scrutinise.pairs", 6, "evaluate.neighbours 5 is not below scrutinise.pairs 6 - 1"),
    ],
)
def test_as_many_neighbours_as_there_are_others_are_named(
    tmp_path: Path, key: str, value: int, said: str
) -> None:
    with pytest.raises(UserError) as error:
        load_params(write_params(tmp_path, {key: value}))
    assert str(error.value).endswith(f": {said}")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("evaluate.slow_images", 10_001, "evaluate: slow_images 10001 is above images 10000"),
        ("evaluate.real_images", 999, "evaluate: slow_images 1000 is above real_images 999"),
        ("evaluate.map_images", 10_001, "evaluate: map_images 10001 is above images 10000"),
        ("scrutinise.pairs", 5001, "scrutinise.pairs 5001 is above evaluate.pairs 5000"),
        ("scrutinise.images", 10_001, "scrutinise.images 10001 is above evaluate.images 10000"),
    ],
)
def test_a_part_that_is_larger_than_the_whole_is_named(
    tmp_path: Path, key: str, value: int, said: str
) -> None:
    path = write_params(tmp_path, {key: value})
    with pytest.raises(UserError) as error:
        load_params(path)
    assert str(error.value) == f"{path}: {said}, of which it is a part"


@pytest.mark.parametrize("key", ["latent_dim", "train_vae", "train_vae.beta"])
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    content = read_yaml(PARAMS.read_text())
    *sections, name = key.split(".")
    del (content[sections[0]] if sections else content)[name]
    (tmp_path / "params.yaml").write_text(yaml.safe_dump(content))
    with pytest.raises(UserError, match=rf"params\.yaml: {key}: missing; add it"):
        load_params(tmp_path / "params.yaml")


@pytest.mark.parametrize("key", ["laten_dim", "train_vae.momentum"])
def test_an_unknown_key_is_named(tmp_path: Path, key: str) -> None:
    with pytest.raises(UserError, match=rf"{key}: unknown; remove it or correct its spelling"):
        load_params(write_params(tmp_path, {key: 1}))


def test_a_float_may_be_written_with_an_exponent_or_as_an_integer(tmp_path: Path) -> None:
    text = PARAMS.read_text()
    assert "max_abs_diff: 0.00001 " in text
    params = load_text(tmp_path, text.replace("max_abs_diff: 0.00001 ", "max_abs_diff: 1e-5 "))
    assert params.export_onnx.max_abs_diff == 1e-5
    assert load_params(write_params(tmp_path, {"train_vae.beta": 2})).train_vae.beta == 2.0


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"expected keys and values, found \['seed', 42\]"):
        load_text(tmp_path, "- seed\n- 42\n")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"params\.yaml: expected keys and values, found nothing"):
        load_text(tmp_path, "")


@pytest.mark.parametrize("text", ["seed: [42", "seed: 42\n\tlatent_dim: 3", "a: b: c"])
def test_broken_yaml_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match=r"params\.yaml: not valid YAML: .*line \d"):
        load_text(tmp_path, text)


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r'not valid YAML: .*duplicate key "latent_dim"'):
        load_text(tmp_path, PARAMS.read_text() + "latent_dim: 3\n")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "params.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match=r"params\.yaml: not valid YAML"):
        load_params(tmp_path / "params.yaml")


def test_a_missing_file_is_named_with_the_remedy(empty_folder: Path) -> None:
    with pytest.raises(UserError, match=r"^params\.yaml: not found; run from the project's root"):
        load_params()
