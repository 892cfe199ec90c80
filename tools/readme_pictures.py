"""The built page and the program -> docs/page.gif and docs/program.gif.

Run as `python -m tools.readme_pictures`, which `make pictures` does.
"""

import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes
from blenddigits.core.stage import run_program
from blenddigits.figures.encoding import colour_gif
from blenddigits.window.opening import record

DOCS = Path("docs")
PAGE, PROGRAM = DOCS / "page.gif", DOCS / "program.gif"
FRAME_MS = 80
PROGRAM_SECONDS = 4.0
LARGEST_BYTES = 2_000_000
_RECORDING = "npx --no-install playwright test --config playwright.recording.config.ts"


def record_page(path: Path) -> None:
    """Write a GIF of the built page while its slider goes from the first digit and back.

    Raises UserError when there is no page, or the browser cannot show it.
    """
    if not (paths.DIST / "index.html").is_file():
        raise UserError(f"{paths.DIST}: holds no built page; run `make repro`")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*_RECORDING.split(), "--project", "recording"],
            cwd=paths.FRONTEND,
            env={**os.environ, "BLENDDIGITS_FRAMES": folder},
            check=False,
        )
        if done.returncode != 0:
            raise UserError("the page could not be recorded; the browser's reason stands above")
        files = sorted(Path(folder).glob("*.png"))
        frames = [np.asarray(Image.open(file).convert("RGB")) for file in files]
    write_bytes(path, colour_gif(frames, FRAME_MS))


def main() -> None:
    """Record both."""
    record(PROGRAM, PROGRAM_SECONDS)
    record_page(PAGE)
    for path in (PAGE, PROGRAM):
        size = path.stat().st_size
        print(f"{path}: {size / 1e6:.2f} MB")
        if size > LARGEST_BYTES:
            raise UserError(f"{path}: larger than {LARGEST_BYTES / 1e6:.0f} MB: record less of it")


if __name__ == "__main__":
    run_program(main)
