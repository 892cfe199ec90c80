"""Every stage, run for real on 64 made-up images in a temporary folder."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
import torch
from conftest import AddProgram
from imports import ROOT
from made_up import raw_files, use_made_up_mnist
from PIL import Image

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.yaml12 import read_yaml
from blenddigits.export.parity import BlendDiff

STAGES: dict[str, Any] = read_yaml((ROOT / "dvc.yaml").read_text())["stages"]
TINY = """
seed: 1
latent_dim: 2
hidden_dim: 8
dataset: {name: mnist, treatment: handwriting, side: 28}
prior: {kind: mixture, components: 5}
compute: {device: cpu, processes: 1, threads: 1, precision: auto}
path:
  {detour: 0.85, balance: 1.0, strictness: 10.0, temperature: 0.25, stretches: 8, steps: 3,
   step: 0.4, near: 2.5, points: 9}
prepare_mnist: {validation_size: 16}
train_ae_baseline: {epochs: 2, batch_size: 8, max_lr: 0.01, schedule: one-cycle, ema_decay: 0.9}
train_vae:
  {epochs: 2, batch_size: 8, max_lr: 0.01, schedule: one-cycle, ema_decay: 0.9, beta: 1.0}
finetune_noisy:
  {epochs: 2, batch_size: 8, max_lr: 0.01, schedule: linear, ema_decay: 0.9, beta: 1.0,
   noise_std_min: 0.0, noise_std_max: 0.6, clean_share: 0.3, weight_bits: 7}
find_prototypes:
  count: 6
  iterations: 5
  reader: {hidden: 5, epochs: 2, batch_size: 16, max_lr: 0.01}
train_judge:
  {epochs: 1, batch_size: 16, max_lr: 0.01, max_shift: 1.0, max_turn: 10.0, max_stretch: 0.1,
   max_slant: 0.1}
evaluate:
  {images: 60, pairs: 20, real_images: 40, prior_samples: 16, slow_images: 16, neighbours: 3,
   bound_samples: 4, map_images: 20}
scrutinise: {pairs: 12, images: 10, validation_images: 5, noise_std: 0.02}
export_onnx:
  {images: 50, max_abs_diff: 0.00001, max_blend_diff: 0.0001, max_pixel_error: 0.0039}
sample_subset: {per_digit: 3, first_pair: [3, 8], first_samples: [0, 2], map_images: 50}
"""
SLOW = ("export_onnx", "evaluate", "scrutinise")  # seconds each; test_pipeline.py runs them again
FAKE_NPM = """
case "$1" in
  ci) /bin/mkdir -p node_modules ;;
  run) /bin/mkdir -p dist && /bin/cat ../artifacts/digits/digits.json > dist/index.html ;;
esac
"""


def run(stage: str) -> None:
    import_module(f"stages.{stage}").main()


def outputs_of(stage: str) -> list[Path]:
    kinds = (STAGES[stage].get(kind, []) for kind in ("outs", "metrics", "plots"))
    entries = [entry for kind in kinds for entry in kind]
    return [Path(entry if isinstance(entry, str) else next(iter(entry))) for entry in entries]


def all_files() -> dict[Path, bytes]:
    """Every file below the current folder, but locks and those of the fake npm."""
    files = (file for file in Path().rglob("*") if file.is_file())
    others = {".dvc", "programs", "node_modules"}
    return {file: file.read_bytes() for file in files if not others & set(file.parts)}


def prepare_folder() -> None:
    paths.PARAMS.write_text(TINY)
    paths.FRONTEND.mkdir()
    (paths.FRONTEND / "package-lock.json").write_text("{}")
    for name, script in (("node", "echo v20.19.0"), ("npm", FAKE_NPM)):
        program = Path("programs") / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)


def bring(source: Path, names: Iterable[str]) -> None:
    """Copy what there is of these files and folders of `source` to the current folder."""
    for path in map(Path, names):
        path.parent.mkdir(parents=True, exist_ok=True)
        if (source / path).is_dir():
            shutil.copytree(source / path, path)
        elif (source / path).exists():
            shutil.copy(source / path, path)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[Path, bytes]]]:
    """Runs all stages once, in order, each in a folder that holds only what the stage declares.

    Gives the files that each of them left, changed or removed (then without content); the current
    folder is one with all of them.
    """
    with pytest.MonkeyPatch.context() as patch:
        together = tmp_path_factory.mktemp("pipeline")
        patch.chdir(together)
        patch.setenv("PATH", f"{together / 'programs'}{os.pathsep}{os.environ['PATH']}")
        use_made_up_mnist(patch)
        prepare_folder()
        left: dict[str, dict[Path, bytes]] = {}
        for stage, entry in STAGES.items():
            patch.chdir(tmp_path_factory.mktemp(stage))
            bring(together, ["params.yaml", *entry.get("deps", [])])
            before = all_files()
            run(stage)
            after = all_files()
            changed = {file for file, _ in before.items() ^ after.items()}
            left[stage] = {file: after.get(file, b"") for file in changed}
            alone = Path.cwd()
            patch.chdir(together)
            bring(alone, map(str, changed))
        yield left


@pytest.fixture
def copy(
    pipeline: dict[str, dict[Path, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy of the whole finished pipeline, which is the current folder while the test runs."""
    folder = tmp_path / "copy"
    shutil.copytree(Path.cwd(), folder)
    monkeypatch.chdir(folder)
    return folder


