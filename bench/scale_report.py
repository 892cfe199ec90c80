"""scale.json in words and as a picture."""

import math
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.results import Results
from blenddigits.data.idx import USUAL_SIDE
from blenddigits.evaluation.markdown import markdown_table

MIB = 2**20
IMAGE_BYTES = USUAL_SIDE**2
INK, TIME, MEMORY, LIMIT = "#22201c", "#2257a5", "#b83a20", "#c8892b"
HEADER = [
    *("images", "their bytes", "an epoch", "images/s"),
    *("own memory, first half of the run", "second half", "with file pages, at most"),
]


def table(results: Results) -> str:
    """A row for each size, and what the largest was like in memory."""
    rows = [_row(name, row, results) for name, row in results["rows"].items()]
    machine, share = results["machine"], results["share_of_in_memory"]
    compared = f" From its file it is {share:.2f} times as fast as in memory." if share else ""
    return (
        f"{markdown_table(HEADER, rows)}\n\n{machine['cpu']}, {machine['cores']} cores, "
        f"{results['threads']} threads, {machine['date']}; load before: {machine['load_before']}. "
        f"{_what_was_learned(results)}{compared}"
    )


def _what_was_learned(results: Results) -> str:
    effort = results["effort"]
    if not effort["passed"]:
        return f"The largest had {effort['epochs']} epochs."
    drawn = effort["turn"] + effort["passed"]
    return (
        f"In {effort['epochs']} epochs every batch of the largest was drawn, and "
        f"{effort['turn']:,} of every {drawn:,} images were learned from."
    )


def draw(results: Results, file: Path) -> None:
    """Write a PNG with seconds of an epoch and memory by the number of images."""
    rows = {
        int(name): row
        for name, row in results["rows"].items()
        if name.isdecimal() and "failed" not in row
    }
    figure = Figure(figsize=(7.5, 3.4), dpi=150, layout="constrained")
    time, memory = figure.subplots(1, 2)
    sizes = list(rows)
    time.plot(sizes, [size / row["images_per_s"] for size, row in rows.items()], "o-", color=TIME)
    time.set_title("seconds of an epoch", fontsize=10, color=INK)
    bytes_of = [size * IMAGE_BYTES / MIB for size in sizes]
    memory.plot(sizes, bytes_of, "--", color=INK, linewidth=1, label="the images themselves")
    memory.axhline(results["limit_mib"], color=LIMIT, linewidth=1, label="limit")
    # Pages of the file are not in it: the system lends them, and takes them back.
    own = [row.get("second_half_own_mib", math.nan) for row in rows.values()]
    memory.plot(sizes, own, "o-", color=MEMORY, label="training's own")
    memory.set_title("memory, MiB", fontsize=10, color=INK)
    memory.legend(frameon=False, fontsize=8)
    for ax in (time, memory):
        _by_size(ax)
    figure.savefig(file)


def _by_size(ax: Axes) -> None:
    ax.set(xscale="log", yscale="log", xlabel="images")
    ax.spines[["top", "right"]].set_visible(False)


def _row(name: str, row: Results, results: Results) -> list[str]:
    size = int(name) if name.isdecimal() else max(int(n) for n in results["rows"] if n.isdecimal())
    title = f"{size:,}" if name.isdecimal() else f"{size:,}, {name}"
    stored = f"{size * IMAGE_BYTES / 1e6:,.0f} MB"
    if "failed" in row:
        return [title, stored, f"no number: {row['failed']}", *[""] * (len(HEADER) - 3)]
    held = [row.get(f"{part}_half_own_mib") for part in ("first", "second")]
    return [
        title,
        stored,
        f"{size / row['images_per_s']:,.1f} s",
        f"{row['images_per_s']:,.0f}",
        *("-" if mib is None else f"{mib:,.0f} MiB" for mib in held),
        f"{row['peak_mib']:,.0f} MiB",
    ]
