"""Extreme settings through the whole pipeline, down to a page in Chromium -> docs/testing.md.

Run as `python tests/extremes.py`, which `make extremes` does. Each setting either reaches a page
that draws, or is refused in a line. Those that begin with WORDS are tried alone.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from clone import Clone, copy_project, environment
from imports import ROOT
from PIL import Image
from small_run import KEPT

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.params import Params
from blenddigits.core.stage import run_program
from blenddigits.core.yaml12 import read_yaml
from blenddigits.data.idx import TEST_IMAGES, TEST_LABELS, read_images, read_labels
from blenddigits.evaluation.markdown import markdown_table
from tools.marked import renew, rows_between

Settings = dict[str, Any]  # `a.b` is b in section a

DOCUMENT = ROOT / "docs" / "testing.md"
BEGIN, END = "<!-- extremes -->", "<!-- end of extremes -->"
HEAD = ("setting", "how it ended")
DRAWS, BAD = "draws", " **(bad)**"
FEW, OF_A_CLASS = "few", 60
SIDES = (16, 128)
QUICK: Settings = {
    "latent_dim": 24,
    "hidden_dim": 480,
    "dataset.name": FEW,
    "dataset.treatment": "as_is",
    **{f"{stage}.epochs": 1 for stage in ("train_ae_baseline", "train_vae", "finetune_noisy")},
    **{f"{stage}.batch_size": 32 for stage in ("train_ae_baseline", "train_vae")},
    "finetune_noisy.batch_size": 32,
    "train_judge.batch_size": 16,
    "find_prototypes.reader.epochs": 1,
    "find_prototypes.reader.batch_size": 32,
    "evaluate.images": 100,
    "evaluate.real_images": 400,
    "evaluate.slow_images": 80,
    "evaluate.map_images": 80,
    "scrutinise.images": 80,
    "export_onnx.images": 100,
    "sample_subset.per_digit": 6,
    "sample_subset.first_samples": [0, 0],
    "sample_subset.map_images": 100,
}
LARGE: tuple[Settings, ...] = (
    *({"latent_dim": size} for size in (1, 2, 3, 16, 512, 4096)),
    {"latent_dim": 1, "prior.kind": "standard"},
    {"latent_dim": 1, "hidden_dim": 1},
    {"prior.kind": "standard"},
    *({"dataset.name": f"{FEW}_of_{side}", "dataset.side": side} for side in SIDES),
    {"seed": 2**63 - 1},
    {"train_ae_baseline.max_lr": 1.0},
    *({"finetune_noisy.weight_bits": bits} for bits in (2, 32)),
    *({f"evaluate.{name}": 10**8} for name in ("pairs", "prior_samples", "bound_samples")),
    {"train_vae.epochs": 10**8},
)
MNIST: tuple[Settings, ...] = (
    *({"dataset.name": "mnist", "latent_dim": size} for size in (1, 2, 16, 512)),
    {"dataset.name": "mnist", "prior.components": 4096},
    {"dataset.name": "mnist", "prepare_mnist.validation_size": 1},
    *(
        {"dataset.name": "mnist", name: 10**6}
        for name in ("find_prototypes.count", "sample_subset.per_digit", "evaluate.images")
    ),
)
OF_MNIST: Settings = {
    "train_ae_baseline.batch_size": 256,
    "train_vae.batch_size": 256,
    "finetune_noisy.batch_size": 256,
    "train_judge.batch_size": 1024,
    "find_prototypes.reader.batch_size": 500,
}
WITH: Mapping[str, Settings] = {  # what else has to be small then
    "evaluate.images": {
        "evaluate.slow_images": 10,
        "evaluate.map_images": 10,
        "scrutinise.images": 10,
    },
    "evaluate.real_images": {"evaluate.slow_images": 3, "evaluate.neighbours": 1},
    "evaluate.slow_images": {"evaluate.neighbours": 1},
    "evaluate.pairs": {"scrutinise.pairs": 3, "evaluate.neighbours": 1},
    "scrutinise.pairs": {"evaluate.neighbours": 1},
    "finetune_noisy.noise_std_max": {"finetune_noisy.noise_std_min": 0.0},
    "prepare_mnist.validation_size": {"scrutinise.validation_images": 1},
}


class Ending(NamedTuple):
    """How a run with some settings ended: DRAWS, or what was said; and whether that is good."""

    said: str
    is_good: bool
    seconds: float


def smallest_values(base: Mapping[str, Any]) -> Iterator[tuple[str, int | float]]:
    """The smallest value that params.yaml takes, of each number that is larger in `base`."""
    schema = Params.model_json_schema()

    def numbers(part: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, int | float]]:
        for name, about in part["properties"].items():
            if "$ref" in about:
                section = schema["$defs"][about["$ref"].rpartition("/")[2]]
                yield from numbers(section, f"{prefix}{name}.")
            elif "minimum" in about or "exclusiveMinimum" in about:
                kind = float if about["type"] == "number" else int
                yield prefix + name, kind(about.get("minimum", 5e-324))

    for name, smallest in numbers(schema, ""):
        if base[name] != smallest:
            yield name, smallest


def flat(params: Mapping[str, Any], prefix: str = "") -> Settings:
    """Nested settings by their dotted names."""
    found: Settings = {}
    for name, value in params.items():
        found |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {}
        found |= {} if isinstance(value, dict) else {prefix + name: value}
    return found


def write(clone: Clone, base: Mapping[str, Any], settings: Settings) -> None:
    """params.yaml with these settings changed, and what goes with them."""
    changes = {**(OF_MNIST if settings.get("dataset.name") == "mnist" else {})}
    for name in settings:
        changes |= WITH.get(name, {})
    nested: dict[str, Any] = {}
    for name, value in {**base, **changes, **settings}.items():
        *sections, last = name.split(".")
        part = nested
        for section in sections:
            part = part.setdefault(section, {})
        part[last] = value
    clone.set_params(nested)


def ending(clone: Clone, reference: Path) -> Ending:
    """Run the pipeline to the page, and open it."""
    start = time.monotonic()
    try:
        run = clone.run("dvc", "repro", check=False)
    except subprocess.TimeoutExpired as error:
        return Ending(f"no end in {error.timeout:.0f} s", False, time.monotonic() - start)
    output = run.stdout + run.stderr
    if run.returncode != 0:
        lines = [line for line in run.stderr.splitlines() if line.startswith("error: ")]
        is_good = len(lines) == 1 and "Traceback" not in output
        said = lines[0].removeprefix("error: ") if lines else output.strip()[-300:]
        return Ending(said, is_good, time.monotonic() - start)
    opened = open_page(clone.folder / "frontend" / "dist", reference)
    said = DRAWS if opened.returncode == 0 else f"the page fails: {opened.stdout[-2000:]}"
    return Ending(said, opened.returncode == 0, time.monotonic() - start)


def open_page(dist: Path, reference: Path) -> "subprocess.CompletedProcess[str]":
    """The browser test of whatever page."""
    wanted = {"BLENDDIGITS_DIST": str(dist), "BLENDDIGITS_REFERENCE": str(reference)}
    return subprocess.run(
        ["npm", "run", "e2e", "--silent", "--", "opens.spec.ts", "--project=desktop"],
        cwd=ROOT / "frontend",
        env={**environment(), **wanted},
        check=False,
        capture_output=True,
        text=True,
    )


def few_of_mnist(clone: Clone) -> None:
    """Put some of MNIST's test images where people put their own pictures."""
    clone.dvc("repro", "prepare_mnist")
    raw = clone.folder / paths.MNIST_RAW
    images, labels = read_images(raw / TEST_IMAGES, 28), read_labels(raw / TEST_LABELS)
    chosen = np.concatenate([np.flatnonzero(labels == label)[:OF_A_CLASS] for label in range(10)])
    images, labels, own = images[chosen], labels[chosen], clone.folder / paths.OWN_DATA
    own.mkdir(exist_ok=True)
    np.savez(own / f"{FEW}.npz", images=images, labels=labels)
    for side in SIDES:
        resized = [np.asarray(Image.fromarray(image).resize((side, side))) for image in images]
        np.savez(own / f"{FEW}_of_{side}.npz", images=np.stack(resized), labels=labels)


