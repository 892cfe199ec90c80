"""A part of a document that a command writes, between two marks."""

import re
from pathlib import Path

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes


def with_part(text: str, content: str, begin: str, end: str, document: Path) -> str:
    """The text with this content between its marks; UserError when it has lost one of them."""
    before, found_begin, rest = text.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found_begin and found_end):
        raise UserError(f"{document}: the lines {begin} and {end} are not there; put them back")
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"


def renew(document: Path, content: str, begin: str, end: str) -> None:
    """Write this content between the marks in the document; UserError as above."""
    text = with_part(document.read_text(encoding="utf-8"), content, begin, end, document)
    write_bytes(document, text.encode())


def rows_between(document: Path, begin: str, end: str) -> dict[str, tuple[str, ...]]:
    """The cells of each row of the table between the marks, by the first of them."""
    part = document.read_text(encoding="utf-8").partition(begin)[2].partition(end)[0]
    lines = re.findall(r"^\| (.*) \|$", part, re.MULTILINE)[2:]
    rows = (tuple(cell.strip() for cell in line.split(" | ")) for line in lines)
    return {cells[0]: cells for cells in rows}
