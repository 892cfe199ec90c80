"""`make deploy` and `make pull`, on a small project with real Git, real DVC and a real server."""

import gzip
import http.server
import io
import json
import logging
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

import pytest
from browser import PAIRS, environment_for
from clone import TIMEOUT_S, Clone, environment
from imports import ROOT

from blenddigits.core.interrupts import INTERRUPTED
from blenddigits.core.stage import run_stage
from tools import deploy, pull
from tools.git import without_password
from tools.model_card import CARD
from tools.page_address import page_url
from tools.pull import FOLDER

# DVC's own, and only in the way to its cache: a process of its own would not show it.
pytestmark = pytest.mark.filterwarnings("ignore:_NoneStep.value will soon:DeprecationWarning")

Done = subprocess.CompletedProcess[str]

STAGES = """\
stages:
  prepare_mnist:
    cmd: mkdir -p data/MNIST/raw && echo images > data/MNIST/raw/images
    params: [dataset]
    outs: [data/MNIST/raw]
  export_onnx:
    cmd: mkdir -p artifacts/onnx && cp weights artifacts/onnx/a && echo 2 > artifacts/onnx/b
    deps: [weights]
    outs: [artifacts/onnx]
  build_frontend:
    cmd: mkdir -p frontend/dist && cp page frontend/dist/index.html && cp weights frontend/dist/w
    deps: [page, artifacts/onnx]
    outs: [frontend/dist]
artifacts:
  small: {path: artifacts/onnx, type: model, desc: two files}
"""

FROM_ANOTHER_REPOSITORY = """
import sys
import dvc.api
from dvc.cli import main

source, url, root = sys.argv[1:]
remote = ["--remote", "page", "--remote-config", f"url={url}"]
for command in (
    ["artifacts", "get", source, "small", "--out", "got", *remote],
    ["get", source, "artifacts/onnx/a", "--out", "a", *remote],
    ["import", source, "artifacts/onnx/b", "--out", "b", *remote],
    ["ls", source, "artifacts/onnx", *remote],
):
    assert main(["--quiet", *command] if command[0] != "ls" else command) == 0, command
config = {"core": {"remote": "page"}, "remote": {"page": {"url": url}}}
assert dvc.api.read("artifacts/onnx/b", repo=source, config=config) == "2\\n"
assert dvc.api.params_show(repo=root)["seed"] >= 0
assert "denoising" in dvc.api.metrics_show(repo=root)
assert dvc.api.exp_show(repo=source)
"""


