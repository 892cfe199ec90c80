"""Requests that no browser sends, for both servers of the page."""

import re
import socket

HOST = "127.0.0.1"
LONGEST_ANSWER_S = 20

_NAMES = (
    b"/%00",
    b"/index.html%00.png",
    b"/%ff%fe",
    b"/%ed%a0%80",
    b"/%",
    b"/..%2fsecret",
    b"/../secret",
    b"//secret",
    b"/__proto__",
    b"http://elsewhere/",
    b"*",
    b"/" + 9000 * b"a",
)
# A missing file is answered with 404 whatever it is called.
OF_NO_FILE = [b"GET " + name + b" HTTP/1.1\r\nConnection: close\r\n\r\n" for name in _NAMES]
MALFORMED = [
    b"GET /index.html HTTP/9.9\r\n\r\n",
    b"GET /index.html FTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nRange",
    b"GET /" + 99_000 * b"a" + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + 3000 * b"A: b\r\n" + b"\r\n",
    b"BREW / HTTP/1.1\r\n\r\n",
    b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"\x00\x01\xff\r\n\r\n",
    b"\r\n\r\n",
    b"",
]


def ask(port: int, request: bytes) -> tuple[int, bytes]:
    """The status of the answer, 0 for none, and what follows its headers."""
    with socket.create_connection((HOST, port), timeout=LONGEST_ANSWER_S) as connection:
        connection.sendall(request)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, content = answer.partition(b"\r\n\r\n")
    status = re.match(rb"HTTP/1\.[01] (\d+)", head)
    return int(status[1]) if status else 0, content


def throw(port: int, request: bytes) -> None:
    """Send it, and do not care what comes back."""
    try:
        with socket.create_connection((HOST, port), timeout=LONGEST_ANSWER_S) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            connection.recv(1)
    except OSError:
        pass  # an answer may come, and the connection end, before all is sent
