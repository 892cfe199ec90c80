"""artifacts/onnx -> docs/readers.md: which programs read the models, each in a fresh environment.

Run as `python -m tools.readers`, which `make readers` does: it downloads every program of READERS.
What a program computes is compared with this environment's ONNX Runtime.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_program
from blenddigits.evaluation.markdown import markdown_table
from blenddigits.inference.session import open_model, run_batched
from tools.marked import renew

DOCUMENT = Path("docs") / "readers.md"
BEGIN, END = "<!-- readers: written by `make readers` -->", "<!-- end of readers -->"
PYTHON_PROGRAM = Path(__file__).with_name("reader_program.py")
NODE_PROGRAM = Path(__file__).with_name("readerProgram.mjs")
NODE = "onnxruntime-node"
COUNT = 3  # of images or codes that each model is given
LIMIT_S = 600  # to install a program, and for it to read one model
LONGEST = 120  # letters of a program's error in a cell
CLOSE = 1e-3  # further off, a program computes something else

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "encoders, decoders": ("encoder", "decoder", "ae_encoder", "ae_decoder"),
    "their small ones": (
        *("encoder_small", "decoder_small", "ae_encoder_small", "ae_decoder_small"),
    ),
    "blend": ("blend",),
}

Arrays = dict[str, np.ndarray]


class Reader(NamedTuple):
    """A program that reads ONNX, as reader_program.py knows it, and what to install for it."""

    title: str
    program: str
    packages: tuple[str, ...]


READERS = (
    Reader("ONNX Runtime 1.16.3", "onnx_runtime", ("onnxruntime==1.16.3", "numpy==1.26.4")),
    Reader("ONNX Runtime 1.17.3", "onnx_runtime", ("onnxruntime==1.17.3", "numpy==1.26.4")),
    Reader("ONNX Runtime 1.32.0", "onnx_runtime", ("onnxruntime==1.32.0",)),
    Reader("onnxruntime-node 1.30.0", NODE, ("onnxruntime-node@1.30.0",)),
    Reader("onnx 1.14.1, its reference evaluator", "reference", ("onnx==1.14.1", "numpy==1.26.4")),
    Reader("onnx 1.23.2, its reference evaluator", "reference", ("onnx==1.23.2",)),
    Reader("OpenCV 4.14.0, module dnn", "opencv", ("opencv-python-headless==4.14.0.94",)),
    Reader("OpenCV 5.0.0, module dnn", "opencv", ("opencv-python-headless==5.0.0.93",)),
    Reader("onnx2torch 1.5.15", "onnx2torch", ("onnx2torch==1.5.15", "torch==2.13.0")),
)


def made_up_inputs(model: Path) -> tuple[Arrays, Arrays]:
    """Random numbers for every input, and what ONNX Runtime makes of them."""
    session = open_model(model)
    generator = np.random.default_rng(0)
    inputs = {
        value.name: generator.random((COUNT, *value.shape[1:]), dtype=np.float32)
        for value in session.get_inputs()
    }
    return inputs, run_batched(session, **inputs)


def tried(reader: Reader, models: Path, folder: Path) -> list[str]:
    """A cell for each of COLUMNS: the largest difference, or what the program says instead."""
    command = _installed(reader, folder)
    cells = []
    for names in COLUMNS.values():
        found = [_difference(command, models / f"{name}.onnx", folder) for name in names]
        words = sorted({word for word in found if isinstance(word, str)})
        numbers = [number for number in found if not isinstance(number, str)]
        cells.append("; ".join(words) if words else _in_words(max(numbers)))
    return cells


def _in_words(difference: float) -> str:
    return f"yes, {difference:.0e}" if difference < CLOSE else f"computes otherwise: {difference:g}"


def _installed(reader: Reader, folder: Path) -> list[str]:
    """The command that runs the program in a new environment with its packages."""
    if reader.program == NODE:
        _must(["npm", "install", "--silent", "--ignore-scripts", *reader.packages], folder)
        beside = str(shutil.copy(NODE_PROGRAM, folder))  # what it imports is found beside it
        return ["node", beside, reader.program]
    _must([sys.executable, "-m", "venv", "venv"], folder)
    python = str(folder / "venv" / "bin" / "python")
    _must([python, "-m", "pip", "install", "--quiet", *reader.packages], folder)
    return [python, str(PYTHON_PROGRAM), reader.program]


def _difference(command: list[str], model: Path, folder: Path) -> float | str:
    inputs, expected = made_up_inputs(model)
    for name, values in inputs.items():
        (folder / f"{name}.in").write_bytes(values.tobytes())
    shapes = [f"{name}={','.join(map(str, values.shape))}" for name, values in inputs.items()]
    arguments = [str(model.resolve()), ",".join(expected), *shapes]
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        env=_quiet_environment(),
    )
    if done.returncode != 0:
        return f"no: {_reason(done.stderr)}"
    return max(
        float(np.abs(np.fromfile(folder / f"{name}.out", np.float32) - values.ravel()).max())
        for name, values in expected.items()
    )


def _reason(said: str) -> str:
    """The last line of an error that says something, without paths, fit for a cell."""
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["it said nothing"]
    return re.sub(r"\S*/\S+ ?", "", lines[-1]).replace("|", "/")[:LONGEST]


def _quiet_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "ignore"}


def _must(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, timeout=LIMIT_S
    )
    if done.returncode != 0:
        raise UserError(f"{' '.join(command)} failed: {_reason(done.stderr)}")


def table(models: Path) -> str:
    """The table of all readers; one line is printed for each."""
    rows = []
    for reader in READERS:
        with tempfile.TemporaryDirectory() as folder:
            rows.append([reader.title, *tried(reader, models, Path(folder))])
        print(": ".join((rows[-1][0], ", ".join(rows[-1][1:]))), flush=True)
    return markdown_table(["read by", *COLUMNS], rows)


def main() -> None:
    """Try all of them and write the table into the document."""
    renew(DOCUMENT, table(paths.ONNX), BEGIN, END)


if __name__ == "__main__":
    run_program(main)
