"""The command line between other programs: pipes, signals, and how soon it is there."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import termios
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import as_image, content_of, drawn
from imports import ROOT

from blenddigits.core import paths

COMMAND = [sys.executable, "-m", "blenddigits"]
TIMEOUT_S = 60
BLEND = ["blend", "3.png", "8.png"]
TRAINING = {"torch", "torchvision", "onnx", "matplotlib", "pydantic", "sklearn"}


@pytest.fixture
def here(models_folder: Path, empty_folder: Path) -> Path:
    """The current folder, with the tiny models and two drawings."""
    shutil.copytree(models_folder, paths.ONNX)
    for digit in (3, 8):
        as_image(1 - drawn(digit)).save(f"{digit}.png")
    return empty_folder


def run(*arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*COMMAND, *arguments],
        input=given,
        capture_output=True,
        timeout=TIMEOUT_S,
        check=False,
        env=environment(),
    )


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def besides_strangeness(stderr: bytes) -> list[bytes]:
    """All lines but those that made-up pictures are unlike digits."""
    said = b": this does not look like a digit to the model"
    return [line for line in stderr.splitlines() if not line.endswith(said)]


def test_pictures_go_through_pipes(here: Path) -> None:
    first_only = ["--model", "cross-fade", "--alpha", "0"]
    one = run(*BLEND, *first_only, "-o", "-")
    assert one.stdout.startswith(b"\x89PNG")
    both = run("blend", "-", "8.png", "-o", "-", given=one.stdout)
    assert both.stdout.startswith(b"GIF89a")
    assert (both.returncode, besides_strangeness(both.stderr)) == (0, [])
    Path("one.png").write_bytes(one.stdout)
    assert run("blend", "one.png", "8.png", "-o", "-").stdout == both.stdout
    middle = run(*BLEND, "-o", "-", "--alpha", "0.5")
    assert middle.stdout.startswith(b"\x89PNG")


def test_no_picture_in_the_pipe_is_said(here: Path) -> None:
    for given, said in ((b"", b"empty"), (b"text", b"no picture that can be read")):
        done = run("reconstruct", "-", "-o", "a.png", given=given)
        assert done.returncode == 1
        assert done.stderr.startswith(b"error: standard input: " + said)
        assert done.stderr.count(b"\n") == 1


def test_a_reader_that_stops_early_is_no_error(here: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, *BLEND, "-o", "-", "--frames", "200", "--model", "cross-fade"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()  # long before there is a picture
    assert process.wait(TIMEOUT_S) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_terminal_is_spared_the_bytes(here: Path) -> None:
    controller, terminal = os.openpty()
    try:
        done = subprocess.run(
            [*COMMAND, *BLEND, "-o", "-"],
            stdout=terminal,
            stderr=subprocess.PIPE,
            timeout=TIMEOUT_S,
            check=False,
            env=environment(),
        )
    finally:
        os.close(controller)
        os.close(terminal)
    assert done.returncode == 1
    assert done.stderr == (
        b"error: -: a terminal shows no pictures; name a file, or pipe it to a program\n"
    )


@pytest.mark.parametrize(
    ("closed", "code", "said"),
    [
        ("-o a.png >&-", 0, b""),
        ("-o a.png <&- 2>&-", 0, b""),
        ("-o a.png <&- >&- 2>&-", 0, b""),
        ("-o - >&-", 1, b"error: -: standard output is closed; name a file\n"),
    ],
)
def test_closed_streams_make_no_traceback(here: Path, closed: str, code: int, said: bytes) -> None:
    command = f"{sys.executable} -m blenddigits sample -n 1 {closed}"
    done = subprocess.run(
        command, shell=True, capture_output=True, timeout=TIMEOUT_S, check=False, env=environment()
    )
    assert (done.returncode, done.stderr) == (code, said)
    assert Path("a.png").exists() == (code == 0)


def test_a_name_that_the_terminal_cannot_show_is_written_all_the_same(here: Path) -> None:
    command = [*COMMAND, "sample", "-n", "1", "-o", "\U0001f600.png"]
    ascii_only = {**environment(), "PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"}
    done = subprocess.run(command, capture_output=True, check=False, env=ascii_only)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"wrote \\U0001f600.png: ")
    assert Path("\U0001f600.png").exists()


def test_progress_of_long_work_is_for_terminals_only(here: Path) -> None:
    long = [*BLEND, "--frames", "1000", "--scale", "1", "--force", "-o", "a.gif"]
    assert besides_strangeness(run(*long).stderr) == []
    controller, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (25, 80))
    slowly = (
        "import blenddigits.cli.blend as c; c.PROGRESS_AFTER_S = 0;"
        "from blenddigits.cli.main import main; main()"
    )
    command = [sys.executable, "-c", slowly, *long]
    with subprocess.Popen(command, stderr=terminal, stdout=subprocess.DEVNULL, env=environment()):
        os.close(terminal)
        shown = b""
        with contextlib.suppress(OSError):  # this is how a terminal without programs ends
            while part := os.read(controller, 1000):
                shown += part
    os.close(controller)
    assert b"blending:" in shown


@contextlib.contextmanager
def served(*arguments: str) -> Iterator["tuple[subprocess.Popen[str], str]"]:
    """The server's process and its address."""
    command = [*COMMAND, "serve", "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().split()[0]
        finally:
            process.kill()


def test_the_page_is_served_and_ctrl_c_ends_it_quietly(here: Path) -> None:
    paths.DIST.mkdir(parents=True)
    (paths.DIST / "index.html").write_text("the page")
    with served() as (process, address):
        with urllib.request.urlopen(address) as answer:
            assert answer.read() == b"the page"
        process.send_signal(signal.SIGINT)
        assert process.wait(TIMEOUT_S) == 130
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_no_program_of_ours_leaves_or_sends_anything_of_its_use(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """ONNX Runtime's telemetry would begin with a database in the user's folder."""
    home = tmp_path_factory.mktemp("home")
    own = {**environment(), "HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")}
    own.pop("ORT_DISABLE_TELEMETRY", None)  # this process has imported the package
    command = [*COMMAND, *BLEND, "-o", "a.gif", "--frames", "2"]
    subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT_S, env=own)
    assert list(home.rglob("*")) == []


