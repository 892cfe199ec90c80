"""A part of a document that a command writes, between two marks."""

from pathlib import Path

from blenddigits.core.errors import UserError


def with_part(text: str, content: str, begin: str, end: str, document: Path) -> str:
    """The text with this content between its marks; UserError when it has lost one of them."""
    before, found_begin, rest = text.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found_begin and found_end):
        raise UserError(f"{document}: the lines {begin} and {end} are not there; put them back")
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"
