"""What deploy writes into the head of the page."""

import re

import pytest
from imports import ROOT

from tools.page_address import source_url
from tools.page_head import with_addresses, with_provenance

URL = "https://someone.github.io/digits/"
SOURCE = "https://github.com/Someone/digits"
PAGE = (ROOT / "frontend" / "index.html").read_text(encoding="utf-8")


def test_those_who_show_links_find_the_page_and_its_picture() -> None:
    filled = with_addresses(PAGE, URL, SOURCE)
    found = dict(re.findall(r'(?:property|name)="([\w:]+)"\s+content="([^"]*)"', filled))
    assert found["og:url"] == URL
    assert found["og:image"] == f"{URL}social.png"
    assert found["source"] == SOURCE
    assert "og:description" in found


def test_the_page_tells_of_which_commit_and_run_it_is() -> None:
    filled = with_provenance(PAGE, "0123abc+", "d41d8")
    assert '<meta name="commit" content="0123abc+" />' in filled
    assert '<meta name="lock" content="d41d8" />' in filled
    assert with_provenance("<!doctype html>", "0123abc", "d41d8") == "<!doctype html>"


def test_a_page_without_a_place_for_addresses_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 2 addresses and 1 source, got 0, 0"):
        with_addresses("<html></html>", URL, SOURCE)


@pytest.mark.parametrize(
    "address",
    ["git@github.com:Someone/digits.git", "https://github.com/Someone/digits", SOURCE + ".git/"],
)
def test_the_source_is_where_people_read_it(address: str) -> None:
    assert source_url(address) == SOURCE


def test_a_repository_elsewhere_has_no_known_source() -> None:
    assert source_url("https://example.com/digits.git") is None
