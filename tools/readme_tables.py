"""artifacts/**/metrics.json, both benchmarks, docs/original.json -> the tables in README.md.

Run as `python -m tools.readme_tables`, which `make tables` does.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.settings import ORIGINAL_FILE
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import read_json, write_bytes
from blenddigits.core.stage import run_program
from blenddigits.evaluation.markdown import markdown_table

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

NOT_MEASURED = "not measured"
COMPARED = {  # title and our decimals
    "fd_share": ("Fréchet distance half way, share of a cross-fade's", 3),
    "path_fd_share": ("the largest at any tenth of the path", 3),
    "validity": ("half-way blends that the strictest judge is sure of", 3),
    "path_validity": ("the same along the whole path", 3),
    "third_class": ("half-way blends of a third digit", 3),
    "class_kept": ("reconstructions that keep their class", 2),
    "evenness": ("largest / mean step between frames", 2),
}

Numbers = Mapping[str, Any]


def tables(root: Path) -> str:
    """All that can be said of the project in `root`; the benchmarks only where they were run."""
    metrics: dict[str, Any] = {}
    for file in METRICS:
        metrics |= read_json(root / file, "run `make repro`")
    original = read_json(ORIGINAL_FILE, "check it out again")
    parts = [_quality(metrics, original)]
    if (root / BENCH).is_file():
        parts.append(_speed(read_json(root / BENCH, "run `make bench`")))
    if (root / PAGE_BENCH).is_file():
        parts.append(_page(read_json(root / PAGE_BENCH, "run `make bench-page`"), original))
    return "\n\n".join(parts)


def renewed(readme: str, content: str) -> str:
    """The README with these tables; raises UserError when it has lost the marks around them."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise UserError(f"{README}: the lines {BEGIN} and {END} are not there; put them back")
    return f"{before}{BEGIN}\n\n{content}\n\n{END}{after}"


def _quality(metrics: Numbers, original: Numbers) -> str:
    evaluation = metrics["evaluation"]["denoising"]
    ours = metrics["denoising"] | evaluation | evaluation["shipped"]
    rows = [
        ["parameters", f"{original['parameters']:,}", f"{ours['parameters']:,}"],
        [
            "-ELBO, nats per image, sampled z",
            f"{original['neg_elbo']:.1f}",
            f"**{ours['neg_elbo']:.1f}**",
        ],
        [
            "PSNR for noise of 0 / 0.2 / 0.4, dB",
            _by_noise(original["psnr_db"]),
            f"**{_by_noise(ours['psnr_db'])}**",
        ],
        *(
            [title, str(original.get(key, NOT_MEASURED)), f"**{ours[key]:.{digits}f}**"]
            for key, (title, digits) in COMPARED.items()
        ),
        [
            "largest difference of ONNX Runtime from PyTorch",
            NOT_MEASURED,
            f"{metrics['onnx']['max_abs_diff']:.6f}",
        ],
    ]
    return markdown_table(["on the 10,000 test images", "the original", "this project"], rows)


def _speed(results: Numbers) -> str:
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


def _by_noise(psnr_db: Mapping[str, float]) -> str:
    return " / ".join(f"{value:.1f}" for value in psnr_db.values())


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
