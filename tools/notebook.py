"""The notebook, run from top to bottom with what it shows.

Run as `python -m tools.notebook`, which `make notebook` does.
"""

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from blenddigits.inference.model_files import FOLDER_VARIABLE

FILE = Path("notebooks") / "tour.ipynb"
TIMEOUT_S = 300  # of one cell


def read_notebook(root: Path) -> nbformat.NotebookNode:
    """The notebook of the project in `root`, as it is."""
    return nbformat.read(root / FILE, nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]


def run_notebook(root: Path) -> nbformat.NotebookNode:
    """The same with the outputs of a new run; an error in a cell is raised."""
    notebook = read_notebook(root)
    NotebookClient(
        notebook,
        timeout=TIMEOUT_S,
        kernel_name="python3",
        resources={"metadata": {"path": str((root / FILE).parent)}},
        record_timing=False,  # else each run would give another file
        extra_arguments=["--log-level=ERROR"],
    ).execute()
    notebook.metadata["language_info"] = {"name": "python"}  # nor does Python's release matter
    return notebook


if __name__ == "__main__":
    os.environ.pop(FOLDER_VARIABLE, None)  # it shows the project's own models
    nbformat.write(run_notebook(Path()), FILE)  # type: ignore[no-untyped-call]
