"""The package, the trained models and MNIST's card -> dist/blenddigits-*.whl: all that blends.

Run as `python -m tools.wheel`, which `make wheel` does. The same commit and models give the same
bytes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_json
from blenddigits.core.stage import run_program
from blenddigits.inference.model_files import PROVENANCE, TRAINED
from tools.model_card import put_card
from tools.provenance import provenance
from tools.trained_models import write_trained

FOLDER = Path("dist")
LARGEST_BYTES = 2_000_000
BUILT = ("pyproject.toml", "README.md", "LICENSE", "blenddigits")
_BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"


def build_wheel(models: Path, folder: Path) -> Path:
    """Build the package with these models into `folder`; the wheel's path.

    Raises UserError when a model is missing, and when the wheel gets larger than 2 MB.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch)
        copy_sources(source)
        carry(models, source / "blenddigits" / TRAINED.name)
        name = _built(source, folder.resolve())
    wheel = folder / name
    if (size := wheel.stat().st_size) > LARGEST_BYTES:
        wheel.unlink()
        raise UserError(f"{wheel}: {size:,} bytes, more than its {LARGEST_BYTES:,}")
    return wheel


def copy_sources(folder: Path) -> None:
    """Copy what the wheel is built of, without what Python leaves in its folders."""
    for name in map(Path, BUILT):
        if name.is_dir():
            shutil.copytree(name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(name, folder)


def carry(models: Path, folder: Path) -> None:
    """Write models, card and provenance into `folder`, and have the wheel take them along."""
    missing = [file for file in paths.ONNX_FILES.values() if not (models / file.name).is_file()]
    if missing:
        raise UserError(f"{models / missing[0].name}: not found; run `make repro` or `make pull`")
    write_trained(models, folder)
    put_card(folder)
    write_json(folder / PROVENANCE, provenance()._asdict())


def _built(source: Path, folder: Path) -> str:
    """The file's name; entries of the archive are as old as the commit, so equal bytes come out."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(provenance().time)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _BUILD, str(folder)],
        cwd=source,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise UserError(f"the wheel cannot be built: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout.strip().splitlines()[-1]


def main() -> None:
    """Build the wheel of the models in artifacts/onnx."""
    wheel = build_wheel(paths.ONNX, FOLDER)
    print(f"{wheel}: {wheel.stat().st_size / 1e6:.1f} MB, models included; pip install {wheel}")


if __name__ == "__main__":
    run_program(main)