class Project:
    """A folder in which deploy and pull are run as a user would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, **variables: str) -> Done:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment(**variables),
            check=False,
            capture_output=True,
            text=True,
        )

    def environment(self, **variables: str) -> dict[str, str]:
        return {**environment(), "PYTHONPATH": str(ROOT), **variables}

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def repro(self) -> None:
        done = self.run("dvc", "repro", "--quiet")
        assert done.returncode == 0, done.stderr
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "a run")

    def deploy(self, *arguments: str, remote: str = "", **variables: str) -> Done:
        return self.run_here(deploy.main, *arguments, DEPLOY_REMOTE=remote, **variables)

    def pull(self, *url: str) -> Done:
        return self.run_here(pull.main, *url)

    def run_here(self, main: Callable[[], None], *arguments: str, **variables: str) -> Done:
        """What `run` of its module would give, without another Python that loads DVC."""
        out, err = io.StringIO(), io.StringIO()
        with (
            pytest.MonkeyPatch.context() as patch,
            redirect_stdout(out),
            redirect_stderr(err),
            warnings_logged_to(err),
        ):
            patch.chdir(self.folder)
            patch.setattr(sys, "argv", [main.__module__, *arguments])
            for name, value in self.environment(**variables).items():
                patch.setenv(name, value)
            code: int | str | None = 0
            try:
                run_stage(main)
            except SystemExit as end:
                code = end.code
        if isinstance(code, str):  # Python prints it
            err.write(f"{code}\n")
            code = 1
        return Done(arguments, code or 0, out.getvalue(), err.getvalue())

    def snapshot(self) -> str:
        """The history, the index, the objects and the work tree, as far as Git knows them."""
        questions = ("log --all", "status --porcelain", "count-objects -v", "ls-files --stage")
        return "\n".join(self.git(*question.split()) for question in questions)


@contextmanager
def warnings_logged_to(stream: io.StringIO) -> Iterator[None]:
    """As Python has it where nobody has set up logging; here pytest has."""
    handler = logging.StreamHandler(stream)
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)


def error_line(done: Done) -> str:
    """The one line that a failed command ends with."""
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("error: ")
    return line


@pytest.fixture(scope="session")
def finished_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """After `dvc repro`, everything committed."""
    project = Project(tmp_path_factory.mktemp("project"))
    (project.folder / "dvc.yaml").write_text(STAGES)
    (project.folder / "weights").write_text("weights\n")
    (project.folder / "page").write_text("<!doctype html>\r\n")
    (project.folder / "params.yaml").write_text("dataset: {name: mnist}\n")
    (project.folder / CARD).parent.mkdir()
    (project.folder / CARD).write_text("a card\n")
    (project.folder / ".gitignore").write_text("/data\n/artifacts\n/frontend\n*.html\n")
    project.git("init", "--quiet", "--initial-branch=main")
    assert project.run("dvc", "init", "--quiet").returncode == 0
    project.repro()
    return project


@pytest.fixture
def project(finished_project: Project, tmp_path: Path) -> Project:
    """A copy of it."""
    shutil.copytree(finished_project.folder, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project")


@pytest.fixture
def pages(tmp_path: Path) -> Project:
    """A bare repository to deploy to."""
    pages = Project(tmp_path / "pages.git")
    pages.folder.mkdir()
    pages.git("init", "--quiet", "--bare")
    return pages


class Host(http.server.SimpleHTTPRequestHandler):
    """Compresses what it sends, as GitHub Pages does."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the name is inherited
        pass

    fault = ""  # what goes wrong with every object of the cache

    def wait(self) -> None:
        """Replaced where an answer is to be late."""

    def do_GET(self) -> None:
        self.wait()
        file = Path(self.translate_path(self.path))
        if self.fault and "/md5/" in self.path:
            return self.go_wrong()
        if not file.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        content = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def go_wrong(self) -> None:
        if self.fault == "busy":
            return self.send_error(503)
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"cut")
        self.close_connection = True
        return None


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a static server, under its own name as on GitHub Pages."""
    handler = partial(Host, directory=str(folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
        server.shutdown()


@pytest.fixture(scope="session")
def finished_site(finished_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree that is published of it."""
    folder = tmp_path_factory.mktemp("site") / "REPO"
    done = finished_project.deploy("--folder", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def site(finished_site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of it, and its address on a static server."""
    folder = shutil.copytree(finished_site, tmp_path / "served" / "REPO")
    with served(folder) as url:
        yield folder, url


@pytest.fixture
def clone(project: Project, tmp_path: Path) -> Project:
    """A fresh clone: no data, no models, no page."""
    project.git("clone", "--quiet", str(project.folder), str(tmp_path / "fresh"))
    return Project(tmp_path / "fresh")


def published_files(pages: Project) -> list[str]:
    return pages.git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()


def kept_objects(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("files/md5/*/*") if file.is_file()]


def md5_of(file: Path) -> str:
    return file.parent.name + file.name


def test_another_repository_gets_models_by_the_commands_of_dvc(
    clone: Project, site: tuple[Path, str], tmp_path: Path
) -> None:
    other = Project(tmp_path / "other")
    other.folder.mkdir()
    other.git("init", "--quiet")
    clone.git("tag", "--annotate", "small@v0.1.0", "--message", "a version of the artifact")
    script = (sys.executable, "-c", FROM_ANOTHER_REPOSITORY)
    assert other.run("dvc", "init", "--quiet").returncode == 0
    done = other.run(*script, str(clone.folder), f"{site[1]}{FOLDER}", str(ROOT))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-2:] == ["a", "b"]  # what ls lists, the last that says something
    files = {name: (other.folder / name).read_text() for name in ("got/a", "got/b", "a", "b")}
    assert files == {"got/a": "weights\n", "got/b": "2\n", "a": "weights\n", "b": "2\n"}
    assert (other.folder / "b.dvc").is_file()


def test_a_deploy_publishes_the_page_and_the_models_and_touches_nothing_here(
    project: Project, pages: Project
) -> None:
    (project.folder / "page.draft").write_text("not added yet")
    (project.folder / "weights.txt").write_text("staged")
    project.git("add", "weights.txt")
    before = project.snapshot()
    done = project.deploy(remote=str(pages.folder))
    assert done.returncode == 0, done.stderr
    head = project.git("rev-parse", "--short", "HEAD")
    assert f"pushed the page of {head} (" in done.stdout
    assert f"to branch gh-pages of {pages.folder} as " in done.stdout
    assert {".nojekyll", "index.html", "model-card.md", "w", "dvc/dvc.lock"} <= set(
        published_files(pages)
    )
    assert pages.run("git", "show", "gh-pages:index.html").stdout == "<!doctype html>\n"
    assert project.snapshot() == before


def test_models_of_other_data_are_published_without_the_card_of_mnists(
    project: Project, tmp_path: Path
) -> None:
    (project.folder / "params.yaml").write_text("dataset: {name: kmnist}\n")
    project.repro()
    done = project.deploy("--folder", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "site" / CARD.name).exists()
    assert done.stdout.startswith(
        "docs/model-card.md is left out: it is of mnist's models, and these are of kmnist\n"
    )


def test_bytes_are_published_as_they_are(project: Project, pages: Project) -> None:
    project.git("config", "core.autocrlf", "true")
    project.deploy(remote=str(pages.folder))
    size = pages.git("cat-file", "-s", "gh-pages:index.html")
    assert int(size) == len(b"<!doctype html>\r\n")


def test_the_next_deploy_is_a_commit_on_top_and_removes_what_is_gone(
    project: Project, pages: Project
) -> None:
    project.deploy(remote=str(pages.folder))
    first, before = pages.git("rev-parse", "gh-pages"), set(published_files(pages))
    (project.folder / "weights").write_text("better weights\n")
    project.repro()
    assert project.deploy(remote=str(pages.folder)).returncode == 0
    assert pages.git("rev-parse", "gh-pages^") == first
    after = set(published_files(pages))
    assert before - after
    assert after - before


def test_deploying_the_same_page_again_does_nothing(project: Project, pages: Project) -> None:
    project.deploy(remote=str(pages.folder))
    before = pages.git("rev-parse", "gh-pages")
    done = project.deploy(remote=str(pages.folder))
    assert f"nothing to do: branch gh-pages of {pages.folder} is this page already" in done.stdout
    assert pages.git("rev-parse", "gh-pages") == before


def test_origin_is_where_it_goes_unless_told_otherwise(project: Project, pages: Project) -> None:
    assert "no Git remote origin" in error_line(project.deploy())
    project.git("remote", "add", "origin", str(pages.folder))
    assert project.deploy().returncode == 0
    assert "index.html" in published_files(pages)


def test_a_remote_can_be_named_and_be_a_relative_path(project: Project, pages: Project) -> None:
    project.git("remote", "add", "public", "../pages.git")
    assert project.deploy(remote="public").returncode == 0
    assert "nothing to do" in project.deploy(remote="../pages.git").stdout


def test_a_page_that_is_missing_is_not_deployed(project: Project, pages: Project) -> None:
    shutil.rmtree(project.folder / "frontend")
    refused = error_line(project.deploy(remote=str(pages.folder)))
    assert refused == "error: frontend/dist: holds no built page; run `make repro`"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("page", "build_frontend (page modified)"),
        ("weights", "export_onnx (weights modified)"),
        ("frontend/dist/index.html", "build_frontend (frontend/dist modified)"),
        ("artifacts/onnx/a", "artifacts/onnx modified"),
    ],
)
def test_what_is_stale_against_dvc_lock_is_not_deployed(
    project: Project, pages: Project, changed: str, said: str
) -> None:
    file = project.folder / changed
    file.chmod(0o644)
    file.write_text("changed")
    refused = error_line(project.deploy(remote=str(pages.folder)))
    assert said in refused
    assert refused.endswith("run `make repro`")
    assert pages.git("branch", "--all") == ""


def test_a_cache_that_lost_a_model_is_not_deployed(project: Project, pages: Project) -> None:
    shutil.rmtree(project.folder / ".dvc" / "cache")
    refused = error_line(project.deploy(remote=str(pages.folder)))
    assert "DVC's cache is not complete" in refused or "not in cache" in refused


def test_a_lock_file_that_is_not_committed_is_mentioned(project: Project, pages: Project) -> None:
    (project.folder / "weights").write_text("better weights\n")
    assert project.run("dvc", "repro", "--quiet").returncode == 0
    assert "dvc.lock is not committed" in project.deploy(remote=str(pages.folder)).stdout


def test_what_git_refuses_is_said_in_its_words(project: Project, pages: Project) -> None:
    hook = pages.folder / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    refused = error_line(project.deploy(remote=str(pages.folder)))
    assert "pre-receive hook declined" in refused


def test_a_remote_that_is_not_there_is_said_in_words(project: Project) -> None:
    assert "does not appear to be a git repository" in error_line(project.deploy(remote="nowhere"))


def test_without_an_author_git_says_what_to_do(project: Project, pages: Project) -> None:
    nobody = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "")
    refused = error_line(project.deploy(remote=str(pages.folder), **nobody))
    assert "empty ident name" in refused


def test_the_commands_end_with_an_exit_code_and_one_line(
    project: Project, pages: Project, clone: Project
) -> None:
    python = (sys.executable, "-m")
    done = project.run(*python, "tools.deploy", DEPLOY_REMOTE=str(pages.folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "pushed the page of" in done.stdout
    assert "cannot be reached" in error_line(clone.run(*python, "tools.pull", "http://127.0.0.1:9"))


def test_ctrl_c_while_pulling_ends_quietly(
    clone: Project, site: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def wait(_: Host) -> None:
        asked.set()
        go_on.wait(TIMEOUT_S)

    monkeypatch.setattr(Host, "wait", wait)
    with subprocess.Popen(
        [sys.executable, "-m", "tools.pull", site[1]],
        cwd=clone.folder,
        env=clone.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert asked.wait(TIMEOUT_S)
        process.send_signal(signal.SIGINT)
        said = process.communicate()
        go_on.set()
    assert (process.returncode, *said) == (INTERRUPTED, "", "")


def test_a_folder_in_use_is_not_written_over(project: Project, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine").write_text("mine")
    refused = error_line(project.deploy("--folder", str(tmp_path / "site")))
    assert "is there already" in refused
    assert [file.name for file in (tmp_path / "site").iterdir()] == ["mine"]


def test_a_fresh_clone_pulls_everything_but_mnist_from_the_page(
    project: Project, clone: Project, site: tuple[Path, str]
) -> None:
    done = clone.pull(site[1])
    assert done.returncode == 0, done.stderr
    assert "4 new or changed files put in place" in done.stdout
    for name in ("artifacts/onnx/a", "artifacts/onnx/b", "frontend/dist/index.html"):
        assert (clone.folder / name).read_bytes() == (project.folder / name).read_bytes()
    assert not (clone.folder / "data").exists()
    assert clone.git("status", "--porcelain") == ""
    again = clone.run("dvc", "repro").stdout
    assert "Running stage 'prepare_mnist'" in again
    assert "Running stage 'export_onnx'" not in again
    assert "Running stage 'build_frontend'" not in again


def test_after_one_pull_dvc_knows_the_page_by_name(clone: Project, site: tuple[Path, str]) -> None:
    clone.pull(site[1])
    shutil.rmtree(clone.folder / "artifacts")
    shutil.rmtree(clone.folder / ".dvc" / "cache")
    done = clone.run("dvc", "pull", "--remote", "page", "artifacts/onnx")
    assert done.returncode == 0, done.stderr
    assert (clone.folder / "artifacts/onnx/a").read_text() == "weights\n"


def test_pulling_again_changes_nothing(clone: Project, site: tuple[Path, str]) -> None:
    clone.pull(site[1])
    assert f"{site[1]}: 0 new or changed files" in clone.pull(site[1]).stdout


@pytest.mark.parametrize("damage", [b"something else", b"", None], ids=["other", "empty", "gone"])
@pytest.mark.parametrize("kind", ["file", "list of files"])
def test_what_does_not_have_its_hash_is_not_put_in_place(
    clone: Project, site: tuple[Path, str], damage: bytes | None, kind: str
) -> None:
    right = {md5_of(file): file.read_bytes() for file in kept_objects(site[0])}
    for file in kept_objects(site[0]):
        if (file.suffix == ".dir") == (kind == "list of files"):
            file.unlink()
            if damage is not None:
                file.write_bytes(damage)
    refused = error_line(clone.pull(site[1]))
    assert "not with the hash that dvc.lock names" in refused
    assert not list((clone.folder / "artifacts").rglob("*"))
    for file in kept_objects(clone.folder / ".dvc"):
        assert file.read_bytes() == right[md5_of(file)], file


@pytest.mark.parametrize("fault", ["busy", "cut off"])
def test_a_server_that_fails_half_way_leaves_nothing_wrong_behind(
    clone: Project, site: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Host, "fault", fault)
        assert site[1] in error_line(clone.pull(site[1]))
    assert not [file for file in (clone.folder / "artifacts").rglob("*") if file.is_file()]
    assert clone.pull(site[1]).returncode == 0
    assert (clone.folder / "artifacts/onnx/a").read_text() == "weights\n"


def test_models_of_another_run_are_not_pulled(
    project: Project, clone: Project, site: tuple[Path, str]
) -> None:
    (project.folder / "weights").write_text("better weights\n")
    project.repro()
    clone.git("pull", "--quiet")
    refused = error_line(clone.pull(site[1]))
    assert "published from another run" in refused
    assert "2 of 2 outputs differ" in refused
    assert not (clone.folder / "artifacts").exists()


def test_own_results_are_never_lost_to_a_pull(clone: Project, site: tuple[Path, str]) -> None:
    clone.pull(site[1])
    mine = clone.folder / "artifacts/onnx/a"
    mine.unlink()
    mine.write_text("trained here")
    refused = error_line(clone.pull(site[1]))
    assert str(mine) in refused
    assert mine.read_text() == "trained here"


def test_an_address_without_models_is_said_in_words(clone: Project, site: tuple[Path, str]) -> None:
    assert "the page answers 404" in error_line(clone.pull(f"{site[1]}nothing/"))


def test_a_page_that_cannot_be_reached_is_said_in_words(clone: Project) -> None:
    assert "cannot be reached" in error_line(clone.pull("http://127.0.0.1:9/"))
    assert "not the address of a page" in error_line(clone.pull("example"))
    assert "make pull URL=" in error_line(clone.pull())  # its origin is a folder


def test_a_damaged_lock_of_the_page_is_said_in_words(
    clone: Project, site: tuple[Path, str]
) -> None:
    for damaged in ("{", "stages: 7", "[]"):
        (site[0] / FOLDER / "dvc.lock").write_text(damaged)
        assert "dvc.lock of the page is damaged" in error_line(clone.pull(site[1]))


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://github.com/Ada/digits.git", "https://ada.github.io/digits/"),
        ("https://github.com/ada/digits/", "https://ada.github.io/digits/"),
        ("https://token@github.com/ada/digits", "https://ada.github.io/digits/"),
        ("git@github.com:ada/digits.git", "https://ada.github.io/digits/"),
        ("ssh://git@github.com/ada/digits.git", "https://ada.github.io/digits/"),
        ("https://github.com/ada/Ada.github.io.git", "https://ada.github.io/"),
        ("https://example.org/ada/digits.git", None),
        ("https://github.com.example.org/ada/digits.git", None),
        ("/srv/github.com/ada/digits", None),
        ("../pages.git", None),
    ],
)
def test_where_github_shows_a_repository(address: str, url: str | None) -> None:
    assert page_url(address) == url


def test_a_token_in_an_address_is_not_shown() -> None:
    address = "https://user:secret@example.org/ada/digits.git"
    assert without_password(address) == "https://example.org/ada/digits.git"
    assert without_password("git@github.com:ada/digits.git") == "git@github.com:ada/digits.git"


def test_the_real_page_works_where_it_is_deployed_and_its_models_can_be_pulled(
    finished_clone: Clone, pages: Project, tmp_path: Path
) -> None:
    """The one of the small parameters; the browser tests serve it under /blenddigits/."""
    trained = Project(finished_clone.folder)
    deployed = trained.deploy(remote=str(pages.folder))
    assert deployed.returncode == 0, deployed.stderr
    published = tmp_path / "REPO"
    pages.git("worktree", "add", "--quiet", str(published), "gh-pages")
    assert_draws_what_python_draws(published, trained.folder / "artifacts", tmp_path)

    trained.git("clone", "--quiet", str(trained.folder), str(tmp_path / "fresh"))
    fresh = Project(tmp_path / "fresh")
    with served(published) as url:
        pulled = fresh.pull(url)
    assert pulled.returncode == 0, pulled.stderr
    for name in ("artifacts/onnx/blend.onnx", "artifacts/judge/models/residual.safetensors"):
        assert (fresh.folder / name).read_bytes() == (trained.folder / name).read_bytes()
    status = json.loads(fresh.run("dvc", "status", "--json").stdout)
    kinds = [kind for changes in status.values() for change in changes for kind in change.values()]
    assert {path for kind in kinds for path in kind} == {"data/MNIST/raw"}


def assert_draws_what_python_draws(page: Path, artifacts: Path, scratch: Path) -> None:
    reference = scratch / "reference.json"
    done = subprocess.run(
        ["npx", "playwright", "test", "blend.spec.ts", "--grep=both ends", "--project=desktop"],
        cwd=ROOT / "frontend",
        env=environment_for(page, artifacts, reference),
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(PAIRS)} passed" in done.stdout
