"""The rules of the code's structure, and dvc.yaml against the code."""

import ast
import re
import subprocess
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest
from imports import ROOT, all_imported_modules, imported_modules

from blenddigits.core import paths
from blenddigits.core.yaml12 import read_yaml

FILES = [*ROOT.glob("blenddigits/**/*.py"), *ROOT.glob("tools/*.py")]
PACKAGE = [file for file in sorted(FILES) if file.stem != "__init__"]
SCRIPTS = [file for file in sorted(ROOT.glob("stages/*.py")) if file.stem != "__init__"]
DVC: dict[str, Any] = read_yaml((ROOT / "dvc.yaml").read_text())
STAGES: dict[str, Any] = DVC["stages"]
OUR_PATHS = {str(value) for value in vars(paths).values() if isinstance(value, Path)}

LAYERS = [  # each imports itself and those before it
    # define
    "core.errors core.files core.param_types core.params core.paths core.torchvision_ops data.idx "
    "data.images inference.choices latent.path models.autoencoders window.options",
    # compute
    "cli.mnist_examples figures.encoding core.progress core.stage data.batches data.mnist data.noise "
    "download.mnist "
    "evaluation.likeness evaluation.markdown export.compression "
    "figures.rows inference.checks inference.interpolation inference.session judge.classifier "
    "latent.blend latent.plane latent.prototypes models.checkpoint models.compute "
    "models.quantization preprocessing.ink preprocessing.mnist_form training.averaging "
    "training.objectives",
    # orchestrate
    "cli.info cli.page_server cli.sources data.splits evaluation.blend_metrics evaluation.candidates "
    "evaluation.methods evaluation.comparison evaluation.figures evaluation.model_metrics "
    "evaluation.table export.onnx export.parity export.smallest inference.blend_model "
    "inference.model_files judge.training page.build page.codes page.digits page.first_pair "
    "preprocessing.picture_file training.loop training.metrics window.inputs "
    "window.interpolation window.material window.preparing window.state",
    # what is run
    "__main__ cli.arguments cli.blend cli.main cli.parser cli.play tools.deploy tools.frontier "
    "tools.golden_handwriting tools.golden_path tools.notebook tools.page_address "
    "tools.pages_branch tools.plots_page tools.pull tools.readme_pictures tools.readme_tables "
    "window.assembly window.fast_artists window.help window.keys window.layout window.opening "
    "window.painter window.panels window.saving window.style window.tiles window.widgets "
    "window.window",
]
LAYER_OF = {name: height for height, names in enumerate(LAYERS) for name in names.split()}

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
    "scripts": "the server and the set-up of browser tests",
    "tsconfig.node.json": "for the type checker",
    "vitest.config.ts": "unit tests",
}


def module_of(file: Path) -> str:
    """blenddigits/window/state.py -> window.state, tools/deploy.py -> tools.deploy."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removeprefix("blenddigits.")


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def names_of(entries: list[str | dict[str, Any]]) -> list[str]:
    """The paths or keys of a list in dvc.yaml, whose entries may carry settings."""
    return [entry if isinstance(entry, str) else next(iter(entry)) for entry in entries]


def outputs_of(stage: str) -> list[str]:
    kinds = (STAGES[stage].get(kind, []) for kind in ("outs", "metrics", "plots"))
    return [name for entries in kinds for name in names_of(entries)]


def is_in(path: str, folders: set[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def test_every_module_has_a_layer() -> None:
    assert {module_of(file) for file in PACKAGE} == set(LAYER_OF)


@pytest.mark.parametrize("file", PACKAGE, ids=name_of)
def test_imports_go_down_or_stay_in_their_layer(file: Path) -> None:
    for other in imported_modules(file):
        assert LAYER_OF[module_of(other)] <= LAYER_OF[module_of(file)]


def test_imports_make_no_circle() -> None:
    TopologicalSorter({file: imported_modules(file) for file in PACKAGE + SCRIPTS}).prepare()


def test_the_models_import_nothing_of_ours() -> None:
    assert imported_modules(ROOT / "blenddigits" / "models" / "autoencoders.py") == set()


@pytest.mark.parametrize("file", PACKAGE + SCRIPTS, ids=name_of)
def test_nothing_imports_a_stage(file: Path) -> None:
    assert not [other for other in imported_modules(file) if other.parent.name == "stages"]


def texts_in_code(file: Path) -> Iterator[str]:
    """Every string in the file but the docstrings."""
    tree = ast.parse(file.read_text())
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from () if id(node) in docstrings else (node.value,)


@pytest.mark.parametrize("file", PACKAGE + SCRIPTS, ids=name_of)
def test_only_paths_py_spells_a_path(file: Path) -> None:
    if file.stem == "paths":
        return
    for text in texts_in_code(file):
        assert not re.match(r"(artifacts|data|frontend)/|(artifacts|frontend|params\.yaml)$", text)


def test_every_stage_has_a_script_and_every_script_a_stage() -> None:
    assert {file.stem for file in SCRIPTS} == set(STAGES)
    for stage, entry in STAGES.items():
        assert entry["cmd"] == f"python -m stages.{stage}"


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_exactly_the_modules_it_runs(stage: str) -> None:
    script = ROOT / "stages" / f"{stage}.py"
    declared = [name for name in STAGES[stage]["deps"] if name.endswith(".py")]
    expected = {name_of(file) for file in {script, *all_imported_modules(script)}}
    assert set(declared) == expected
    assert len(declared) == len(expected)


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


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_declares_every_path_that_it_names(stage: str) -> None:
    """What it reads and writes is seen where it runs, in test_stages.py."""
    script = ROOT / "stages" / f"{stage}.py"
    named = {str(getattr(paths, name)) for name in attributes_of("paths", script)}
    declared = {*outputs_of(stage), *STAGES[stage]["deps"]}
    assert [path for path in named if not is_in(path, declared)] == []


@pytest.mark.parametrize("stage", STAGES)
def test_every_path_of_a_stage_is_in_paths_py_or_a_file_of_the_page(stage: str) -> None:
    others = [name for name in STAGES[stage]["deps"] if not name.endswith(".py")]
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
    assert not [file for file in modules if "judge" in file.stem]
    assert not is_in(str(paths.JUDGE_MODEL), set(STAGES[stage]["deps"]))


def test_metrics_and_plots_are_kept_in_git() -> None:
    """For a plain out it switches DVC's run cache off: only the table to read pays that."""
    for entry in STAGES.values():
        assert names_of(entry["outs"]) == entry["outs"] or names_of(entry["outs"]) == [
            str(paths.COMPARISON)
        ]
        for kept in (*entry.get("metrics", []), *entry.get("plots", [])):
            [settings] = kept.values()
            assert settings["cache"] is False


def test_the_curves_that_are_drawn_are_plots_of_a_stage() -> None:
    declared = {name for entry in STAGES.values() for name in names_of(entry.get("plots", []))}
    for plot in DVC["plots"]:
        [settings] = plot.values()
        assert set(settings["y"]) <= declared


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
