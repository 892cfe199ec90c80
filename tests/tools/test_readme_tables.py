"""The tables in the README: what is in them, and where they stand."""

import json
from pathlib import Path
from typing import Any

import pytest
from imports import ROOT

from bench.settings import ORIGINAL_FILE
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from tools.readme_tables import BEGIN, BENCH, END, PAGE_BENCH, renewed, tables
from tools.seeds import RESULTS as SEEDS
from tools.twin import RESULTS as TWIN
from tools.verify import FILES, metrics_here

NUMBER = {"mean": 1234.5678, "sd": 0.0456}


def copy_of_the_metrics(folder: Path) -> Path:
    for file in FILES:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes((ROOT / file).read_bytes())
    return folder


def write(file: Path, content: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content))


def test_another_number_makes_another_table(tmp_path: Path) -> None:
    root = copy_of_the_metrics(tmp_path)
    file = root / paths.FINETUNED_METRICS
    metrics = json.loads(file.read_text())
    metrics["denoising"]["neg_elbo"] = 12.34
    write(file, metrics)
    assert "**12.3**" in tables(root)
    assert "**12.3**" not in tables(ROOT)


def test_several_seeds_make_a_column(tmp_path: Path) -> None:
    root = copy_of_the_metrics(tmp_path)
    numbers = dict.fromkeys(metrics_here(root), NUMBER)
    write(root / SEEDS, {"seeds": [1, 2, 3, 4, 5], "metrics": numbers})
    assert "| this project | 5 seeds |" in tables(root)
    assert "| 1,234.57 ± 0.05 |" in tables(root)
    psnr = " / ".join(3 * ["1,234.6 ± 0.0"])
    assert f"| {psnr} |" in tables(root)


def test_the_twin_is_a_row_where_it_was_trained(tmp_path: Path) -> None:
    root = copy_of_the_metrics(tmp_path)
    assert "binarised" not in tables(root)
    write(root / TWIN, {"neg_iw_bound": 85.95, "half_width": 0.456})
    assert "| not measured | **86.0 ± 0.5** |\n" in tables(root) + "\n"
    write(root / SEEDS, {"seeds": [1], "metrics": dict.fromkeys(metrics_here(root), NUMBER)})
    assert "| **86.0 ± 0.5** | - |" in tables(root)


def test_the_benchmarks_are_shown_where_they_were_run(tmp_path: Path) -> None:
    root = copy_of_the_metrics(tmp_path)
    assert "the page" not in tables(root)
    ours, original = {"images_per_s": 20000.4, "seconds": 9.04}, {"images_per_s": 2500.0}
    write(
        root / BENCH,
        {
            "machine": {"cpu": "a processor"},
            "training": {"ours": ours, "original": original},
            "race": {"target_nats": 107.87, "ours": ours, "original": {"failed": "not run"}},
        },
    )
    assert "| images a second in training | 2,500 | 20,000 |" in tables(root)
    race = "seconds to the original's 107.87 nats (ours: its quickest recipe)"
    assert f"| {race} | - | 9.0 |" in tables(root)
    known = "memory of the renderer when all is loaded / a minute later"
    row = {"name": known, "values": [101.26], "unit": "MB"}
    write(root / PAGE_BENCH, {"rows": [row, {"name": "new", "values": [1, None], "unit": "ms"}]})
    assert f"| {known} | 160 MB | 101 MB |" in tables(root)
    assert "| new | - | 1 / - ms |" in tables(root)


def test_the_page_of_the_original_is_compared_under_names_that_are_measured() -> None:
    results = json.loads((ROOT / PAGE_BENCH).read_text())
    original = json.loads(ORIGINAL_FILE.read_text())
    assert set(original["page"]) <= {row["name"] for row in results["rows"]}


def test_tables_replace_what_stood_between_the_marks_and_nothing_else() -> None:
    readme = f"before\n{BEGIN}\nold\n{END}\nafter"
    assert renewed(readme, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter"
    assert renewed(renewed(readme, "new"), "new") == renewed(readme, "new")
    for broken in ("nothing", BEGIN, END):
        with pytest.raises(UserError, match="put them back"):
            renewed(broken, "new")
