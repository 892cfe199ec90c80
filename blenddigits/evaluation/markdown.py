"""Tables in Markdown, for whoever reports numbers: the evaluation, the README, the benchmark."""

from collections.abc import Sequence

Cells = Sequence[str]


def markdown_table(header: Cells, rows: Sequence[Cells], *, padded: bool = False) -> str:
    """The first column to the left, the others to the right; no newline at the end.

    `padded` makes every cell as wide as its column: it then reads well unrendered, too.
    """
    rule = ["---", *["---:"] * (len(header) - 1)]
    columns = zip(header, rule, *rows, strict=True)
    widths = [max(map(len, column)) if padded else 0 for column in columns]
    rule = [cell.rjust(width, "-") for cell, width in zip(rule, widths, strict=True)]
    return "\n".join(_line(cells, widths) for cells in (header, rule, *rows))


def _line(cells: Cells, widths: Sequence[int]) -> str:
    padded = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
    padded[0] = cells[0].ljust(widths[0])
    return f"| {' | '.join(padded)} |"
