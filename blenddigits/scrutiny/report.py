"""The answers as Markdown tables."""

from collections.abc import Mapping
from typing import Any

from blenddigits.data.data_set import DataSet
from blenddigits.evaluation.markdown import markdown_table
from blenddigits.evaluation.methods import CROSSFADE, SHIPPED, STRAIGHT
from blenddigits.evaluation.table import cell, warning
from blenddigits.scrutiny.rivals import ARC, REAL, TRANSPORT

RIVALS = {
    CROSSFADE: "pixel cross-fade",
    TRANSPORT: "optimal transport of pixels",
    STRAIGHT: "straight line of codes",
    ARC: "arc of codes (slerp)",
    REAL: "training images along the path",
    SHIPPED: "what ships",
}
COLUMNS = {
    "fd_share": ("FD", 3),
    "kid_share": ("KID", 3),
    "path_fd_share": ("FD on path", 3),
    "validity": ("sure", 3),
    "path_validity": ("on path", 3),
    "third_class": ("3rd class", 3),
    "evenness": ("evenness", 2),
}
NAMES = {
    "noisy": "the noisy picture",
    "median": "median of 3 x 3",
    "non_local_means": "non-local means",
    "shipped": "what ships",
}

Tree = Mapping[str, Any]


def report(answers: Tree, data: DataSet, judge_accuracy: float) -> str:
    """Five tables, one below the other; below the first, what a poor judge makes of it."""
    blends = answers["blends"]
    tables = [
        _rivals(answers["rivals"], data),
        *warning(judge_accuracy),
        _shapes(blends["shapes"]),
        _blends(blends, answers["rivals"]["neighbours_fd_share"]),
        _denoising(answers["denoising"]),
        _damage(answers["damage"]),
    ]
    return "\n\n".join(tables) + "\n"


def _rivals(rivals: Tree, data: DataSet) -> str:
    rows = [
        [title, *(cell(rivals[name].get(key), digits) for key, (_, digits) in COLUMNS.items())]
        for name, title in RIVALS.items()
    ]
    titles = [f"from one {data.noun} to another", *(title for title, _ in COLUMNS.values())]
    return markdown_table(titles, rows, padded=True)


def _shapes(shapes: Tree) -> str:
    rows = [
        [name, *(f"{shape[key]:.2f}" for key in ("correlation", "difference", "to_strangers"))]
        for name, shape in shapes.items()
    ]
    titles = ["half way against the ends' mean", "correlation", "difference", "to another pair's"]
    return markdown_table(titles, rows, padded=True)


def _blends(blends: Tree, neighbours_fd_share: float) -> str:
    near = blends["nearest_training_image"]
    rows = {
        "stations that are used": f"{blends['stations']}",
        "stations there are": f"{blends['stations_to_choose_from']}",
        "L2 from a half-way picture to the nearest training image": f"{near['blends']:.2f}",
        "L2 from a test image to it": f"{near['test_images']:.2f}",
        "length of the decoded path, L2": f"{blends['length']:.1f}",
        "the same over the distance of its ends": f"{blends['length_over_distance']:.2f}",
        "pairs whose half-way picture jumps": f"{blends['jumps']:.4f}",
        "FD half way to the nearest other code (iFID)": f"{neighbours_fd_share:.3f}",
    }
    return markdown_table(["blends that ship", ""], list(rows.items()), padded=True)


def _denoising(denoising: Tree) -> str:
    rows = [
        [title, *(f"{numbers[name]:.1f}" for numbers in denoising.values())]
        for name, title in NAMES.items()
    ]
    titles = [name.replace("_", " ", 1).replace("_", ".") for name in denoising]
    return markdown_table(["PSNR, dB", *titles], rows, padded=True)


def _damage(damage: Tree) -> str:
    rows = []
    for kind, numbers in damage.items():
        before, after = (
            [f"{numbers['psnr_db'][which]:.1f}", f"{numbers['class_kept'][which]:.3f}"]
            for which in ("damaged", "shipped")
        )
        rows.append([kind.replace("_", " "), *before, *after])
    titles = ["PSNR, dB", "class kept", "PSNR, what ships", "class kept"]
    return markdown_table(["damage", *titles], rows, padded=True)
