"""Git's reasons in words, and what is known where there is no Git: a ZIP, a subfolder."""

import hashlib
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from clone import Clone
from conftest import AddProgram
from imports import ROOT

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from tools import verify, without_git
from tools.git import PIPELINE, knows_project, run_git
from tools.provenance import ARCHIVED, provenance
from tools.pull import LOCK

TRACKED = (ARCHIVED, Path(".gitattributes"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """A folder of a larger repository, all committed, which is the current one."""
    outer = Clone(tmp_path / "outer")
    folder = outer.folder / "parts" / "digits"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    outer.run("git", "init", "--quiet")
    for name in TRACKED:
        shutil.copy(ROOT / name, name)
    paths.PARAMS.write_text("seed: 1\n")
    for file in (Path(PIPELINE), LOCK):
        file.write_text("stages: {}\n")
    outer.commit("digits as a part")
    return Clone(folder)


@pytest.fixture
def unzipped(project: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What GitHub's ZIP of it would be, without .git; the current folder."""
    archive = tmp_path / "archive.zip"
    project.run("git", "archive", "--format=zip", f"--output={archive}", "HEAD")
    folder = tmp_path / "zip"
    shutil.unpack_archive(archive, folder)
    monkeypatch.chdir(folder)
    return folder


def head(project: Clone) -> tuple[str, int]:
    commit, time = project.run("git", "log", "-1", "--format=%H %ct").stdout.split()
    return commit, int(time)


def test_a_folder_of_a_larger_repository_is_of_its_commit(project: Clone) -> None:
    lock_md5 = hashlib.md5(LOCK.read_bytes()).hexdigest()
    assert provenance() == (*head(project), lock_md5)
    (project.folder.parent / "theirs").write_text("not ours")
    project.run("git", "add", "../theirs")
    assert provenance().commit == head(project)[0]
    paths.PARAMS.write_text("seed: 2\n")
    assert provenance().commit == f"{head(project)[0]}+"


def test_a_folder_of_a_larger_repository_is_compared_with_its_own_commit(project: Clone) -> None:
    with pytest.raises(UserError, match="not in the commit HEAD; commit the results first"):
        verify.committed_metrics()
    for number, file in enumerate(verify.FILES):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'{{"of_{number}": {number}}}')
    project.commit("results")
    assert len(verify.committed_metrics()) == len(verify.FILES)


def test_a_zip_knows_its_commit(project: Clone, unzipped: Path) -> None:
    found = provenance()
    assert (found.commit, found.time) == head(project)


def test_a_folder_that_nothing_tells_of_is_said_in_one_line(unzipped: Path) -> None:
    shutil.copy(ROOT / ARCHIVED, ARCHIVED)
    with pytest.raises(UserError, match=r"^neither Git nor \.git_archival\.txt tells which commit"):
        provenance()


def test_a_zip_inside_a_repository_that_does_not_know_it_is_not_of_its_commit(
    project: Clone, unzipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = head(project)
    inside = project.folder / "downloads" / "zip"
    shutil.move(unzipped, inside)
    project.run("git", "commit", "--quiet", "--allow-empty", "--message", "another")
    monkeypatch.chdir(inside)
    assert not knows_project()
    assert provenance()[:2] == expected


def test_what_needs_git_says_so_in_one_line(unzipped: Path) -> None:
    with pytest.raises(UserError, match=r"^this folder is no Git repository,"):
        verify.committed_metrics()


def test_without_a_git_on_the_machine_a_folder_counts_as_a_zip(
    unzipped: Path, only_program: AddProgram
) -> None:
    assert not knows_project()
    with pytest.raises(UserError, match="git was not found; install it"):
        run_git("status")


def test_a_folder_of_another_user_is_said_with_what_to_do(
    project: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # Git's own, for its own tests
    for ask in (partial(run_git, "status"), knows_project):
        with pytest.raises(UserError, match="belongs to another user, so Git refuses it") as said:
            ask()
        assert "git config --global --add safe.directory" in str(said.value)
        assert len(str(said.value).splitlines()) == 1


def test_dvc_is_told_once_that_there_is_no_git_and_when_there_is(
    project: Clone,
    unzipped: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    without_git.SETTINGS.parent.mkdir()
    without_git.main()
    assert "all but experiments" in capsys.readouterr().out
    assert "no_scm = true" in without_git.SETTINGS.read_text()
    subprocess.run(["git", "init", "--quiet"], check=True)
    subprocess.run(["git", "add", "."], check=True)
    without_git.main()
    assert not without_git.is_told()
    monkeypatch.setattr(without_git, "tell_dvc", lambda change: pytest.fail("told again"))
    without_git.main()
    assert capsys.readouterr().out == ""
