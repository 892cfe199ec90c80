"""What the workflows, and above all pages.yml, must and must not do."""

import re
from pathlib import Path
from typing import Any

import pytest
from imports import ROOT

from blenddigits.core.yaml12 import read_yaml

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FILE = ROOT / ".github" / "workflows" / "pages.yml"
WORKFLOW: dict[str, Any] = read_yaml(FILE.read_text())
BUILD: list[dict[str, Any]] = WORKFLOW["jobs"]["build"]["steps"]
DEPLOY: dict[str, Any] = WORKFLOW["jobs"]["deploy"]


def place_of(part: str) -> int:
    """Which step of the build uses an action or runs a command."""
    [place] = [i for i, step in enumerate(BUILD) if part in step.get("uses", step.get("run", ""))]
    return place


def test_it_runs_when_main_changes_and_by_hand() -> None:
    assert WORKFLOW["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}


def test_the_cache_of_dvc_is_there_before_the_pipeline_runs() -> None:
    cache = BUILD[place_of("actions/cache")]["with"]
    assert cache["path"] == ".dvc/cache"
    assert "dvc.lock" in cache["key"]
    assert cache["key"].startswith(cache["restore-keys"])
    order = ["checkout", "setup-python", "setup-node", "actions/cache", "make pull", "make verify"]
    places = [place_of(part) for part in [*order, "make site", "upload-pages-artifact"]]
    assert places == sorted(places)


def test_only_the_pull_may_fail() -> None:
    forgiven = [step["run"] for step in BUILD if step.get("continue-on-error")]
    assert forgiven == ["make pull"]


def test_what_is_uploaded_is_the_tree_that_was_made() -> None:
    folder = BUILD[place_of("upload-pages-artifact")]["with"]["path"]
    assert BUILD[place_of("make site")]["run"] == f"make site FOLDER={folder}"


def test_only_the_deploying_job_may_write_and_only_pages() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in WORKFLOW["jobs"]["build"]
    assert DEPLOY["permissions"] == {"pages": "write", "id-token": "write"}
    assert BUILD[place_of("checkout")]["with"]["persist-credentials"] is False


def test_the_deploying_job_only_deploys_what_was_built() -> None:
    assert DEPLOY["needs"] == "build"
    assert [step["uses"].split("@")[0] for step in DEPLOY["steps"]] == ["actions/deploy-pages"]
    assert DEPLOY["environment"]["name"] == "github-pages"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_action_is_an_official_one_pinned_by_commit(file: Path) -> None:
    used = re.findall(r"uses: (.*)", file.read_text())
    assert len(used) > 2
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_workflow_may_more_than_read_or_keeps_a_token_in_the_checkout(file: Path) -> None:
    workflow = read_yaml(file.read_text())
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_no_job_runs_for_ever_and_a_deployment_is_never_cut_off() -> None:
    assert all(job["timeout-minutes"] <= 90 for job in WORKFLOW["jobs"].values())
    assert WORKFLOW["concurrency"] == {"group": "pages", "cancel-in-progress": False}