def test_ctrl_c_while_blending_leaves_no_file(here: Path) -> None:
    waiting = (
        "import blenddigits.cli.sources as s, time;"
        "s.read_source = lambda *_: (print('ready', flush=True), time.sleep(60));"
        "import sys; from blenddigits.cli.main import main; sys.exit(main())"
    )
    before = sorted(os.listdir())
    command = [sys.executable, "-c", waiting, *BLEND, "-o", "a.gif"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=TIMEOUT_S)
    assert (process.returncode, said) == (130, b"")
    assert sorted(os.listdir()) == before


PRESSED = """
import os, signal, sys

class Presses:
    def find_spec(self, name, *_):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Presses())
from blenddigits.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(
    "module",
    ["numpy", "PIL.Image", "onnxruntime", "onnxruntime.capi.onnxruntime_pybind11_state"],
)
def test_ctrl_c_while_something_is_imported_ends_it_quietly(here: Path, module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRESSED, module, *BLEND, "-o", "a.gif"],
        capture_output=True,
        timeout=TIMEOUT_S,
        check=False,
        env=environment(),
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert not Path("a.gif").exists()


@pytest.mark.parametrize(("asked", "modules"), [("--help", 60), ("--version", 150)])
def test_help_is_there_at_once(here: Path, asked: str, modules: int) -> None:
    """It loads itself and a little of Python: no arrays, no models, no other package at all."""
    loaded = loaded_by("-m", "blenddigits", asked) - loaded_by("-c", "pass")
    packages = {name.partition(".")[0] for name in loaded}
    assert packages - sys.stdlib_module_names == {"blenddigits"}
    assert len(loaded) < modules


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a run of Python imports."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


@pytest.mark.parametrize(
    ("command", "first_line"),
    [
        ([*BLEND, "-o", "a.gif"], "wrote a.gif: "),
        (["denoise", "3.png", "--noise", "0.3", "-o", "a.png"], "wrote a.png: "),
        (["sample", "-o", "a.png"], "wrote a.png: "),
        (["info", str(paths.ONNX_FILES["encoder"])], "file "),
    ],
)
def test_a_picture_needs_nothing_but_the_onnx_models(
    here: Path, command: list[str], first_line: str
) -> None:
    """Not even the rest of the project: the drawings come from files."""
    code = (
        "import sys; from blenddigits.cli.main import main; code = main();"
        "print(*{name.split('.')[0] for name in sys.modules}); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
    )
    said, *_, loaded = done.stdout.splitlines()
    assert said.startswith(first_line)
    assert {"numpy", "onnxruntime"} <= set(loaded.split())
    assert not TRAINING & set(loaded.split())
    if said.startswith("wrote"):
        assert said == f"wrote {command[-1]}: {Path(command[-1]).stat().st_size:,} bytes"
    assert content_of(as_image(1 - drawn(3))) == Path("3.png").read_bytes()
