"""dvc.yaml against the code: what the stages depend on, and what makes them run again."""

import ast
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from imports import PACKAGE, ROOT, SCRIPTS, all_imported_modules, name_of

from blenddigits.core import paths
from blenddigits.core.yaml12 import read_yaml

DVC: dict[str, Any] = read_yaml((ROOT / "dvc.yaml").read_text())
STAGES: dict[str, Any] = DVC["stages"]
OUR_PATHS = {
    *(str(value) for value in vars(paths).values() if isinstance(value, Path)),
    *(str(file) for file in paths.ONNX_FILES.values()),
}

TRAININGS = {"train_ae_baseline", "train_vae", "finetune_noisy"}
EVALUATIONS = {"evaluate", "scrutinise"}
MODELS_USERS = TRAININGS | EVALUATIONS | {"find_prototypes", "train_judge", "export_onnx"}
DATA_USERS = MODELS_USERS | {"sample_subset"}
STALE = {  # what a changed file makes run again; a longer name goes before the folder it is in
    "blenddigits/core": DATA_USERS | {"prepare_mnist", "build_frontend"},
    "blenddigits/data": DATA_USERS,
    "blenddigits/data/data_set.py": DATA_USERS | {"prepare_mnist"},
    "blenddigits/data/idx.py": DATA_USERS | {"prepare_mnist"},
    "blenddigits/data/limits.py": DATA_USERS | {"prepare_mnist"},
    "blenddigits/models": MODELS_USERS,
    "blenddigits/figures": set(),
    "blenddigits/figures/colours.py": {"evaluate", "sample_subset"},
    "blenddigits/figures/rows.py": TRAININGS | {"evaluate", "export_onnx"},
    "blenddigits/inference": set(),
    "blenddigits/inference/familiarity.py": {"export_onnx", "sample_subset"},
    "blenddigits/inference/prior.py": {"export_onnx", "sample_subset"},
    "blenddigits/inference/session.py": {"export_onnx", "sample_subset"},
    "blenddigits/preprocessing": {"prepare_mnist"},
    "blenddigits/download": {"prepare_mnist"},
    "blenddigits/training": TRAININGS,
    "blenddigits/latent": EVALUATIONS | {"find_prototypes", "export_onnx", "sample_subset"},
    "blenddigits/judge": EVALUATIONS | {"train_judge"},
    "blenddigits/export": {"export_onnx"},
    "blenddigits/page": {"sample_subset"},
    "blenddigits/page/build.py": {"sample_subset", "build_frontend"},
    "blenddigits/evaluation": EVALUATIONS,
    "blenddigits/scrutiny": {"scrutinise"},
    "blenddigits/window": set(),
    "blenddigits/cli": set(),
    "blenddigits/__main__.py": set(),
    "blenddigits/__init__.py": set(),
    "blenddigits/py.typed": set(),
    "datasets": {"prepare_mnist"},
    "tools": set(),
    "bench": set(),
    "tests": set(),
}

NOT_READ_BY_THE_BUILD = {
    ".gitignore": "for Git",
    ".npmrc": "for npm; what it installs is in the lock file",
    ".oxlintrc.json": "for the linter",
    ".prettierignore": "for the formatter",
    ".prettierrc.json": "for the formatter",
    "bench": "measures the built page",
    "e2e": "browser tests",
    "playwright.bench.config.ts": "measures the built page",
    "playwright.config.ts": "browser tests",
    "playwright.recording.config.ts": "the picture in the README",
    "playwright.screenshots.config.ts": "screenshots",
    "scripts": "the server, the set-up of browser tests and a rule of the linter",
    "tsconfig.node.json": "for the type checker",
    "vitest.bench.config.ts": "measures the runtimes",
    "vitest.config.ts": "unit tests",
}


def names_of(entries: list[str | dict[str, Any]]) -> list[str]:
    """The paths or keys of a list in dvc.yaml, whose entries may carry settings."""
    return [entry if isinstance(entry, str) else next(iter(entry)) for entry in entries]


def outputs_of(stage: str) -> list[str]:
    kinds = (STAGES[stage].get(kind, []) for kind in ("outs", "metrics", "plots"))
    return [name for entries in kinds for name in names_of(entries)]


