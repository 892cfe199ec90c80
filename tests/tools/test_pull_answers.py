"""What `make pull` makes of servers that answer with too much, for too long, or with no text."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from blenddigits.core.errors import UserError
from tools import pull


class Wrong(BaseHTTPRequestHandler):
    """Answers in the way that the path names."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        parts = {"/large": [5 * 2**20 * b"a"], "/bytes": [b"\xff\xfe\0"]}
        for part in parts.get(self.path, []):
            self.wfile.write(part)
        while self.path == "/slow" and not self.server.ended.is_set():  # type: ignore[attr-defined]
            self.wfile.write(b"a")
            time.sleep(0.05)
        if self.path == "/%C3%BC":
            self.wfile.write(b"read")

    def log_message(self, *_: object) -> None:
        """Nothing to tell."""


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Wrong) as server:
        server.ended = threading.Event()  # type: ignore[attr-defined]
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.ended.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()


def test_wrong_answers_are_said_in_words(address: str) -> None:
    for path, said in (
        ("large", "larger than 4 MB: no dvc.lock is"),
        ("bytes", "no text; the page is damaged there, or another one"),
    ):
        with pytest.raises(UserError, match=f"^{address}/{path}: {said}"):
            pull._download(f"{address}/{path}")


def test_an_answer_without_end_is_ended(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull, "WHOLE_TIMEOUT_S", 0.2)
    with pytest.raises(UserError, match=f"^{address}/slow: did not end within 0.2 s; try again"):
        pull._download(f"{address}/slow")


def test_an_address_may_have_letters_of_any_script(address: str) -> None:
    assert pull._download(f"{address}/\u00fc") == "read"
    assert pull._in_ascii("https://b\u00fccher.example/\u00fc?\u00fc=1") == (
        "https://xn--bcher-kva.example/%C3%BC?%C3%BC=1"
    )
