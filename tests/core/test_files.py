"""A write happens whole or not at all."""

import errno
import io
import json
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from blenddigits.core.files import write_bytes, write_csv, write_json, write_npy

NO_PROCESS = 2**22 + 1  # above the largest number that Linux gives a process


def content_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def fill_disk_after(monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    """From now on a file takes `kept` bytes, and then there is no space left."""

    class FullDisk(io.FileIO):
        def writelines(self, pieces: Iterable[Any]) -> None:
            self.write(b"".join(pieces)[:kept])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def open_there(path: Path, mode: str) -> io.FileIO:
        return FullDisk(path, mode)

    monkeypatch.setattr(Path, "open", open_there)


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a" / "b" / "file", b"new")
    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"new"


def test_a_second_write_replaces_the_first_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_bytes(tmp_path / "file", b"the older and longer one")
    write_bytes(tmp_path / "file", b"new")
    assert content_of(tmp_path) == {"file": b"new"}


@pytest.mark.parametrize("before", [{}, {"file": b"old"}], ids=["no file before", "an old file"])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, bytes]
) -> None:
    for name, content in before.items():
        write_bytes(tmp_path / name, content)
    fill_disk_after(monkeypatch, kept=2)
    with pytest.raises(OSError, match="No space left on device"):
        write_bytes(tmp_path / "file", b"new content")
    assert content_of(tmp_path) == before


@pytest.mark.parametrize("interruption", [OSError(errno.EROFS, "read-only"), KeyboardInterrupt()])
def test_a_failure_just_before_the_end_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interruption: BaseException
) -> None:
    def fail(source: Path, target: Path) -> None:
        raise interruption

    write_bytes(tmp_path / "file", b"old")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(type(interruption)):
        write_bytes(tmp_path / "file", b"new")
    assert content_of(tmp_path) == {"file": b"old"}


def test_what_a_killed_run_left_is_cleared_by_the_next_write(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", lambda source, target: os.link(source, tmp_path / "kept"))
        write_bytes(tmp_path / "file", b"half")
        (tmp_path / "kept").rename(tmp_path / f".file.{NO_PROCESS}.0a.partial")  # as kill -9 does
    write_bytes(tmp_path / "file", b"new")
    assert content_of(tmp_path) == {"file": b"new"}


def test_what_a_live_writer_still_needs_stays(tmp_path: Path) -> None:
    partial = tmp_path / f".file.{os.getppid()}.0a.partial"
    partial.write_bytes(b"half")
    write_bytes(tmp_path / "file", b"new")
    assert partial.read_bytes() == b"half"


def test_nobody_is_asked_on_windows_where_that_would_be_a_ctrl_c(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(process: int, signal: int) -> None:
        raise AssertionError

    monkeypatch.setattr(os, "kill", send)
    monkeypatch.setattr(sys, "platform", "win32")
    partial = tmp_path / f".file.{NO_PROCESS}.0a.partial"
    partial.write_bytes(b"half")
    write_bytes(tmp_path / "file", b"new")
    assert content_of(tmp_path) == {partial.name: b"half", "file": b"new"}


def test_readers_of_a_race_see_one_whole_file(tmp_path: Path) -> None:
    file, contents = tmp_path / "file", [bytes([number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(len(contents)) as pool:
        writes = [pool.submit(write_bytes, file, content) for content in 10 * contents]
        while not all(write.done() for write in writes):
            if file.exists():
                assert file.read_bytes() in contents
        for write in writes:
            write.result()
    assert list(content_of(tmp_path)) == ["file"]


def test_a_long_name_is_no_longer_while_it_is_written(tmp_path: Path) -> None:
    write_bytes(tmp_path / (250 * "n"), b"new")
    assert content_of(tmp_path) == {250 * "n": b"new"}


def test_an_error_names_the_file_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_disk_after(monkeypatch, kept=2)
    with pytest.raises(OSError, match="No space") as error:
        write_bytes(tmp_path / "file", b"new content")
    assert error.value.filename == str(tmp_path / "file")


def test_json_is_read_back_and_ends_with_a_newline(tmp_path: Path) -> None:
    content = {"vae": {"neg_elbo": 97.5}, "list": [1, 2]}
    write_json(tmp_path / "a.json", content)
    write_json(tmp_path / "packed.json", content, indent=None)
    assert json.loads((tmp_path / "a.json").read_text()) == content
    assert (tmp_path / "a.json").read_text().endswith("}\n")
    assert (tmp_path / "packed.json").read_text() == '{"vae":{"neg_elbo":97.5},"list":[1,2]}\n'


def test_a_number_that_json_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json(tmp_path / "a.json", {"loss": float("nan")})
    assert content_of(tmp_path) == {}


def test_a_csv_has_one_header_and_one_line_a_row(tmp_path: Path) -> None:
    write_csv(tmp_path / "curves.csv", [{"epoch": 1, "loss": 0.5}, {"epoch": 2, "loss": 0.25}])
    assert (tmp_path / "curves.csv").read_bytes() == b"epoch,loss\n1,0.5\n2,0.25\n"


def test_an_array_is_read_back(tmp_path: Path) -> None:
    write_npy(tmp_path / "array.npy", np.arange(5))
    assert np.load(tmp_path / "array.npy").tolist() == [0, 1, 2, 3, 4]
