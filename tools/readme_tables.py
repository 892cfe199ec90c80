"""artifacts/**/metrics.json, both benchmarks, docs/*.json -> the tables in README.md.

Run as `python -m tools.readme_tables`, which `make tables` does.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.settings import ORIGINAL_FILE
from blenddigits.core import paths
from blenddigits.core.files import read_json, write_bytes
from blenddigits.core.stage import run_program
from blenddigits.evaluation.markdown import markdown_table
from tools.marked import with_part
from tools.seeds import RESULTS as SEEDS
from tools.seeds import with_spread
from tools.twin import RESULTS as TWIN
from tools.verify import Metrics, metrics_here

README = Path("README.md")
BEGIN, END = "<!-- results: written by `make tables` -->", "<!-- end of results -->"
BENCH = Path("bench") / "results.json"
PAGE_BENCH = paths.FRONTEND / "bench" / "results.json"

NOT_MEASURED = "not measured"
SHIPPED = "evaluation.denoising.shipped"
QUALITY = {  # title, metric or group of metrics, and decimals
    "parameters": ("denoising.parameters", 0),
    "-ELBO, nats per image, sampled z": ("denoising.neg_elbo", 1),
    "PSNR for noise of 0 / 0.2 / 0.4, dB": ("denoising.psnr_db", 1),
    "Fréchet distance half way, share of a cross-fade's": (f"{SHIPPED}.fd_share", 3),
    "the same at the worst tenth of the path": (f"{SHIPPED}.path_fd_share", 3),
    "half-way blends that the strictest judge is sure of": (f"{SHIPPED}.validity", 3),
    "the same along the whole path": (f"{SHIPPED}.path_validity", 3),
    "half-way blends of a third digit": (f"{SHIPPED}.third_class", 3),
    "reconstructions that keep their class": ("evaluation.denoising.class_kept", 3),
    "largest / mean step between frames": (f"{SHIPPED}.evenness", 2),
    "largest difference of ONNX Runtime from PyTorch": ("onnx.max_abs_diff", 6),
}

Numbers = Mapping[str, Any]


def tables(root: Path) -> str:
    """All that can be said of the project in `root`; the benchmarks only where they were run."""
    metrics = metrics_here(root)
    original = read_json(ORIGINAL_FILE, "check it out again")
    seeds = read_json(root / SEEDS, "run `make seeds`") if (root / SEEDS).is_file() else None
    twin = read_json(root / TWIN, "run `make twin`") if (root / TWIN).is_file() else None
    parts = [_quality(metrics, original, seeds, twin)]
    if (root / BENCH).is_file():
        parts.append(_speed(read_json(root / BENCH, "run `make bench`")))
    if (root / PAGE_BENCH).is_file():
        parts.append(_page(read_json(root / PAGE_BENCH, "run `make bench-page`"), original))
    return "\n\n".join(parts)


def renewed(readme: str, content: str) -> str:
    """The README with these tables; raises UserError when it has lost the marks around them."""
    return with_part(readme, content, BEGIN, END, README)


def _quality(
    metrics: Metrics, original: Numbers, seeds: Numbers | None, twin: Numbers | None
) -> str:
    """Beside this run, where `make seeds` has been run, mean and standard deviation over seeds.

    The last row is of `make twin`, where that has been run.
    """
    titles = ["on the 10,000 test images", "the original", "this project"]
    if seeds:
        titles.append(f"{len(seeds['seeds'])} seeds")
    rows = []
    for title, (metric, digits) in QUALITY.items():
        names = [name for name in metrics if name == metric or name.startswith(f"{metric}.")]
        ours = " / ".join(f"{metrics[name]:,.{digits}f}" for name in names)
        theirs = _of_original(original.get(metric.rpartition(".")[2]), digits)
        cells = [title, theirs, f"**{ours}**"]
        if seeds:
            cells.append(" / ".join(with_spread(seeds["metrics"][name], digits) for name in names))
        rows.append(cells)
    if twin:
        title = "the same recipe on binarised images: bound on -log p(x), nats"
        found = f"**{twin['neg_iw_bound']:.1f} ± {twin['half_width']:.1f}**"
        rows.append([title, NOT_MEASURED, found, *(["-"] if seeds else [])])
    return markdown_table(titles, rows)


def _of_original(value: Any, digits: int) -> str:
    match value:
        case None:
            return NOT_MEASURED
        case dict():
            return " / ".join(_of_original(part, digits) for part in value.values())
    return f"{round(value, digits):,}"


def _speed(results: Numbers) -> str:
    training, race = results["training"], results["race"]
    target = f"seconds to the original's {race['target_nats']} nats (ours: its quickest recipe)"
    rows = [
        [
            "images a second in training",
            _number(training["original"], "images_per_s", 0),
            _number(training["ours"], "images_per_s", 0),
        ],
        [target, _number(race["original"], "seconds", 0), _number(race["ours"], "seconds", 1)],
    ]
    return markdown_table([results["machine"]["cpu"], "the original", "this project"], rows)


def _page(results: Numbers, original: Numbers) -> str:
    rows = [
        [
            row["name"],
            _with_unit(original["page"].get(row["name"]), str),
            _with_unit(row, _short),
        ]
        for row in results["rows"]
    ]
    return markdown_table(["the page", "the original", "this project"], rows)


def _number(numbers: Numbers, key: str, digits: int) -> str:
    return f"{numbers[key]:,.{digits}f}" if key in numbers else "-"


def _short(value: int | float | None) -> str:
    return "-" if value is None else f"{value:.3g}"


def _with_unit(row: Numbers | None, shown: Callable[[Any], str]) -> str:
    if row is None:
        return "-"
    return f"{' / '.join(map(shown, row['values']))} {row['unit']}".strip()


def main() -> None:
    """Renew the tables of README.md."""
    content = renewed(README.read_text(), tables(Path()))
    write_bytes(README, content.encode())
    print(f"{README}: tables renewed")


if __name__ == "__main__":
    run_program(main)
