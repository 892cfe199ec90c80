"""The command play: its arguments, what it says when it cannot, and one run in a real window."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from imports import ROOT
from made_up_desk import made_up_desk
from PIL import Image

from blenddigits.cli.play import add_play_arguments, play
from blenddigits.core.errors import UserError
from blenddigits.core.params import load_params
from blenddigits.window import opening
from blenddigits.window.preparing import prepare

PARAMS = ROOT / "params.yaml"


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="play")
    add_play_arguments(parser)
    return parser.parse_args(arguments)


def run_play(*arguments: str, **environment: str) -> tuple[int, str]:
    """Its exit code and error output, in a process of its own and without a display."""
    command = [sys.executable, "-m", "blenddigits", "play", *arguments]
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND"}
    rest = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        command,
        env={**rest, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--first", "x"], "expected a digit such as 3, or 3:12 for its twelfth test image"),
        (["--second", "3:one"], "expected a digit such as 3, or 3:12"),
        (["--blend", "1.5"], "expected a number from 0 to 1, found '1.5'"),
        (["--noise", "nan"], "expected a number from 0 to 0.8, found 'nan'"),
        (["--size", "10x10"], "expected a size from 1000x660 to 4000x3000, found '10x10'"),
        (["--seed", "-1"], "expected a whole number below 2**63, found '-1'"),
        (["--path", "round"], "invalid choice: 'round'"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parsed(*arguments)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("out.jpg", "out.jpg: the picture is a PNG; let the name end with .png"),
        ("folder.png", "folder.png: is a folder; name a file"),
        ("there.png", "there.png: is there already; add --force to overwrite it"),
    ],
)
def test_a_picture_goes_only_where_it_may(empty_folder: Path, name: str, said: str) -> None:
    Path("folder.png").mkdir()
    Path("there.png").write_text("mine")
    with pytest.raises(UserError) as error:
        play(parsed("--save", name))
    assert str(error.value) == said
    assert Path("there.png").read_text() == "mine"


def test_without_models_it_says_which_command_makes_them(made_up_data: Path) -> None:
    shutil.copy(PARAMS, made_up_data.parent)
    with pytest.raises(UserError, match=r"model\.safetensors: not found; run `dvc repro finetune"):
        play(parsed("--save", "out.png"))


def test_without_a_display_it_says_what_to_do(empty_folder: Path) -> None:
    shutil.copy(PARAMS, empty_folder)
    for environment in ({}, {"MPLBACKEND": "tkagg"}):
        code, errors = run_play(**environment)
        assert code == 1
        assert errors.startswith("error: no window can be opened: there is no display")
        assert "--save FILE.png" in errors
        assert errors.count("\n") == 1


def test_an_unknown_backend_is_named(empty_folder: Path) -> None:
    code, errors = run_play(MPLBACKEND="nonsense")
    assert code == 1
    assert errors.startswith("error: matplotlib cannot start: Key backend: 'nonsense' is not")
    assert errors.count("\n") == 1


def test_the_saved_picture_is_the_window_as_wished(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_desk", lambda wishes: prepare(made_up_desk(), wishes))
    size = ("--size", "1000x660")
    assert play(parsed("--save", "a.png", *size)) == 0
    assert play(parsed("--save", "a.png", "--force", *size)) == 0
    assert play(parsed("--save", "b.png", "--first", "4:2", *size)) == 0
    first, second = (np.asarray(Image.open(name)) for name in ("a.png", "b.png"))
    assert first.shape[:2] == (660, 1000)
    assert (first != second).any()


@pytest.fixture
def display() -> Iterator[str]:
    """The name of an X server without a screen."""
    if not shutil.which("Xvfb") or not find_spec("tkinter"):
        pytest.skip("a real window needs Xvfb and Python's tkinter")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1200x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


def test_a_real_window_answers_to_real_keys(empty_folder: Path, display: str) -> None:
    search = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "window_on_screen.py"), str(empty_folder)],
        env={**os.environ, "DISPLAY": display, "MPLBACKEND": "tkagg", "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "0.52 5\n[]\n"  # 5: no letter or digit is one of matplotlib's own keys
    assert Path("blend_3_8.png").exists()
    before, after = (np.asarray(Image.open(f"{name}.png")) for name in ("before", "after"))
    assert len(np.unique(before.reshape(-1, before.shape[2]), axis=0)) > 100
    assert (before != after).any()


def test_the_limits_fit_the_settings() -> None:
    """The noise that the window offers goes beyond what fine-tuning has seen."""
    assert load_params(PARAMS).finetune_noisy.noise_std_max <= 0.8
