"""For deploy: what the head of the page can say only once it is known where the page will be."""

import html
import re

_RELATIVE = re.compile(r'(property="og:(?:url|image)" content=")\./')
_SOURCE = re.compile(r'(name="source" content=")"')
_COMMIT = re.compile(r'(name="commit" content=")"')
_LOCK = re.compile(r'(name="lock" content=")"')


def with_provenance(page: str, commit: str, lock_md5: str) -> str:
    """The page that tells in About of which commit and which dvc.lock it is, if it has the places.

    It is said only here, as a build that knew its commit would be another file at every commit.
    """
    named = _COMMIT.sub(lambda found: f'{found[1]}{html.escape(commit)}"', page)
    return _LOCK.sub(lambda found: f'{found[1]}{html.escape(lock_md5)}"', named)


def with_addresses(page: str, url: str, source: str) -> str:
    """The page, whose URL ends with a slash, with absolute addresses for who shows links to it.

    `source` is where its code can be read. Raises ValueError when the page has no place for them.
    """
    absolute, count = _RELATIVE.subn(lambda found: found[1] + html.escape(url), page)
    named, sources = _SOURCE.subn(lambda found: f'{found[1]}{html.escape(source)}"', absolute)
    if (count, sources) != (2, 1):
        raise ValueError(f"index.html: expected 2 addresses and 1 source, got {count}, {sources}")
    return named
