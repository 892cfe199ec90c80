"""results.json in words: Markdown tables."""

from collections.abc import Callable

from bench.plan import MATMUL, ONNX_MODELS, ORIGINAL, ORIGINAL_ONE_THREAD, OURS, PYTHAE, USUAL
from bench.results import Results
from bench.settings import BATCH_SIZES, ORIGINAL_BATCH, USUAL_BATCH
from blenddigits.evaluation.markdown import markdown_table

TRAIN_IMAGES = 60_000
NONE = "-"

LABELS = {
    OURS: "**this project**: fit(), batch {batch_size}, {precision}",
    USUAL[0]: f"usual loop: DataLoader, ToTensor, batch {USUAL_BATCH}, fp32, num_workers=0",
    USUAL[2]: "the same, num_workers=2 (its workers' memory not counted)",
    PYTHAE: f"pythae 0.1.2: its VAE and trainer, batch {USUAL_BATCH}",
    ORIGINAL: f"the original's recipe, batch {ORIGINAL_BATCH}, images in memory",
    ORIGINAL_ONE_THREAD: "the same on one thread",
    MATMUL: "matrix products",
}


def markdown(results: Results) -> str:
    """All tables, ready for the README."""
    parts = (_machine, _training, _race, _matmul, _onnx)
    return "\n\n".join(part(results) for part in parts)


def _machine(results: Results) -> str:
    machine, compute = results["machine"], results["settings"]["compute"]
    flags = ", ".join(machine["flags"]) or "no vector extensions known"
    packages = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    return (
        f"{machine['cpu']}, {machine['cores']} cores ({flags}), {machine['memory_gib']} GiB, "
        f"{machine['system']}, Python {machine['python']}, {packages}; {compute['threads']} "
        f"threads; {machine['date']}; load before: {machine['load_before']}"
    )


def _training(results: Results) -> str:
    settings = results["settings"]
    named = settings["train_vae"] | settings["compute"]
    rows = [
        [LABELS[name].format(**named), *_cells(row, _speed, 4)]
        for name, row in results["training"].items()
    ]
    header = ["training", "images/s", "s for 60,000 images", "ours is faster", "peak memory"]
    table = markdown_table(header, rows)
    epoch = results["training"][OURS].get("epoch_s")
    return f"{table}\n\nAn epoch of fit(), validation included: {epoch:.2f} s." if epoch else table


def _speed(row: Results) -> list[str]:
    ratio = row.get("ours_is_faster")
    return [
        f"{row['images_per_s']:,.0f}",
        f"{TRAIN_IMAGES / row['images_per_s']:.1f}",
        f"{ratio:.1f}x" if ratio else NONE,
        _mib(row),
    ]


def _race(results: Results) -> str:
    race, short = results["race"], results["settings"]["short_fit"]
    ours, original = race["ours"], race["original"]
    both = "failed" not in ours and "failed" not in original
    ratio = f"{original['seconds'] / ours['seconds']:.0f}x" if both else NONE
    label = f"**this project**: {short['epochs']} epochs, batch {short['batch_size']}"
    rows = [
        [label, *_cells(ours, lambda row: _finish(row, row["worst_neg_elbo"], "1x"), 4)],
        [
            "the original's recipe",
            *_cells(original, lambda row: _finish(row, row["neg_elbo_by_epoch"][-1], ratio), 4),
        ],
    ]
    target = f"training to {race['target_nats']} nats (test -ELBO)"
    return markdown_table([target, "s", "reached", "ours is faster", "peak memory"], rows)


def _finish(row: Results, neg_elbo: float, ratio: str) -> list[str]:
    epochs = f" in {row['epochs']} epochs" if "epochs" in row else ""
    return [f"{row['seconds']:.1f}", f"{neg_elbo:.2f}{epochs}", ratio, _mib(row)]


def _matmul(results: Results) -> str:
    speeds = results["matmul_gflops"]
    shapes = [(name, value) for name, value in speeds.items() if name not in {"failed", "peak_mib"}]
    rows = [[name, f"{value:,.0f}"] for name, value in shapes]
    if "failed" in speeds:
        rows = [[LABELS[MATMUL], _failure(speeds)]]
    share = results["share_of_matmul"]
    line = (
        f"the training's share of it: {_failure(share)}"
        if "failed" in share
        else f"Training computes {share['training_gflops']:,.0f} GFLOP/s in its matrix products: "
        f"{share['share']:.0%} of the fastest one of its precision."
    )
    return f"{markdown_table(['matrix product', 'GFLOP/s'], rows)}\n\n{line}"


def _onnx(results: Results) -> str:
    header = ["ONNX Runtime, one thread, ms", *(f"batch {size}" for size in BATCH_SIZES)]
    rows = [
        [name, *_cells(results["onnx_ms"][name], _milliseconds, len(BATCH_SIZES) + 1)]
        for name in ONNX_MODELS
    ]
    return markdown_table([*header, "peak memory"], rows)


def _milliseconds(row: Results) -> list[str]:
    return [*(f"{row[str(size)]:.2f}" for size in BATCH_SIZES), _mib(row)]


def _cells(row: Results, shown: Callable[[Results], list[str]], count: int) -> list[str]:
    """The row's cells, or one that says why it has none."""
    return [_failure(row), *[""] * (count - 1)] if "failed" in row else shown(row)


def _failure(row: Results) -> str:
    return f"no number: {row['failed']}".replace("|", "/")


def _mib(row: Results) -> str:
    return f"{row['peak_mib']:,.0f} MiB"
