"""Whether the package blends in a clean environment of every Python that is named.

python -m tools.try_wheel python3.11 python3.12 ... installs the wheel in dist with what it depends
on, as a user would, blends two drawn pictures with it, does the same with an editable install of
this folder and its models, and prints a line for each.
"""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program
from tools.wheel import FOLDER

LIMIT_S = 900
LINES = {"one": [(30, 10), (30, 50)], "seven": [(15, 12), (45, 12), (25, 50)]}
NO_TORCH = "import importlib.util as u; assert not u.find_spec('torch') and not u.find_spec('dvc')"
CARRIED = ""  # the models that come with the wheel


def outcome(python: str, package: tuple[str, ...], models: str) -> str:
    """How installing a package and blending ended, in a few words."""
    with tempfile.TemporaryDirectory() as folder:
        for name, points in LINES.items():
            drawn = Image.new("L", (60, 60), 255)
            ImageDraw.Draw(drawn).line(points, fill=0, width=5)
            drawn.save(Path(folder) / f"{name}.png")
        bin_ = Path(folder) / "venv" / "bin"
        commands: tuple[list[str | Path], ...] = (
            [python, "-m", "venv", "venv"],
            [bin_ / "pip", "install", "--quiet", "--disable-pip-version-check", *package],
            [bin_ / "python", "-c", NO_TORCH],
            [bin_ / "blenddigits", "blend", "one.png", "seven.png", "-o", "blend.gif"],
        )
        for command in commands:
            done = subprocess.run(
                command,
                cwd=folder,
                env={**os.environ, "BLENDDIGITS_MODELS": models},
                check=False,
                capture_output=True,
                text=True,
                timeout=LIMIT_S,
            )
            if done.returncode != 0:
                said = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
                return f"failed: {Path(command[0]).name}: {said[-1]}"
        return f"blends, {(Path(folder) / 'blend.gif').stat().st_size:,} bytes of GIF"


def main() -> None:
    """Try them all; raises UserError when there is no wheel, or not just one."""
    parser = argparse.ArgumentParser(prog="python -m tools.try_wheel", description=__doc__)
    parser.add_argument("pythons", nargs="+", metavar="PYTHON")
    wheels = list(FOLDER.glob("blenddigits-*.whl"))
    if len(wheels) != 1:
        raise UserError(f"{FOLDER}: expected one wheel, found {len(wheels)}; run `make wheel`")
    wheel, here = str(wheels[0].resolve()), str(Path.cwd())
    for python in parser.parse_args().pythons:
        print(f"{python}: {outcome(python, (wheel,), CARRIED)}", flush=True)
        editable = outcome(python, ("--editable", here), str(paths.ONNX.resolve()))
        print(f"{python}, editable: {editable}", flush=True)


if __name__ == "__main__":
    run_program(main)