Left = dict[str, dict[Path, bytes]]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_leaves_what_it_declares_and_nothing_else(pipeline: Left, stage: str) -> None:
    declared = outputs_of(stage)
    for path in declared:
        assert [file for file in pipeline[stage] if file.is_relative_to(path)], f"{path} is missing"
    for file in pipeline[stage]:
        assert any(file.is_relative_to(path) for path in declared), f"{file} is not declared"


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage not in SLOW])
def test_a_stage_run_again_leaves_the_same_bytes(copy: Path, stage: str, pipeline: Left) -> None:
    for path in outputs_of(stage):  # as DVC does it before a stage
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    run(stage)
    found = all_files()
    assert {file: found[file] for file in pipeline[stage]} == pipeline[stage]


def test_the_data_are_the_made_up_files(pipeline: Left) -> None:
    written = {file.name: content for file, content in pipeline["prepare_mnist"].items()}
    assert {name: written[name] for name in raw_files()} == raw_files()


def test_metrics_have_keys_of_their_own_and_no_stage_reports_nothing(pipeline: Left) -> None:
    files = [path for stage in STAGES for path in outputs_of(stage) if "metrics" in path.name]
    keys = [key for file in files for key in json.loads(file.read_text())]
    assert len(set(keys)) == len(keys) == len(files) >= 4


ONNX_FILES = list(paths.ONNX_FILES.values())


def test_the_onnx_files_are_those_that_paths_py_names(pipeline: Left) -> None:
    assert {file for file in pipeline["export_onnx"] if file.suffix == ".onnx"} == set(ONNX_FILES)


@pytest.mark.parametrize("path", ONNX_FILES, ids=lambda path: path.stem)
def test_the_onnx_files_carry_size_data_and_the_md5_of_their_weights(
    pipeline: Left, path: Path
) -> None:
    told = {prop.key: prop.value for prop in onnx.load(path).metadata_props}
    assert (told["latent_dim"], told["data"]) == ("2", "MNIST")
    assert (told["licence"], told["source"]) == ("MIT", "BlendDigits")
    assert "1 is ink" in told["preprocessing"]
    weights = paths.AE_MODEL if path.stem.startswith("ae_") else paths.FINETUNED_MODEL
    assert told["weights_md5"] == hashlib.md5(weights.read_bytes()).hexdigest()


def test_the_small_decoder_draws_what_the_rounded_weights_draw(pipeline: Left) -> None:
    measured = json.loads(paths.ONNX_METRICS.read_text())["onnx"]
    for name in ("small_encoder", "small_decoder"):
        assert measured[name]["bits"] == 8
        assert measured[name]["int8_max_pixel_error"] < 1e-5


def test_the_subset_has_as_many_of_each_digit_as_wanted(pipeline: Left) -> None:
    digits = json.loads(paths.DIGITS_JSON.read_text())["digits"]
    assert [entry["label"] for entry in digits] == [digit for digit in range(10) for _ in range(3)]
    assert all(len(entry["mu"]) == 2 for entry in digits)


def test_the_first_pair_are_the_wanted_samples_of_their_classes(pipeline: Left) -> None:
    rows = np.asarray(Image.open(paths.FIRST_PAIR_PNG))
    digits = np.asarray(Image.open(paths.DIGITS_PNG))
    named = json.loads(paths.FIRST_PAIR_JSON.read_text())
    for row, end, label, sample in ((101, "first", 3, 0), (102, "second", 8, 2)):
        assert named[end] == {"label": label, "sample": sample}
        tile = digits[28 * label : 28 * label + 28, 28 * sample : 28 * sample + 28]
        assert (rows[row].reshape(28, 28) == tile).all()


def test_the_map_shows_as_many_images_as_wanted(pipeline: Left) -> None:
    latent = json.loads(paths.LATENT_JSON.read_text())
    assert [label for _, _, label in latent["points"]] == [number % 10 for number in range(50)]
    assert len(latent["activity"]) == 2


def test_fine_tuning_starts_from_the_vae_and_moves_on(pipeline: Left) -> None:
    vae, finetuned = (path.read_bytes() for path in (paths.VAE_MODEL, paths.FINETUNED_MODEL))
    assert len(vae) == len(finetuned)
    assert vae != finetuned


