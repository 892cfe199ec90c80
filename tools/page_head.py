"""For deploy: what the head of the page can say only once it is known where the page will be."""

import html
import re

_RELATIVE = re.compile(r'(property="og:(?:url|image)" content=")\./')
_SOURCE = re.compile(r'(name="source" content=")"')


def with_addresses(page: str, url: str, source: str) -> str:
    """The page, whose URL ends with a slash, with absolute addresses for who shows links to it.

    `source` is where its code can be read. Raises ValueError when the page has no place for them.
    """
    absolute, count = _RELATIVE.subn(lambda found: found[1] + html.escape(url), page)
    named, sources = _SOURCE.subn(lambda found: f'{found[1]}{html.escape(source)}"', absolute)
    if (count, sources) != (2, 1):
        raise ValueError(f"index.html: expected 2 addresses and 1 source, got {count}, {sources}")
    return named
