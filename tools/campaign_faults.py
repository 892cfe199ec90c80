"""For the campaign: kills, full disks and servers that answer wrongly, and what is left of them."""

import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from blenddigits.core.errors import UserError
from blenddigits.download.fetching import verified
from blenddigits.download.sources import SourceError, mirrors
from tools import pull

DONE, REFUSED = "done", "refused in a line"
OLD, NEW = 300_000 * b"o", 300_000 * b"n"
LONGEST_S = 60.0

_WRITES = (
    "import sys; from pathlib import Path; from blenddigits.core.files import write_bytes;"
    "file = Path(sys.argv[1]); print(flush=True);"
    "[write_bytes(file, 300_000 * letter) for letter in int(sys.argv[2]) * [b'n', b'o']]"
)
_ANSWERS = (
    b"",
    b"\0\0\0",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nstages:",
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nstages:",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n\xff\xfe\x00",
    b"HTTP/1.1 200 OK\r\n\r\n[1, 2]",
    b"HTTP/1.1 200 OK\r\n\r\nstages: {a: {outs: 3}}",
    b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n",
    b"HTTP/1.1 999 What\r\n\r\n",
    b"HTTP/1.1 500 Error\r\n" + 200 * b"A: b\r\n" + b"\r\n",
    b"SSH-2.0-OpenSSH\r\n",
)


def kill_a_writer(random: Random, folder: Path) -> str:
    """Whole content, old or new, and nothing beside it once somebody writes again."""
    file = folder / "file"
    file.write_bytes(OLD)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITES, str(file), "100000"], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(random.uniform(0, 0.05))
        writer.kill()
    if file.read_bytes() not in (OLD, NEW):
        return "half a file"
    subprocess.run([sys.executable, "-c", _WRITES, str(file), "1"], check=True, capture_output=True)
    return DONE if [file] == list(folder.iterdir()) else "something left behind"


def fill_the_disk(random: Random, folder: Path) -> str:
    """A command's picture that finds no room: one line, the old picture, nothing beside it."""
    room = random.randrange(2000)
    picture = folder / "a.gif"
    picture.write_bytes(OLD)
    command = ("blend", "test:1", "test:2", "--model", "cross-fade", "-o", str(picture), "--force")
    done = subprocess.run(
        [sys.executable, "-m", "blenddigits", *command],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_S,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    if len(done.stderr.splitlines()) != 1 or done.returncode != 1:
        return f"code {done.returncode} and {len(done.stderr.splitlines())} lines"
    whole = picture.read_bytes() == OLD and list(folder.iterdir()) == [picture]
    return REFUSED if whole else "half a file"


def answer_wrongly(random: Random, _: Path) -> str:
    """A page that is none, for `make pull` or for who fetches a data set: one line."""
    answer, ask = random.choice(_ANSWERS), random.choice((_pull, _fetch))
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_answer, args=(server, answer), daemon=True)
        thread.start()
        try:
            ask(f"http://127.0.0.1:{server.getsockname()[1]}/")
        except (UserError, SourceError) as error:
            return REFUSED if len(str(error).splitlines()) == 1 else "refused in many lines"
        except Exception as error:
            return f"traceback ({type(error).__name__})"
    return "taken for what was asked for"


def _pull(address: str) -> None:
    pull.published_hashes(f"{address}dvc/dvc.lock")


def _fetch(address: str) -> None:
    verified(mirrors(lambda: [address], ending="").read(["file"]), {"file": ("its MD5",)})


def _answer(server: socket.socket, answer: bytes) -> None:
    """The same to everybody, also to those who are led here again."""
    while True:
        try:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)
        except OSError:
            return


FAULTS: Mapping[str, Callable[[Random, Path], str]] = {
    "kill -9 while a file is written": kill_a_writer,
    "a disk that is full at some byte": fill_the_disk,
    "servers that answer wrongly": answer_wrongly,
}