@pytest.mark.parametrize(
    ("stage", "removed", "command"),
    [
        ("train_ae_baseline", paths.MNIST_RAW, "prepare_mnist"),
        ("train_vae", paths.VALIDATION_INDICES, "prepare_mnist"),
        ("finetune_noisy", paths.MNIST_RAW, "prepare_mnist"),
        ("finetune_noisy", paths.VAE_MODEL, "train_vae"),
        ("find_prototypes", paths.AE_MODEL, "train_ae_baseline"),
        ("find_prototypes", paths.FINETUNED_MODEL, "finetune_noisy"),
        ("train_judge", paths.MNIST_RAW, "prepare_mnist"),
        ("evaluate", paths.AE_MODEL, "train_ae_baseline"),
        ("evaluate", paths.GUIDES / "ae.safetensors", "find_prototypes"),
        ("evaluate", paths.JUDGES, "train_judge"),
        ("scrutinise", paths.GUIDE, "find_prototypes"),
        ("scrutinise", paths.JUDGES, "train_judge"),
        ("export_onnx", paths.FINETUNED_MODEL, "finetune_noisy"),
        ("export_onnx", paths.AE_MODEL, "train_ae_baseline"),
        ("export_onnx", paths.GUIDE, "find_prototypes"),
        ("export_onnx", paths.MNIST_RAW, "prepare_mnist"),
        ("sample_subset", paths.MNIST_RAW, "prepare_mnist"),
        ("sample_subset", paths.GUIDE, "find_prototypes"),
        ("sample_subset", paths.ONNX_FILES["encoder"], "export_onnx"),
        ("sample_subset", paths.ONNX_FILES["decoder_small"], "export_onnx"),
        ("sample_subset", paths.PRIOR, "export_onnx"),
    ],
)
def test_a_missing_input_says_which_command_makes_it(
    copy: Path, stage: str, removed: Path, command: str
) -> None:
    shutil.rmtree(removed) if removed.is_dir() else removed.unlink(missing_ok=True)
    before = all_files()
    with pytest.raises(UserError, match=f"{removed}.*: not found; run `dvc repro {command}`"):
        run(stage)
    assert all_files() == before


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "build_frontend"])
def test_a_bad_parameter_stops_a_stage_before_it_writes(copy: Path, stage: str) -> None:
    paths.PARAMS.write_text(TINY.replace("latent_dim: 2", "latent_dim: many"))
    before = all_files()
    with pytest.raises(UserError, match="latent_dim: expected a valid integer, found 'many'"):
        run(stage)
    assert all_files() == before


@pytest.mark.parametrize("stage", ["finetune_noisy", "export_onnx"])
def test_a_model_of_another_latent_size_is_refused(copy: Path, stage: str) -> None:
    paths.PARAMS.write_text(TINY.replace("latent_dim: 2", "latent_dim: 3"))
    with pytest.raises(UserError, match="expected a VAE with latent_dim 3, found VAE with"):
        run(stage)


def test_more_of_a_digit_than_there_are_is_said_in_words(copy: Path) -> None:
    paths.PARAMS.write_text(TINY.replace("per_digit: 3", "per_digit: 7"))
    before = all_files()
    said = r"sample_subset\.per_digit: expected at most 6, .* digit 4, found 7"
    with pytest.raises(UserError, match=said):
        run("sample_subset")
    assert all_files() == before


@pytest.fixture
def no_export(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The models that there are take the place of those exported: a real export takes seconds."""
    for name, prefix in (("export_models", ""), ("export_autoencoder", "ae_")):
        files = [paths.ONNX / f"{prefix}{part}.onnx" for part in ("encoder", "decoder", "blend")]
        models = {file.stem: onnx.load(file) for file in files if file.exists()}
        monkeypatch.setattr(
            f"stages.export_onnx.{name}", partial(lambda models, *_: models, models)
        )


def test_an_export_that_differs_from_torch_is_not_written(no_export: None) -> None:
    paths.PARAMS.write_text(TINY.replace("max_abs_diff: 0.00001", "max_abs_diff: 0.000000000001"))
    shutil.rmtree(paths.ONNX)
    with pytest.raises(UserError, match=r"export_onnx\.max_abs_diff"):
        run("export_onnx")
    assert not paths.ONNX.exists()


def test_an_export_is_checked_on_as_many_images_as_wanted(
    no_export: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []

    def count(models: object, network: object, x: torch.Tensor, *_: object) -> dict[str, float]:
        counts.append(len(x))
        return {}

    def count_blends(*arguments: Any) -> BlendDiff:
        count(*arguments)
        return BlendDiff(0.0, 0.0, 0)

    def count_and_end(models: object, x: torch.Tensor, limit: float) -> None:
        counts.append(len(x))
        raise UserError("counted")

    monkeypatch.setattr("stages.export_onnx.vae_diffs", count)
    monkeypatch.setattr("stages.export_onnx.blend_diff", count_blends)
    monkeypatch.setattr("stages.export_onnx.autoencoder_diffs", count)
    monkeypatch.setattr("stages.export_onnx.smallest_models", count_and_end)
    with pytest.raises(UserError, match="counted"):
        run("export_onnx")
    assert counts == [50, 50, 50, 50]


def test_the_page_without_node_is_said_in_words(copy: Path, only_program: AddProgram) -> None:
    with pytest.raises(UserError, match="Node is needed to build the page"):
        run("build_frontend")
