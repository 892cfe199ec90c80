"""The rules of the code's structure: what may import what, and who may spell a path."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from imports import PACKAGE, ROOT, SCRIPTS, imported_modules, name_of

FLOORS = (  # the folders of the package: each imports itself and those before it
    *("core", "data", "models", "preprocessing", "figures", "inference", "download", "training"),
    *("latent", "judge", "export", "page", "evaluation", "scrutiny"),
    *("window", "cli"),
)
KNOWS_NOT = {  # those before it that a folder does without, as its __init__.py says
    "preprocessing": {"models"},
    "figures": {"models"},
    "inference": {"models", "preprocessing", "figures"},
    "download": {"models", "figures", "inference"},
    "training": {"figures", "inference", "preprocessing", "download"},
    "latent": {"figures", "inference", "preprocessing", "download", "training"},
    "judge": {"figures", "inference", "preprocessing", "download", "training", "latent"},
    "export": {"figures", "preprocessing", "download", "training", "judge"},
    "page": {"models", "preprocessing", "download", "training", "judge", "export"},
    "evaluation": {"inference", "preprocessing", "download", "training", "export", "page"},
    "scrutiny": {"inference", "preprocessing", "download", "training", "export", "page"},
    "window": {"download", "training", "export", "page", "evaluation", "scrutiny"},
    "cli": {
        *("models", "download", "training", "latent", "judge", "export", "page", "evaluation"),
        "scrutiny",
    },
}


def floor_of(file: Path) -> int:
    """How many folders the module may import besides its own; all, where it is in none of them."""
    folder = file.relative_to(ROOT).parts[1:-1]
    return FLOORS.index(folder[0]) if folder else len(FLOORS)


def test_every_folder_of_the_package_has_a_floor_and_every_module_a_folder() -> None:
    assert {file.parent.name for file in ROOT.glob("blenddigits/*/*.py")} == set(FLOORS)
    assert {file.name for file in ROOT.glob("blenddigits/*.py")} == {"__init__.py", "__main__.py"}
    assert not list(ROOT.glob("blenddigits/*/*/**/*.py"))


@pytest.mark.parametrize("file", PACKAGE, ids=name_of)
def test_imports_go_down_or_stay_in_their_folder(file: Path) -> None:
    for other in imported_modules(file):
        assert floor_of(other) <= floor_of(file)


@pytest.mark.parametrize("folder", FLOORS)
def test_a_folder_does_without_those_that_it_does_not_know(folder: str) -> None:
    files = (ROOT / "blenddigits" / folder).glob("*.py")
    known = {other.parent.name for file in files for other in imported_modules(file)}
    assert not known & KNOWS_NOT.get(folder, set())


@pytest.mark.parametrize("folder", FLOORS)
def test_a_folder_says_what_it_is_for_and_what_it_does_not_know(folder: str) -> None:
    """It imports nothing: who names one file of a folder runs no other."""
    [statement] = ast.parse((ROOT / "blenddigits" / folder / "__init__.py").read_text()).body
    assert isinstance(statement, ast.Expr)
    assert re.search(r"(it|they) knows? no", ast.literal_eval(statement.value))


def test_imports_make_no_circle() -> None:
    TopologicalSorter({file: imported_modules(file) for file in PACKAGE + SCRIPTS}).prepare()


def test_the_networks_know_of_ours_only_what_images_priors_and_rounding_are() -> None:
    known = imported_modules(ROOT / "blenddigits" / "models" / "autoencoders.py")
    assert {name_of(file) for file in known} == {
        "blenddigits/data/idx.py",
        "blenddigits/data/draws.py",
        "blenddigits/data/images.py",
        "blenddigits/models/prior.py",
        "blenddigits/models/quantization.py",
    }


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


INSTALLED = [file for file in PACKAGE if name_of(file).startswith("blenddigits/")]


@pytest.mark.parametrize("file", INSTALLED, ids=name_of)
def test_text_is_utf_8_whatever_the_system_prefers(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            said = {keyword.arg for keyword in node.keywords}
            assert node.func.attr not in {"read_text", "write_text"} or "encoding" in said


MEASURED = ("training", "judge", "evaluation", "scrutiny")  # on any device: some know no double


@pytest.mark.parametrize(
    "file", [file for file in PACKAGE if file.parent.name in MEASURED], ids=name_of
)
def test_double_precision_is_that_of_the_cpu(file: Path) -> None:
    assert ".double()" not in file.read_text(), "data.images.as_double takes it to the CPU"