def in_words(settings: Settings) -> str:
    """As a person would set them."""
    shown = {name: value for name, value in settings.items() if name != "dataset.name"}
    words = ", ".join(f"{name}: {value}" for name, value in shown.items())
    return words + (" (all of MNIST)" if settings.get("dataset.name") == "mnist" else "")


def row_of(words: str, result: Ending) -> tuple[str, str]:
    """In the table."""
    return words, result.said.replace("|", "/") + ("" if result.is_good else BAD)


def main() -> None:
    """Try all, or some; raises UserError when one neither draws nor is refused in a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="what the settings to try begin with")
    chosen = tuple(parser.parse_args().words)
    KEPT.mkdir(parents=True, exist_ok=True)
    rows = rows_between(DOCUMENT, BEGIN, END)
    with tempfile.TemporaryDirectory(prefix="extremes-", ignore_cleanup_errors=True) as folder:
        clone = copy_project(Path(folder) / "project", KEPT / "dvc-cache" / "extremes")
        reference = Path(folder) / "reference.json"
        reference.write_text(json.dumps({"pairs": [{}]}))
        base = {**flat(read_yaml((clone.folder / "params.yaml").read_text())), **QUICK}
        few_of_mnist(clone)
        smallest = [{name: value} for name, value in smallest_values(base)]
        tried = {in_words(settings): settings for settings in (*LARGE, *smallest, *MNIST)}
        for words, settings in tried.items():
            if chosen and not words.startswith(chosen):
                continue
            write(clone, base, settings)
            result = ending(clone, reference)
            print(f"{words}: {result}", flush=True)
            rows[words] = row_of(words, result)
            known = [rows[words] for words in tried if words in rows]
            renew(DOCUMENT, markdown_table(HEAD, known, padded=True), BEGIN, END)
    if bad := [words for words, said in rows.values() if said.endswith(BAD)]:
        raise UserError(f"ended badly: {'; '.join(bad)}")


if __name__ == "__main__":
    os.chdir(ROOT)
    run_program(main)
