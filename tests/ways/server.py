"""A static server, which may take uploads as well: for DVC's remotes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Static(SimpleHTTPRequestHandler):
    """As a static host: 501 to whoever uploads."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the name is inherited
        pass


class WithUploads(Static):
    """Keeps what is posted, as DVC's remotes of HTTP want it."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        file = Path(self.translate_path(self.path))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"".join(self.chunks()))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def chunks(self) -> Iterator[bytes]:
        """The body, in pieces whose sizes are told before each, or once for all of it."""
        if length := self.headers.get("Content-Length"):
            yield self.rfile.read(int(length))
            return
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()


@contextmanager
def served(folder: Path, handler: type[Static] = Static) -> Iterator[str]:
    """The address of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
