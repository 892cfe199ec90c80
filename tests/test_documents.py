"""The documents against the project: links, commands, names and numbers."""

import json
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from dvc.cli import DvcParserError, parse_args  # type: ignore[import-untyped]
from imports import ROOT
from PIL import Image

from blenddigits.cli.parser import build_parser
from blenddigits.core.yaml12 import read_yaml
from tools.readme_pictures import LARGEST_BYTES, PAGE, PROGRAM
from tools.readme_tables import renewed, tables

README = ROOT / "README.md"
PIPELINE = ROOT / "docs" / "pipeline.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("notebooks/*.ipynb")])
STAGES: dict[str, Any] = read_yaml((ROOT / "dvc.yaml").read_text())["stages"]
PARAMS: dict[str, Any] = read_yaml((ROOT / "params.yaml").read_text())
TARGETS = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
SCRIPTS = json.loads((ROOT / "frontend" / "package.json").read_text())["scripts"]
Command = list[str]


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def markdown_of(file: Path) -> str:
    if file.suffix != ".ipynb":
        return file.read_text()
    cells = json.loads(file.read_text())["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def anchors_of(text: str) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links_of(file: Path) -> Iterator[tuple[str, str]]:
    """Path and anchor of every link and picture that leads to a place in this project."""
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(markdown_of(file))):
        if not target.startswith(("https://", "http://")):
            path, _, anchor = target.partition("#")
            yield path, anchor


def edges_of_dvc() -> set[tuple[str, str]]:
    """(a, b) wherever stage b reads what stage a wrote."""
    maker = {
        Path(out if isinstance(out, str) else next(iter(out))): stage
        for stage, entry in STAGES.items()
        for kind in ("outs", "metrics", "plots")
        for out in entry.get(kind, [])
    }
    return {
        (maker[out], stage)
        for stage, entry in STAGES.items()
        for dep in map(Path, entry["deps"])
        for out in maker
        if out == dep or out in dep.parents or dep in out.parents
    }


def edges_of_diagram(text: str) -> list[tuple[str, str]]:
    """(a, b) for every arrow of a Mermaid flowchart of lines such as `a & b --> c & d --> e`."""
    [diagram] = re.findall(r"```mermaid\nflowchart LR\n(.*?)```", text, re.DOTALL)
    edges: list[tuple[str, str]] = []
    for line in diagram.strip().splitlines():
        ranks = [[name.strip() for name in rank.split("&")] for rank in line.split("-->")]
        edges += [(a, b) for left, right in pairwise(ranks) for a in left for b in right]
    return edges


def test_the_diagram_of_the_pipeline_shows_every_edge_once() -> None:
    drawn = edges_of_diagram(PIPELINE.read_text())
    assert sorted(drawn) == sorted(edges_of_dvc())


def test_the_diagrams_chains_are_read_arrow_by_arrow() -> None:
    text = "```mermaid\nflowchart LR\n  a & b --> c --> d & e\n```"
    assert edges_of_diagram(text) == [("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")]


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(file: Path) -> None:
    for path, anchor in links_of(file):
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), path
        assert not anchor or anchor in anchors_of(markdown_of(target)), f"{path}#{anchor}"


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached, waiting = {README}, [README]
    while waiting:
        file = waiting.pop()
        found = {(file.parent / path).resolve() for path, _ in links_of(file) if path}
        new = {target for target in found if target in DOCUMENTS} - reached
        reached |= new
        waiting += new
    assert reached == set(DOCUMENTS)


def commands_of(file: Path) -> Iterator[Command]:
    """Every command in a block without a language, and every one that stands in a line of text."""
    text = markdown_of(file)
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    sentences = re.sub(r"```.*?```", "", text, flags=re.DOTALL).replace("\n", " ")
    inline = re.findall(r"`((?:make|dvc|python|blenddigits|npm|pytest) [^`]+)`", sentences)
    for line in [*lines, *inline]:
        for part in re.split(r" && | \| | ; ", re.sub(r"(^|\s+)#.*", "", line)):
            command = re.sub(r"^([A-Z_]+=\S+ +)*", "", part.strip())
            if command.partition(" ")[0] in CHECKS:
                yield shlex.split(command)


def check_make(words: Command) -> None:
    targets = {word for word in words[1:] if "=" not in word}
    assert targets, words
    assert targets <= TARGETS, words


def check_dvc(words: Command) -> None:
    arguments = parse_args(words[1:])
    for setting in getattr(arguments, "set_param", None) or []:
        section: Any = PARAMS
        for key in setting.partition("=")[0].split("."):
            assert key in section, setting
            section = section[key]
    for target in getattr(arguments, "targets", None) or []:
        known = target in STAGES or (ROOT / target).exists() or target.startswith("artifacts/")
        assert known, target


def check_python(words: Command) -> None:
    assert words[1] == "-m", words
    module = words[2]
    if module == "blenddigits":
        check_blenddigits(words[2:])
    else:
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module


def check_blenddigits(words: Command) -> None:
    if "--help" not in words and "--version" not in words:
        build_parser().parse_args(words[1:])


def check_npm(words: Command) -> None:
    assert words[1:3] == ["--prefix", "frontend"], words
    assert words[-1] in SCRIPTS, words


def check_pytest(words: Command) -> None:
    assert all((ROOT / file).is_file() for file in words[1:]), words


CHECKS = {
    "make": check_make,
    "dvc": check_dvc,
    "python": check_python,
    "blenddigits": check_blenddigits,
    "npm": check_npm,
    "pytest": check_pytest,
}


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
def test_every_command_is_one_that_there_is(file: Path) -> None:
    for words in commands_of(file):
        CHECKS[words[0]](words)


@pytest.mark.parametrize(
    "wrong",
    [
        "make nothing",
        "python -m blenddigits bland a b",
        "blenddigits bland a b",
        "python -m blenddigits.nothing",
        "dvc exp run -S latent_dimension=3",
        "dvc repro nothing",
        "dvc metrics diff --nothing",
        "npm --prefix frontend nothing",
        "pytest tests/nothing.py",
    ],
)
def test_the_checks_of_commands_see_mistakes(wrong: str) -> None:
    words = shlex.split(wrong)
    with pytest.raises((AssertionError, SystemExit, DvcParserError)):
        CHECKS[words[0]](words)


def test_the_documents_name_every_command_that_a_person_types() -> None:
    named = {words[1] for file in DOCUMENTS for words in commands_of(file) if words[0] == "make"}
    listed = set(re.findall(r"^([a-z0-9-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert listed - named - {"chromium"} == set()


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
def test_every_file_that_is_named_is_there(file: Path) -> None:
    pattern = r"`((?:blenddigits|stages|tests|frontend|docs|bench|notebooks|artifacts)/[\w./-]*)`"
    made = ("frontend/dist", "artifacts/", "frontend/node_modules")
    for path in re.findall(pattern, markdown_of(file)):
        assert (ROOT / path).exists() or path.startswith(made), path


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
def test_every_parameter_that_is_named_is_there(file: Path) -> None:
    sections = "|".join(name for name, value in PARAMS.items() if isinstance(value, dict))
    for section, key in re.findall(rf"`({sections})\.(\w+)`", markdown_of(file)):
        assert key in PARAMS[section], f"{section}.{key}"


def test_the_readme_is_a_page_that_can_be_read_in_five_minutes() -> None:
    words = without_code(README.read_text()).split()
    assert len(words) < 1200


@pytest.mark.parametrize("picture", [PAGE, PROGRAM], ids=str)
def test_the_animated_pictures_are_small_and_move(picture: Path) -> None:
    assert (ROOT / picture).stat().st_size < LARGEST_BYTES
    with Image.open(ROOT / picture) as animation:
        assert getattr(animation, "n_frames", 1) > 20
        assert animation.info.get("loop") == 0


def test_the_numbers_in_the_readme_are_those_of_the_metrics() -> None:
    readme = README.read_text()
    assert renewed(readme, tables(ROOT)) == readme, "run `make tables`"


def test_the_citation_is_of_this_version() -> None:
    citation = read_yaml((ROOT / "CITATION.cff").read_text())
    pyproject = (ROOT / "pyproject.toml").read_text()
    assert f'\nversion = "{citation["version"]}"\n' in pyproject
    assert f'\nlicense = "{citation["license"]}"\n' in pyproject
    assert {"cff-version", "title", "message", "authors"} <= set(citation)


def test_the_changelog_begins_with_what_is_not_released_yet() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    for heading in headings[1:]:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", heading)
