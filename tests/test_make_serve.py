"""The server of `make serve`: no request ends it, and a port that is none is said in one line."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hostile_requests import MALFORMED, OF_NO_FILE, ask, throw
from imports import ROOT

from blenddigits.page.build import install_packages

PAGE = b"the whole page"
FRONTEND = ROOT / "frontend"
TIMEOUT_S = 60


class Served(NamedTuple):
    """A server that runs, and its folder."""

    port: int
    folder: Path


@pytest.fixture(scope="module")
def frontend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server's scripts beside a built page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        install_packages()
    folder = tmp_path_factory.mktemp("frontend")
    shutil.copytree(FRONTEND / "scripts", folder / "scripts")
    (folder / "node_modules").symlink_to(FRONTEND / "node_modules")
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "dist").mkdir()
    for name in ("index.html", "gone.txt"):
        (folder / "dist" / name).write_bytes(PAGE)
    (folder / "secret").write_text("not a part of the page")
    return folder


@pytest.fixture(scope="module")
def server(frontend: Path) -> Iterator[Served]:
    with serve(frontend, "0") as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[1]
        yield Served(int(address.rstrip("/").rpartition(":")[2]), frontend / "dist")
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=TIMEOUT_S)
        assert said == ""


def serve(frontend: Path, port: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        ["node", str(frontend / "scripts" / "serve.mjs")],
        env={**os.environ, "PORT": port},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def get(server: Served, path: bytes, *headers: bytes) -> tuple[int, bytes]:
    lines = (b"GET " + path + b" HTTP/1.1", b"Host: page", b"Connection: close", *headers)
    return ask(server.port, b"\r\n".join((*lines, b"", b"")))


@pytest.mark.parametrize(
    ("range_", "status", "content"),
    [
        (b"bytes=5-2", 416, b""),
        (b"bytes=99-", 416, b""),
        (b"bytes=99-100", 416, b""),
        (b"bytes=4-8", 206, b"whole"),
        (b"bytes=10-", 206, b"page"),
        (b"bytes=10-999", 206, b"page"),
        (b"bytes=0-0", 200, PAGE),
        (b"bytes=-4", 200, PAGE),
        (b"bytes=", 200, PAGE),
        (b"bytes=a-b", 200, PAGE),
        (b"bytes=1-2,4-5", 200, PAGE),
        (b"bytes=1e3-", 200, PAGE),
        (b"bytes=99999999999999999999-", 200, PAGE),
        (b"lines=1-2", 200, PAGE),
    ],
)
def test_a_range_is_given_refused_or_overlooked(
    server: Served, range_: bytes, status: int, content: bytes
) -> None:
    found, body = get(server, b"/", b"Range: " + range_)
    assert (found, body.strip(b"0\r\n")) == (status, content)  # an end of chunks may follow


@pytest.mark.parametrize("request_", OF_NO_FILE, ids=lambda line: repr(line[:40]))
def test_what_names_no_file_is_not_there(server: Served, request_: bytes) -> None:
    request_ = request_.replace(b"\r\n", b"\r\nHost: page\r\n", 1)
    assert ask(server.port, request_)[0] == 404


def test_what_is_malformed_ends_nothing(server: Served) -> None:
    for request in MALFORMED:
        throw(server.port, request)
    assert get(server, b"/")[1] == PAGE


@pytest.mark.parametrize("method", [b"POST", b"DELETE", b"OPTIONS"])
def test_nothing_can_be_done_but_to_read(server: Served, method: bytes) -> None:
    request = method + b" / HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n"
    assert ask(server.port, request)[0] == 405


def test_a_file_that_is_gone_breaks_its_own_answer_off_and_no_other(server: Served) -> None:
    (server.folder / "gone.txt").unlink()
    assert PAGE not in get(server, b"/gone.txt")[1]
    assert get(server, b"/")[1] == PAGE


@pytest.mark.parametrize("port", ["abc", "-1", "65536", "80.5", "1e3", " "])
def test_a_port_that_is_none_is_said_in_one_line(frontend: Path, port: str) -> None:
    with serve(frontend, port) as process:
        _, said = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 1
    assert said == f"PORT={port}: expected a whole number from 0 to 65535, 0 for any free one.\n"
