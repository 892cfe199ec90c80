"""The tour: it runs on what the pipeline makes, and is committed with what it then shows."""

import base64
import json
import re
from collections.abc import Iterator

import nbformat
from clone import SMALL, Clone
from imports import ROOT

from tools.notebook import FILE, read_notebook, run_notebook

LARGEST_BYTES = 1_000_000
PICTURES = 11


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def pictures(notebook: nbformat.NotebookNode) -> Iterator[bytes]:
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if "image/png" in output.get("data", {}):
                yield base64.b64decode(output.data["image/png"])


def printed(notebook: nbformat.NotebookNode) -> str:
    outputs = (output for cell in code_cells(notebook) for output in cell.outputs)
    return "".join(output.text for output in outputs if output.output_type == "stream")


def test_the_tour_runs_on_the_results_of_a_small_run(finished_clone: Clone) -> None:
    notebook = run_notebook(finished_clone.folder)
    assert len(list(pictures(notebook))) == PICTURES
    the_clones_own = f"a code has {SMALL['latent_dim']} numbers"
    assert the_clones_own in printed(notebook)
    metrics = finished_clone.folder / "artifacts/vae_finetuned/metrics.json"
    measured = json.loads(metrics.read_text())["denoising"]["neg_elbo"]
    found = re.search(r"-ELBO ([\d.]+) nats", printed(notebook))
    assert found is not None
    assert abs(float(found[1]) - measured) < 0.05 * measured


def test_the_tour_is_committed_as_one_run_without_complaints() -> None:
    notebook = read_notebook(ROOT)
    nbformat.validate(notebook)
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    streams = {output.get("name") for cell in cells for output in cell.outputs}
    assert streams <= {"stdout", None}
    assert not [o for cell in cells for o in cell.outputs if o.output_type == "error"]
    assert len(list(pictures(notebook))) == PICTURES


def test_the_committed_tour_shows_the_committed_results() -> None:
    notebook = read_notebook(ROOT)
    evaluation = json.loads((ROOT / "artifacts/evaluation/metrics.json").read_text())["evaluation"]
    share = evaluation["denoising"]["shipped"]["fd_share"]
    remedy = "run `make notebook` after `make repro`"
    assert f"FD share {share:.3f}" in printed(notebook), remedy


def test_the_committed_tour_is_small() -> None:
    assert (ROOT / FILE).stat().st_size < LARGEST_BYTES
