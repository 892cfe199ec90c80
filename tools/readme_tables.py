"""artifacts/**/metrics.json and the results of both benchmarks -> the tables in README.md."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json, write_bytes
from blenddigits.core.stage import run_stage

README = Path("README.md")
BEGIN, END = "<!-- results: written by `make tables` -->", "<!-- end of results -->"
BENCH = Path("bench") / "results.json"
PAGE_BENCH = paths.FRONTEND / "bench" / "results.json"
METRICS = (
    paths.AE_METRICS,
    paths.VAE_METRICS,
    paths.FINETUNED_METRICS,
    paths.JUDGE_METRICS,
    paths.EVALUATION_METRICS,
    paths.ONNX_METRICS,
)
PAGE_OF_THE_ORIGINAL = {  # its page, built and measured on the same kind of machine
    "navigation to a blend that follows the slider, no throttling": "1.3 s",
    "navigation to a blend that follows the slider, CPU slowed 4x": "3.4 s",
    "navigation to a blend that follows the slider, Fast 4G": "11.0 s",
    "navigation to a blend that follows the slider, Slow 4G": "57 s",
    "bytes to that point, gzip": "9.6 MB",
    "all for blending shipped digits loaded, gzip": "9.6 MB",
    "memory of the renderer when all is loaded / a minute later": "160 MB",
    "slider event to changed picture, p50 / p95, no throttling": "6 / 14 ms",
    "slider event to changed picture, p50 / p95, CPU slowed 4x": "32 / 64 ms",
    "frames over 20 ms in 100 slider steps, CPU slowed 4x": "51",
}

Metrics = Mapping[str, Any]
Row = Sequence[str]


def tables(root: Path) -> str:
    """All that can be said of the project in `root`; the benchmarks only where they were run."""
    metrics: dict[str, Any] = {}
    for file in METRICS:
        metrics |= read_json(root / file, "run `make repro`")
    parts = [_quality(metrics)]
    if (root / BENCH).is_file():
        parts.append(_speed(read_json(root / BENCH, "run `make bench`")))
    if (root / PAGE_BENCH).is_file():
        parts.append(_page(read_json(root / PAGE_BENCH, "run `make bench-page`")))
    return "\n\n".join(parts)


def renewed(readme: str, content: str) -> str:
    """The README with these tables; raises UserError when it has lost the marks around them."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise UserError(f"{README}: the lines {BEGIN} and {END} are not there; put them back")
    return f"{before}{BEGIN}\n\n{content}\n\n{END}{after}"


def _quality(metrics: Metrics) -> str:
    model, shipped = metrics["finetuned"], metrics["evaluation"]["finetuned"]["shipped"]
    psnr = " / ".join(f"{value:.1f}" for value in model["psnr_db"].values())
    largest = f"{metrics['onnx']['max_abs_diff']:.6f}"
    rows = [
        ["parameters", "1,189,984", f"{model['parameters']:,}"],
        ["-ELBO, nats per image, sampled z", "115.2", f"**{model['neg_elbo']:.1f}**"],
        ["PSNR for noise of 0 / 0.2 / 0.4, dB", "18.5 / 16.3 / 13.7", f"**{psnr}**"],
        ["Fréchet distance half way, share of a cross-fade's", "1.04", _bold(shipped, "fd_share")],
        ["half-way blends that the judge is sure of", "0.52", _bold(shipped, "validity", 2)],
        ["the same along the whole path", "0.76", _bold(shipped, "path_validity", 2)],
        [
            "reconstructions that keep their class",
            "0.94",
            _bold(metrics["evaluation"]["finetuned"], "class_kept", 2),
        ],
        ["largest / mean step between frames", "1.43", _bold(shipped, "evenness", 2)],
        ["largest difference of ONNX Runtime from PyTorch", "not measured", largest],
    ]
    return _markdown([["on the 10,000 test images", "the original", "this project"], *rows])


def _speed(results: Metrics) -> str:
    training, race = results["training"], results["race"]
    target = f"seconds of training to {race['target_nats']} nats"
    rows = [
        [
            "images a second in training",
            _number(training["original"], "images_per_s", 0),
            _number(training["ours"], "images_per_s", 0),
        ],
        [target, _number(race["original"], "seconds", 0), _number(race["ours"], "seconds", 1)],
    ]
    return _markdown([[results["machine"]["cpu"], "the original", "this project"], *rows])


def _page(results: Metrics) -> str:
    rows = [
        [
            row["name"],
            PAGE_OF_THE_ORIGINAL.get(row["name"], "-"),
            f"{' / '.join(_short(value) for value in row['values'])} {row['unit']}".strip(),
        ]
        for row in results["rows"]
    ]
    return _markdown([["the page", "the original", "this project"], *rows])


def _bold(numbers: Metrics, key: str, digits: int = 3) -> str:
    return f"**{numbers[key]:.{digits}f}**"


def _number(numbers: Metrics, key: str, digits: int) -> str:
    return f"{numbers[key]:,.{digits}f}" if key in numbers else "-"


def _short(value: int | float | None) -> str:
    return "-" if value is None else f"{value:.3g}"


def _markdown(rows: Sequence[Row]) -> str:
    header, *others = rows
    lines = [header, ["---", "---:", "---:"], *others]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Renew the tables of README.md."""
    content = renewed(README.read_text(), tables(Path()))
    write_bytes(README, content.encode())
    print(f"{README}: tables renewed")


if __name__ == "__main__":
    run_stage(main)
