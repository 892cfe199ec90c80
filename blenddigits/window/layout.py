"""Where everything in the window is."""

from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import SubplotSpec

from blenddigits.window.style import PAPER

DPI = 100
MARGINS = {"left": 0.025, "right": 0.975, "top": 0.985, "bottom": 0.045}


class SideLayout(NamedTuple):
    """The axes of one input, from top to bottom."""

    heading: Axes
    x_in: Axes
    x_hat: Axes
    classes: Axes
    browse: Axes
    noise: Axes
    numbers: Axes


class Layout(NamedTuple):
    """All axes of the window."""

    title: Axes
    message: Axes
    menu: Axes
    sides: tuple[SideLayout, SideLayout]
    blends: list[Axes]
    verdicts: list[Axes]
    position: Axes
    strip: Axes
    blend: Axes
    path: Axes
    bars: Axes
    dimensions: Axes
    code_buttons: Axes
    code_map: Axes
    cover: Axes


def lay_out(figure: Figure) -> Layout:
    """Divide the figure; every part keeps its share when the window changes its size."""
    figure.set_facecolor(PAPER)
    rows = figure.add_gridspec(3, 1, height_ratios=[0.42, 4.7, 3.6], hspace=0.2, **MARGINS)
    header = rows[0].subgridspec(1, 3, width_ratios=[3.1, 4.6, 5.1], wspace=0.09)
    above = rows[1].subgridspec(1, 3, width_ratios=[3.1, 6.6, 3.1], wspace=0.09)
    below = rows[2].subgridspec(1, 3, width_ratios=[5.2, 3.3, 4.2], wspace=0.1)
    centre = above[1].subgridspec(6, 1, height_ratios=[2.2, 0.3, 0.4, 0.85, 0.5, 0.45], hspace=0.08)
    knobs = below[1].subgridspec(2, 1, height_ratios=[5, 0.9], hspace=0.08)
    add = figure.add_subplot
    return Layout(
        title=add(header[0]),
        message=add(header[1]),
        menu=add(header[2]),
        sides=(_side(figure, above[0]), _side(figure, above[2])),
        blends=[add(spec) for spec in _columns(centre[0], 4)],
        verdicts=[add(spec) for spec in _columns(centre[1], 4)],
        position=add(centre[2]),
        strip=add(centre[3]),
        blend=add(centre[4]),
        path=add(centre[5]),
        bars=add(below[0]),
        dimensions=add(knobs[0]),
        code_buttons=add(knobs[1]),
        code_map=add(below[2]),
        cover=figure.add_axes((0, 0, 1, 1), zorder=10, visible=False),
    )


def _side(figure: Figure, spec: SubplotSpec) -> SideLayout:
    rows = spec.subgridspec(6, 1, height_ratios=[0.5, 2.1, 0.45, 0.5, 0.42, 0.6], hspace=0.16)
    add = figure.add_subplot
    x_in, x_hat = _columns(rows[1], 2)
    return SideLayout(
        heading=add(rows[0]),
        x_in=add(x_in),
        x_hat=add(x_hat),
        classes=add(rows[2]),
        browse=add(rows[3]),
        noise=add(rows[4]),
        numbers=add(rows[5]),
    )


def _columns(spec: SubplotSpec, count: int) -> list[SubplotSpec]:
    grid = spec.subgridspec(1, count, wspace=0.08)
    return [grid[0, column] for column in range(count)]
