"""DVC's other commands: remotes, experiments, other repositories, a cache that is cleared."""

import shutil
import sys
from pathlib import Path

from clone import Clone, link_packages

from ways.places import outer_repository
from ways.server import WithUploads, served
from ways.way import SAME, Way, cloned, make, refusal

GET_BY_API = """
import sys, dvc.api
repo, url = sys.argv[1:]
config = {"core": {"remote": "page"}, "remote": {"page": {"url": url}}}
with dvc.api.open("artifacts/digits/digits.json", repo=repo, config=config) as file:
    assert '"mu"' in file.read()
assert dvc.api.read("artifacts/onnx/encoder.onnx", repo=repo, config=config, mode="rb")
assert dvc.api.params_show(repo=repo)["latent_dim"] == 12
assert "denoising" in dvc.api.metrics_show(repo=repo)
assert dvc.api.exp_show(repo=repo)
"""


def alone(finished: Clone, folder: Path) -> Clone:
    """A clone that has nothing but what Git has, and a cache of its own."""
    finished.run("git", "clone", "--quiet", f"file://{finished.folder}", str(folder))
    link_packages(folder)
    return Clone(folder)


def push_and_pull(finished: Clone, folder: Path, address: str) -> str:
    """By way of a remote, from a clone with everything to one with nothing."""
    first, second = cloned(finished, folder / "first"), alone(finished, folder / "second")
    for clone in (first, second):
        clone.dvc("remote", "add", "--local", "--default", "there", address)
    first.dvc("push")
    assert "Everything is up to date" in first.dvc("push")
    second.dvc("pull")
    return unchanged(second, finished)


def unchanged(clone: Clone, finished: Clone) -> str:
    """That nothing is missing and nothing need be run."""
    assert "up to date" in make(clone, "repro")
    assert clone.lock() == finished.lock()
    return SAME


def to_folder(finished: Clone, folder: Path) -> str:
    return push_and_pull(finished, folder, str(folder / "remote"))


def to_server(finished: Clone, folder: Path) -> str:
    (folder / "remote").mkdir()
    with served(folder / "remote", WithUploads) as address:
        return push_and_pull(finished, folder, address)


def from_page(finished: Clone, folder: Path) -> str:
    """Pull from the published page; nothing can be pushed to it."""
    publish(finished, folder)
    clone = alone(finished, folder / "fresh")
    with served(folder / "site") as address:
        make(clone, "pull", f"URL={address}")
        make(clone, "repro")
        shutil.rmtree(clone.folder / "artifacts" / "onnx")
        clone.dvc("pull", "--remote", "page", "artifacts/onnx")
        (clone.folder / "new").write_text("new")
        clone.dvc("add", "--quiet", "new")
        said = refusal(clone, "dvc", "push", "--remote", "page", "new")
    (clone.folder / "new.dvc").unlink()
    return f'{unchanged(clone, finished)}; a push says "{said}"'


def publish(finished: Clone, folder: Path) -> None:
    """The tree of the page in folder/site."""
    clone = cloned(finished, folder / "publisher")
    clone.dvc("checkout", "--quiet")
    make(clone, "site", f"FOLDER={folder / 'site'}")


def experiments(finished: Clone, folder: Path) -> str:
    """Run, save, list, apply, branch, remove."""
    clone = cloned(finished, folder / "experiments")
    clone.dvc("checkout", "--quiet")
    change = ("-S", "sample_subset.per_digit=4")
    clone.dvc("exp", "run", "--name", "ran", *change, "sample_subset", "build_frontend")
    ran = clone.lock()
    clone.run("git", "stash", "--quiet")
    clone.dvc("checkout", "--quiet")
    assert clone.lock() == finished.lock()
    clone.dvc("exp", "apply", "ran")
    assert clone.lock() == ran
    assert "up to date" in clone.dvc("status")
    clone.dvc("exp", "save", "--name", "saved")
    clone.dvc("exp", "branch", "ran", "kept")
    assert clone.run("git", "show", "kept:dvc.lock").stdout == ran
    listed = clone.dvc("exp", "list", "--name-only").split()
    assert {"ran", "saved"} <= set(listed), listed
    clone.dvc("exp", "remove", "ran", "saved")
    assert clone.dvc("exp", "list", "--name-only").split() == []
    return "works; the branch has the experiment's dvc.lock"


def elsewhere(finished: Clone, folder: Path) -> str:
    """Get, import, list and read what the page has."""
    publish(finished, folder)
    source = cloned(finished, folder / "source")
    source.run("git", "tag", "--annotate", "blenddigits@v0.1.0", "--message", "a version")
    other = outer_repository(folder / "other")
    other.dvc("init", "--quiet")
    repo = f"file://{source.folder}"
    with served(folder / "site") as address:
        url = f"{address}/dvc"
        remote = ("--remote", "page", "--remote-config", f"url={url}")
        other.dvc("get", repo, "artifacts/onnx", "--out", "got", *remote)
        other.dvc("artifacts", "get", repo, "blenddigits", "--out", "version", *remote)
        other.dvc("import", repo, "artifacts/digits", "--out", "imported", *remote)
        assert "encoder.onnx" in other.dvc("ls", repo, "artifacts/onnx", *remote)
        other.run(sys.executable, "-c", GET_BY_API, repo, url)
        other.dvc("update", "imported.dvc", *remote)
    for name in ("got", "version"):
        got, made = (top / "encoder.onnx" for top in (other.folder / name, built(finished)))
        assert got.read_bytes() == made.read_bytes()
    assert (other.folder / "imported" / "digits.json").is_file()
    return "works"


def built(finished: Clone) -> Path:
    return finished.folder / "artifacts" / "onnx"


def after_gc(finished: Clone, folder: Path) -> str:
    """An experiment's files go, those of this commit stay."""
    clone = alone(finished, folder / "cleared")
    cache = Path(finished.dvc("cache", "dir").strip())
    shutil.copytree(cache, clone.folder / ".dvc" / "cache")
    clone.dvc("checkout", "--quiet")
    clone.dvc("exp", "run", "--name", "gone", "-S", "sample_subset.per_digit=4", "sample_subset")
    clone.run("git", "checkout", "--quiet", ".")
    clone.dvc("checkout", "--quiet")
    clone.dvc("gc", "--workspace", "--force")
    ending = unchanged(clone, finished)
    said = refusal(clone, "dvc", "exp", "apply", "gone")
    clone.run("git", "checkout", "--quiet", ".")
    clone.dvc("checkout", "--force", "--quiet")
    unchanged(clone, finished)
    return f'{ending}; an experiment whose files are gone: "{said}"'


SHARING = (
    Way("dvc push and pull, folder", "from one clone to another by a folder", to_folder),
    Way("dvc push and pull, HTTP", "the same by a server that takes uploads", to_server),
    Way("published page", "`make site`, `make pull URL=...`, `dvc pull --remote page`", from_page),
    Way("experiments", "`dvc exp run`, apply, save, branch, list, remove", experiments),
    Way("another repository", "`dvc get`, import, update, ls, artifacts get, `dvc.api`", elsewhere),
    Way("dvc gc", "`dvc gc --workspace` after an experiment", after_gc),
)
