"""How a stage's process ends: in words, with an exit code, and alone in its folder."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HEAD = """
import errno, os, time
from pathlib import Path
from blenddigits.core.errors import UserError
from blenddigits.core.stage import run_stage
"""


def start(folder: Path, body: str) -> subprocess.Popen[str]:
    """A process that runs, in `folder`, a stage whose main() is `body`."""
    script = folder / "some_stage.py"
    main = "".join(f"    {line}\n" for line in body.splitlines())
    script.write_text(f"{HEAD}\ndef main():\n{main}\nrun_stage(main)\n")
    command = [sys.executable, str(script)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, text=True, stdout=pipe, stderr=pipe)


def run(folder: Path, body: str) -> tuple[int, str]:
    process = start(folder, body)
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors


def test_a_stage_that_works_ends_with_0_and_no_word_of_fault(empty_folder: Path) -> None:
    assert run(empty_folder, "Path('out').write_text('done')") == (0, "")
    assert (empty_folder / "out").read_text() == "done"


def test_a_stage_says_how_long_it_took_where_it_came_to_its_end(empty_folder: Path) -> None:
    said, _ = start(empty_folder, "pass").communicate(timeout=60)
    assert re.fullmatch(r"some_stage took \d+\.\d s\n", said)
    said, _ = start(empty_folder, "raise UserError('no')").communicate(timeout=60)
    assert said == ""


def test_what_the_user_did_wrong_is_one_message_without_traceback(empty_folder: Path) -> None:
    code, errors = run(empty_folder, "raise UserError('data/x: damaged; run `dvc repro`')")
    assert (code, errors) == (1, "error: data/x: damaged; run `dvc repro`\n")


def test_a_full_disk_is_told_in_words(empty_folder: Path) -> None:
    code, errors = run(empty_folder, "Path('/dev/full').write_bytes(b'x')")
    expected = "error: the disk: No space left on device; free some space and run it again\n"
    assert (code, errors) == (1, expected)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("EROFS", "Read-only file system; make the disk writable and run it again"),
        ("EACCES", "Permission denied; make it readable and writable for you and run it again"),
        ("EDQUOT", "Disk quota exceeded; free some space and run it again"),
    ],
)
def test_a_file_that_cannot_be_written_is_named(empty_folder: Path, name: str, said: str) -> None:
    fail = f"raise OSError(errno.{name}, os.strerror(errno.{name}), 'artifacts/x')"
    assert run(empty_folder, fail) == (1, f"error: artifacts/x: {said}\n")


def test_a_bug_keeps_its_traceback(empty_folder: Path) -> None:
    code, errors = run(empty_folder, "raise ValueError('a bug')")
    assert code == 1
    assert "Traceback" in errors


def test_ctrl_c_ends_it_with_130_and_no_traceback(empty_folder: Path) -> None:
    process = start(empty_folder, "print('ready', flush=True); time.sleep(60)")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "")


LOGGED = """
with open('log', 'a') as log:
    print('start', file=log, flush=True)
    latest = time.monotonic() + 30
    while not Path('go').exists() and time.monotonic() < latest: time.sleep(0.01)
    print('end', file=log, flush=True)
"""


def test_a_second_run_waits_for_the_first_to_end(empty_folder: Path) -> None:
    log = empty_folder / "log"
    first = start(empty_folder, LOGGED)
    wait_until_it_holds(log, "start\n")
    second = start(empty_folder, LOGGED)
    assert second.stdout is not None
    assert second.stdout.readline() == "waiting for another some_stage in this folder to end\n"
    assert log.read_text() == "start\n"
    (empty_folder / "go").touch()
    assert [first.communicate(timeout=60)[1], second.communicate(timeout=60)[1]] == ["", ""]
    assert log.read_text() == "start\nend\nstart\nend\n"


def test_a_killed_run_stops_nobody(empty_folder: Path) -> None:
    first = start(empty_folder, LOGGED)
    wait_until_it_holds(empty_folder / "log", "start\n")
    first.kill()
    first.communicate()
    assert run(empty_folder, "pass") == (0, "")


def wait_until_it_holds(file: Path, text: str) -> None:
    deadline = time.monotonic() + 60
    while not (file.exists() and file.read_text() == text):
        assert time.monotonic() < deadline, f"{file} never held {text!r}"
        time.sleep(0.01)