def is_in(path: str, folders: set[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def test_every_stage_has_a_script_and_every_script_a_stage() -> None:
    assert {file.stem for file in SCRIPTS} == set(STAGES)
    for stage, entry in STAGES.items():
        assert entry["cmd"] == f"python -m stages.{stage}"


def code_of(stage: str) -> list[str]:
    """The files and folders of code that a stage depends on."""
    return [name for name in STAGES[stage]["deps"] if name.startswith(("blenddigits/", "stages/"))]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_exactly_the_code_that_it_runs(stage: str) -> None:
    script = ROOT / "stages" / f"{stage}.py"
    runs = {name_of(file) for file in {script, *all_imported_modules(script)}}
    declared = code_of(stage)
    assert [name for name in runs if not is_in(name, set(declared))] == []
    assert [name for name in declared if not any(is_in(file, {name}) for file in runs)] == []
    assert [name for name in declared if is_in(name, set(declared) - {name})] == []
    assert len(set(declared)) == len(declared)
    assert all((ROOT / name).exists() for name in declared)


def expected_stale(name: str) -> set[str]:
    """The stages of STALE for a file, by the longest name there that fits."""
    return STALE[max((known for known in STALE if is_in(name, {known})), key=len)]


def test_every_file_of_code_makes_exactly_the_expected_stages_stale() -> None:
    command = ["git", "ls-files", *{name.split("/")[0] for name in STALE}]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    files = [name for name in listed.splitlines() if (ROOT / name).exists()]
    assert len(files) > len(PACKAGE)
    for name in files:
        stale = {stage for stage in STAGES if is_in(name, set(STAGES[stage]["deps"]))}
        assert stale == expected_stale(name), name


def test_nothing_is_said_of_files_that_are_not_there() -> None:
    assert [name for name in STALE if not (ROOT / name).exists()] == []


def test_the_length_of_a_path_is_no_matter_of_the_prototypes() -> None:
    """Editing path.points must not run k-means again."""
    readers = {stage for stage in STAGES if "path" in STAGES[stage].get("params", [])}
    assert readers == EVALUATIONS | {"export_onnx", "sample_subset"}


def attributes_of(name: str, script: Path) -> set[str]:
    """x for every `name.x` in the script."""
    return {
        node.attr
        for node in ast.walk(ast.parse(script.read_text()))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
    }


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_exactly_the_parameters_it_reads(stage: str) -> None:
    read = attributes_of("params", ROOT / "stages" / f"{stage}.py")
    assert sorted(STAGES[stage].get("params", [])) == sorted(read)


def paths_of(script: Path) -> set[str]:
    """What the script names of paths.py: `paths.X`, and `paths.ONNX_FILES["x"]`."""
    keys = {
        str(node.slice.value)
        for node in ast.walk(ast.parse(script.read_text()))
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
        if ast.unparse(node.value) == "paths.ONNX_FILES"
    }
    named = {getattr(paths, name) for name in attributes_of("paths", script) - {"ONNX_FILES"}}
    return {str(path) for path in named | {paths.ONNX_FILES[key] for key in keys}}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_declares_every_path_that_it_names(stage: str) -> None:
    """What it reads and writes is seen where it runs, in test_stages.py."""
    script = ROOT / "stages" / f"{stage}.py"
    named = paths_of(script)
    declared = {*outputs_of(stage), *STAGES[stage]["deps"]}
    assert [path for path in named if not is_in(path, declared)] == []


@pytest.mark.parametrize("stage", STAGES)
def test_every_path_of_a_stage_is_in_paths_py_or_a_file_of_the_page(stage: str) -> None:
    others = set(STAGES[stage]["deps"]) - set(code_of(stage))
    sources = [name for name in others if name.startswith("frontend/")]
    assert all((ROOT / name).exists() for name in sources)
    assert {*others, *outputs_of(stage)} - set(sources) <= OUR_PATHS


def test_every_dependency_that_is_made_is_made_by_a_stage() -> None:
    made = {path for stage in STAGES for path in outputs_of(stage)}
    for entry in STAGES.values():
        needed = [name for name in entry["deps"] if name.startswith(("data/", "artifacts/"))]
        assert all(is_in(name, made) for name in needed)


@pytest.mark.parametrize("stage", ["train_ae_baseline", "train_vae", "finetune_noisy"])
def test_the_judge_has_no_part_in_training(stage: str) -> None:
    modules = all_imported_modules(ROOT / "stages" / f"{stage}.py")
    assert not [file for file in modules if "judge" in name_of(file)]
    assert not is_in(str(paths.JUDGES), set(STAGES[stage]["deps"]))


def test_metrics_and_plots_are_kept_in_git() -> None:
    """For a plain out it switches DVC's run cache off: only tables to read pay that."""
    for entry in STAGES.values():
        uncached = [name for name in names_of(entry["outs"]) if name not in entry["outs"]]
        assert {*uncached} <= {str(paths.COMPARISON), str(paths.SCRUTINY)}
        for kept in (*entry.get("metrics", []), *entry.get("plots", [])):
            [settings] = kept.values()
            assert settings["cache"] is False


def test_the_model_has_a_name_in_registries_of_dvc() -> None:
    [model] = DVC["artifacts"].values()
    assert model["path"] in outputs_of("export_onnx")
    assert model["type"] == "model"
    assert (ROOT / "docs" / "model-card.md").is_file()
    assert "docs/model-card.md" in model["desc"]


def test_the_curves_that_are_drawn_are_plots_of_a_stage() -> None:
    declared = {name for entry in STAGES.values() for name in names_of(entry.get("plots", []))}
    for plot in DVC["plots"]:
        [settings] = plot.values()
        assert [name for name in settings["y"] if not is_in(name, declared)] == []


def test_the_columns_that_are_drawn_are_in_the_committed_files() -> None:
    for plot in DVC["plots"]:
        [settings] = plot.values()
        for name, columns in settings["y"].items():
            drawn = {settings["x"], *([columns] if isinstance(columns, str) else columns)}
            assert drawn <= set((ROOT / name).read_text().splitlines()[0].split(","))


def test_every_file_of_the_page_is_a_dependency_of_its_build_or_known_not_to_be() -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "frontend"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    files = [name for name in listed.splitlines() if (ROOT / name).exists()]
    assert "frontend/package-lock.json" in files
    declared = {name for name in STAGES["build_frontend"]["deps"] if name.startswith("frontend/")}
    not_read = {f"frontend/{name}" for name in NOT_READ_BY_THE_BUILD}
    assert [name for name in files if not is_in(name, declared | not_read)] == []
    assert not [name for name in declared if is_in(name, not_read)]
    assert all((ROOT / name).exists() for name in not_read)


def test_the_page_reads_exactly_the_artifacts_that_its_build_depends_on() -> None:
    sources = [*(ROOT / "frontend" / "src").rglob("*.ts*"), ROOT / "frontend" / "index.html"]
    pattern = re.compile(r"@artifacts/([\w./*-]+)")
    read = {path for file in sources for path in pattern.findall(file.read_text())}
    deps = {d for d in STAGES["build_frontend"]["deps"] if d.startswith("artifacts/")}
    assert all(is_in(f"artifacts/{path}", deps) for path in read)
    assert all(any(is_in(f"artifacts/{path}", {dep}) for path in read) for dep in deps)
