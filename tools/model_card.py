"""artifacts/**/metrics.json, docs/seeds.json -> the numbers in docs/model-card.md.

Run as `python -m tools.model_card`, which `make tables` does. The card travels with MNIST's models,
in the wheel and beside the page, so it links to nothing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blenddigits.core.files import read_json, write_bytes
from blenddigits.core.stage import run_program
from blenddigits.evaluation.markdown import markdown_table
from tools.marked import renew
from tools.provenance import data_set_name
from tools.seeds import RESULTS as SEEDS
from tools.seeds import with_spread
from tools.verify import Metrics, metrics_here

CARD = Path("docs") / "model-card.md"
DATA_SET = "mnist"  # whose models it describes
BEGIN, END = "<!-- numbers: written by `make tables` -->", "<!-- end of numbers -->"

SHIPPED = "evaluation.denoising.shipped"
NUMBERS = {  # metric, title and decimals
    "denoising.neg_elbo": ("-ELBO, nats an image, sampled z", 2),
    "evaluation.denoising.neg_iw_bound": (
        "importance-weighted bound on -log p(x), nats an image",
        2,
    ),
    "denoising.psnr_db.noise_0_0": ("PSNR of reconstructions, dB", 2),
    "denoising.psnr_db.noise_0_2": ("the same from noise of std 0.2", 2),
    "denoising.psnr_db.noise_0_4": ("the same from noise of std 0.4", 2),
    "evaluation.denoising.class_kept": ("reconstructions that keep their class", 3),
    f"{SHIPPED}.fd_share": ("Fréchet distance half way, share of a cross-fade's", 3),
    f"{SHIPPED}.validity": ("half-way blends that the strictest judge is sure of", 3),
    f"{SHIPPED}.path_validity": ("the same along the whole path", 3),
    f"{SHIPPED}.third_class": ("half-way blends of a third digit", 3),
    f"{SHIPPED}.evenness": ("largest / mean step between frames", 2),
    "scrutiny.blends.jumps": ("pairs whose half-way picture jumps when an end hardly moves", 3),
}
DAMAGE = {  # as the metrics call it, and a person
    "shot_noise": "shot noise",
    "impulse_noise": "impulse noise",
    "blur": "blur",
    "brightness": "a grey veil (brightness)",
    "stripe": "a bright stripe",
    "dotted_line": "a dotted line",
    "turned": "turned",
}
KEPT = ("class_kept.damaged", "class_kept.shipped")


def numbers(root: Path) -> str:
    """Both tables of the project in `root`; the spread over seeds where `make seeds` was run."""
    metrics = metrics_here(root)
    seeds = read_json(root / SEEDS, "run `make seeds`") if (root / SEEDS).is_file() else None
    return f"{_quality(metrics, seeds)}\n\n{_damage(metrics)}"


def _quality(metrics: Metrics, seeds: Mapping[str, Any] | None) -> str:
    titles = ["on MNIST's 10,000 test images", "this model"]
    if seeds:
        titles.append(f"mean ± sd of {len(seeds['seeds'])} seeds")
    rows = []
    for name, (title, digits) in NUMBERS.items():
        cells = [title, f"{metrics[name]:.{digits}f}"]
        if seeds:
            found = seeds["metrics"].get(name)
            cells.append(with_spread(found, digits) if found else "-")
        rows.append(cells)
    return markdown_table(titles, rows)


def _damage(metrics: Metrics) -> str:
    titles = ["what is done to 1,000 of them", "keeps its class", "after the model"]
    rows = [
        [title, *(f"{metrics[f'scrutiny.damage.{name}.{kept}']:.3f}" for kept in KEPT)]
        for name, title in DAMAGE.items()
    ]
    return markdown_table(titles, rows)


def put_card(folder: Path) -> None:
    """Put the card beside the models in `folder`, or say that it is not of theirs."""
    name = data_set_name()
    if name == DATA_SET:
        write_bytes(folder / CARD.name, CARD.read_bytes())
    else:
        print(f"{CARD} is left out: it is of {DATA_SET}'s models, and these are of {name}")


def main() -> None:
    """Renew the numbers of the card."""
    renew(CARD, numbers(Path()), BEGIN, END)
    print(f"{CARD}: numbers renewed")


if __name__ == "__main__":
    run_program(main)
