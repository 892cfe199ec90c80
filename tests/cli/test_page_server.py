"""The page's server: files with their types, nothing else, and errors in words."""

import errno
import os
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from hostile_requests import MALFORMED, OF_NO_FILE, ask, throw

from blenddigits.cli import page_server
from blenddigits.cli.page_server import HOST, PageServer, open_server
from blenddigits.core.errors import UserError

TYPES = {
    "index.html": "text/html",
    "assets/a-1.js": "text/javascript",
    "assets/a-1.mjs": "text/javascript",
    "assets/a-1.wasm": "application/wasm",
    "assets/a-1.onnx": "application/octet-stream",
    "assets/a-1.css": "text/css",
    "assets/a-1.png": "image/png",
    "digits.json": "application/json",
    "icon.svg": "image/svg+xml",
    "manifest.webmanifest": "application/manifest+json",
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    for name in TYPES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (tmp_path / "secret").write_text("not a part of the page")
    return folder


@pytest.fixture
def server(page: Path) -> Iterator[PageServer]:
    with open_server(0, page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def get(server: PageServer, path: str) -> tuple[bytes, Message]:
    with urllib.request.urlopen(f"http://{HOST}:{server.server_port}/{path}") as answer:
        return answer.read(), answer.headers


@pytest.mark.parametrize("name", TYPES)
def test_files_come_with_the_type_that_browsers_want(server: PageServer, name: str) -> None:
    content, headers = get(server, name)
    assert content == name.encode()
    assert headers.get_content_type() == TYPES[name]
    assert headers["Cache-Control"] == "no-cache"


def test_the_address_alone_is_the_page(server: PageServer) -> None:
    assert get(server, "")[0] == b"index.html"


@pytest.mark.parametrize("path", ["assets/", "none", "../secret", "%2e%2e/secret"])
def test_nothing_else_is_given(server: PageServer, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        get(server, path)
    with error.value as answer:
        assert answer.code == 404


def test_no_request_ends_it_or_is_told_of(
    server: PageServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {ask(server.server_port, request)[0] for request in OF_NO_FILE} == {404}
    for request in MALFORMED:
        throw(server.server_port, request)
    assert get(server, "")[0] == b"index.html"
    assert capsys.readouterr().err == ""


def test_a_browser_that_leaves_is_no_error(
    server: PageServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(*_: object) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(page_server.PageHandler, "do_GET", leave)
        with pytest.raises(OSError, match=r"closed|reset|Remote"):
            get(server, "index.html")
    assert get(server, "index.html")[0] == b"index.html"
    assert capsys.readouterr().err == ""


def test_a_taken_port_is_said(page: Path) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        said = f"port {port}: {os.strerror(errno.EADDRINUSE)}; choose another with --port, or 0"
        with pytest.raises(UserError, match=said):
            open_server(port, page)


def test_a_missing_page_says_what_builds_it(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{tmp_path}: no page there; run `make repro`"):
        open_server(0, tmp_path)
