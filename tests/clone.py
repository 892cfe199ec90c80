"""A copy of this project with small parameters, in which the real commands are run."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from imports import ROOT

from blenddigits.core.files import write_bytes
from blenddigits.core.yaml12 import read_yaml

SMALL = {
    # Small, and yet good enough for the browser tests to see digits turn into each other.
    "latent_dim": 12,
    "hidden_dim": 128,
    "prior": {"components": 32},
    "train_ae_baseline": {"epochs": 2, "batch_size": 256},
    "train_vae": {"epochs": 4, "batch_size": 256},
    "finetune_noisy": {"epochs": 3, "batch_size": 256},
    "compute": {"threads": 1},  # other tests may use the other cores
    "path": {"points": 33},
    "find_prototypes": {"count": 32},
    "train_judge": {"epochs": 1, "batch_size": 1024},
    "evaluate": {
        "images": 1000,
        "pairs": 200,
        "real_images": 500,
        "prior_samples": 200,
        "slow_images": 100,
        "map_images": 200,
    },
    "scrutinise": {"pairs": 100, "images": 100, "validation_images": 20},
    "export_onnx": {"images": 1000},
    "sample_subset": {"map_images": 1000, "first_pair": [3, 8], "first_samples": [0, 0]},
}
TIMEOUT_S = 900

RESULTS = ("dvc.lock", "artifacts/", "data/")  # of the last full run
DEPLOYED = "docs/model-card.md"  # beside the page
NOT_READ = ("bench/", "docs/", "tests/", "frontend/e2e/")  # by any stage
PACKAGES = Path("frontend") / "node_modules"


class Clone:
    """A Git and DVC repository of its own; `run` runs a command there as a user would."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self.variables = variables  # of the environment

    def run(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Run to the end; without `check` a failure is returned, not raised.

        What it says comes by way of files: a pipe stays open for as long as anything that it left
        behind, such as the worker of DVC's queue.
        """
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            done = subprocess.run(
                command,
                cwd=self.folder,
                env={**environment(), **self.variables},
                check=False,
                stdout=out,
                stderr=err,
                timeout=TIMEOUT_S,
            )
            out.seek(0)
            err.seek(0)
            said = subprocess.CompletedProcess(command, done.returncode, out.read(), err.read())
        assert not check or said.returncode == 0, f"{command}\n{said.stdout}\n{said.stderr}"
        return said

    def dvc(self, *arguments: str) -> str:
        """What a dvc command prints."""
        return self.run("dvc", *arguments).stdout

    def commit(self, message: str) -> None:
        """Commit everything that Git does not ignore."""
        self.run("git", "add", "--all")
        self.run("git", "commit", "--quiet", "--message", message)

    def set_params(self, changes: dict[str, object]) -> None:
        """Change values in params.yaml, sections key by key."""
        file = self.folder / "params.yaml"
        params = read_yaml(file.read_text())
        for key, value in changes.items():
            if isinstance(value, dict):
                params[key].update(value)
            else:
                params[key] = value
        file.write_text(yaml.safe_dump(params, sort_keys=False))

    def lock(self) -> str:
        """The hashes of everything that the last run read and wrote."""
        return (self.folder / "dvc.lock").read_text()

    def copy_to(self, folder: Path) -> "Clone":
        """The same in another folder."""
        without = shutil.ignore_patterns(PACKAGES.name)
        shutil.copytree(self.folder, folder, symlinks=True, ignore=without, dirs_exist_ok=True)
        link_packages(folder)
        return Clone(folder)


def copy_project(folder: Path, cache: Path) -> Clone:
    """The project as it is now, small, committed and not yet run, with DVC's cache in `cache`."""
    for name in project_files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    link_packages(folder)
    clone = Clone(folder)
    clone.set_params(SMALL)
    clone.run("git", "init", "--quiet")
    clone.commit("the project with small parameters")
    clone.dvc("cache", "dir", "--local", "--quiet", str(cache))
    clone.run(sys.executable, "-m", "tools.plots_page")
    return clone


def project_files() -> Iterator[str]:
    """Every file that Git has or would add, without results and what only people read."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in listed.rstrip("\0").split("\0"):
        unwanted = name.startswith((*RESULTS, *NOT_READ)) or name.endswith(".md")
        if (not unwanted or name == DEPLOYED) and (ROOT / name).is_file():
            yield name


def link_packages(folder: Path) -> None:
    """The npm packages of ROOT without their bytes; where they do not fit, npm replaces them."""
    if (ROOT / PACKAGES).is_dir():
        shutil.copytree(ROOT / PACKAGES, folder / PACKAGES, symlinks=True, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)


def environment() -> dict[str, str]:
    """Ours, with this Python's commands first, an author for commits; Git is as it comes."""
    author = {
        f"GIT_{who}_{what}": "tests@localhost"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **author, "GIT_CONFIG_GLOBAL": str(_git_settings()), "PATH": path}


@cache
def _git_settings() -> Path:
    """In place of a person's: they say no more than that ROOT is trusted, whoever owns it."""
    file = ROOT / ".pytest_cache" / "gitconfig"
    trusted = (f'\tdirectory = "{folder}"\n' for folder in (ROOT, ROOT / ".git"))
    write_bytes(file, f"[safe]\n{''.join(trusted)}".encode())
    return file
