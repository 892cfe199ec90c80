"""The built page on this computer, served by Python alone."""

import errno
import functools
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from blenddigits.core import paths
from blenddigits.core.errors import UserError

HOST = "127.0.0.1"


class PageHandler(SimpleHTTPRequestHandler):
    """Files of the page with the types that browsers insist on, and no lists of folders."""

    extensions_map = {  # noqa: RUF012, the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".onnx": "application/octet-stream",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def send_head(self) -> Any:
        """A name that no file can have is that of none: one with a zero byte, say."""
        try:
            return super().send_head()
        except ValueError:
            self.send_error(404)
            return None

    def list_directory(self, path: Any) -> None:  # noqa: ARG002, the base class asks for it
        """Folders without an index.html are not there."""
        self.send_error(404)

    def end_headers(self) -> None:
        """The page of the last build is not taken for that of this one."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Requests are not worth a line each."""


class PageServer(ThreadingHTTPServer):
    """It goes on when a browser breaks a connection off."""

    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A broken connection is the browser's right; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(port: int, folder: Path = paths.DIST) -> PageServer:
    """A server of the page in `folder`, which listens already; port 0 takes any free one.

    Raises UserError when there is no page, or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise UserError(f"{folder}: no page there; run `make repro`, which builds it")
    try:
        return PageServer((HOST, port), functools.partial(PageHandler, directory=str(folder)))
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        raise UserError(
            f"port {port}: {error.strerror}; choose another with --port, or 0 for any free one"
        ) from None
