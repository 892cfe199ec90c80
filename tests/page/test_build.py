"""Node and npm, played by small shell scripts."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import AddProgram
from filelock import FileLock

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.page.build import build, check_node, install_packages

REMEDY = "install Node 20.19, or 22.12 or newer, with npm, from https://nodejs.org"


@pytest.fixture
def page(empty_folder: Path) -> Path:
    """A frontend folder with nothing but a lock file."""
    folder = empty_folder / "page"
    folder.mkdir()
    (folder / "package-lock.json").write_text("first")
    return folder


@pytest.fixture
def npm(page: Path, only_program: AddProgram) -> Path:
    """A good Node, and an npm that notes its calls in a file and fails while `fails` is there."""
    only_program("node", "echo v20.19.0")
    only_program(
        "npm",
        f'echo "$@" >> "{page}/calls"; [ ! -e "{page}/fails" ] || exit 7; [ -d node_modules ] ||'
        " /bin/mkdir node_modules",
    )
    return page / "calls"


def calls(npm: Path) -> list[str]:
    """The commands npm was given, without their options."""
    if not npm.exists():
        return []
    lines = npm.read_text().splitlines()
    return [" ".join(word for word in line.split() if word[0] != "-") for line in lines]


def test_node_missing_is_said_in_words(only_program: AddProgram) -> None:
    with pytest.raises(UserError, match=f"Node is needed to build the page.*not found; {REMEDY}"):
        check_node()


def test_npm_missing_is_said_in_words(only_program: AddProgram) -> None:
    only_program("node", "echo v20.19.0")
    with pytest.raises(UserError, match=f"not found; {REMEDY}"):
        check_node()


@pytest.mark.parametrize(
    "version", ["v18.20.4", "v9.0.0", "v20.18.3", "v21.7.3", "v22.11.0", "no version"]
)
def test_an_old_node_is_said_in_words(only_program: AddProgram, version: str) -> None:
    only_program("npm", "exit 0")
    only_program("node", f'echo "{version}"')
    with pytest.raises(UserError, match=f"too old to build the page: found {version}; {REMEDY}"):
        check_node()


@pytest.mark.parametrize("script", ["exit 0", "echo v20.19.0; exit 139"])
def test_a_node_that_does_not_run_is_said_in_words(only_program: AddProgram, script: str) -> None:
    only_program("npm", "exit 0")
    only_program("node", script)
    with pytest.raises(
        UserError, match=f"Node does not run: .*ended with .* and said .*; {REMEDY}"
    ):
        check_node()


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v22.12.0", "v100.0.0"])
def test_a_new_node_is_welcome(only_program: AddProgram, version: str) -> None:
    only_program("npm", "exit 0")
    only_program("node", f"echo {version}")
    check_node()


def test_packages_are_installed_again_only_when_the_lock_file_changed(
    page: Path, npm: Path
) -> None:
    install_packages(page)
    assert calls(npm) == ["ci"]
    install_packages(page)
    assert calls(npm) == ["ci"]
    (page / "package-lock.json").write_text("second")
    install_packages(page)
    assert calls(npm) == ["ci", "ci"]


def test_a_second_installation_waits_for_the_first_and_has_nothing_left_to_do(
    page: Path, npm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = FileLock(paths.STAGE_LOCKS / "npm_ci.lock")
    paths.STAGE_LOCKS.mkdir(parents=True)
    waits = threading.Event()

    def lock_to_wait_for(file: Path) -> FileLock:
        waits.set()
        return FileLock(file)

    monkeypatch.setattr("blenddigits.page.build.FileLock", lock_to_wait_for)
    with ThreadPoolExecutor() as executor:
        with lock:
            second = executor.submit(install_packages, page)
            assert waits.wait(timeout=60)
            assert not second.done()
            assert calls(npm) == []
            digest = hashlib.sha256(b"first").hexdigest()
            (page / "node_modules").mkdir()
            (page / "node_modules" / ".package-lock.sha256").write_text(digest)
        second.result(timeout=60)
    assert calls(npm) == []


def test_an_installation_that_failed_is_not_taken_for_done(page: Path, npm: Path) -> None:
    (page / "fails").touch()
    with pytest.raises(UserError, match=rf"`npm ci .*` failed in {page}/ with exit code 7; "):
        install_packages(page)
    (page / "fails").unlink()
    install_packages(page)
    assert calls(npm) == ["ci", "ci"]


def test_a_lock_file_put_back_is_installed_again(page: Path, npm: Path) -> None:
    for text in ("first", "second", "first"):
        (page / "package-lock.json").write_text(text)
        install_packages(page)
    assert calls(npm) == ["ci"] * 3


def test_building_installs_what_is_missing_first(page: Path, npm: Path) -> None:
    build(page)
    build(page)
    assert calls(npm) == ["ci", "run build", "run build"]


def test_a_build_that_fails_is_said_in_words(page: Path, npm: Path) -> None:
    install_packages(page)
    (page / "fails").touch()
    with pytest.raises(UserError, match=r"`npm run build --silent` failed in .* exit code 7; "):
        build(page)
