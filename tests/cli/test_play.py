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
from made_up import MNIST
from made_up_state import made_up_state
from PIL import Image

from blenddigits.cli import play
from blenddigits.cli.main import main
from blenddigits.core.errors import UserError
from blenddigits.core.params import load_params
from blenddigits.data.data_set import save_data_set
from blenddigits.window import opening
from blenddigits.window.opening import prepare
from blenddigits.window.options import Options

PARAMS = ROOT / "params.yaml"


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="play")
    play.add_arguments(parser)
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
        (["--first", "x"], "expected digit:3, digit:3:12 for its twelfth test image, or test:123"),
        (["--second", "digit:3:one"], "digit:3:one: expected a number from 1 after digit:3:"),
        (["--alpha", "1.5"], "expected a number from 0 to 1, not '1.5'"),
        (["--noise", "nan"], "expected a number from 0 to 0.8, not 'nan'"),
        (["--size", "10x10"], "expected a size from 1000x660 to 4000x3000, not '10x10'"),
        (["--size", "1400"], "expected a size from 1000x660 to 4000x3000, not '1400'"),
        (["--seed", "-1"], f"expected a whole number from 0 to {2**63 - 1}, not '-1'"),
        (["--path", "round"], "invalid choice: 'round'"),
        (["--save", "out.jpg"], "expected a name that ends in .png, not 'out.jpg'"),
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
        ("folder.png", "folder.png: expected the name of a picture, found a folder"),
        ("there.png", "there.png: is there already; --force replaces it"),
    ],
)
def test_a_picture_goes_only_where_it_may(empty_folder: Path, name: str, said: str) -> None:
    Path("folder.png").mkdir()
    Path("there.png").write_text("mine")
    with pytest.raises(UserError) as error:
        play.run(parsed("--save", name))
    assert str(error.value) == said
    assert Path("there.png").read_text() == "mine"


def test_without_models_it_says_which_command_makes_them(made_up_data: Path) -> None:
    shutil.copy(PARAMS, made_up_data.parent)
    with pytest.raises(UserError, match=r"model\.safetensors: not found; run `dvc repro train_ae"):
        play.run(parsed("--save", "out.png"))


def test_without_a_display_it_says_what_to_do(empty_folder: Path) -> None:
    shutil.copy(PARAMS, empty_folder)
    for environment in ({}, {"MPLBACKEND": "tkagg"}):
        code, errors = run_play(**environment)
        assert code == 1
        assert errors.startswith("error: no window can be opened: there is no display")
        assert "--save OUT.png" in errors
        assert errors.count("\n") == 1


def test_an_unknown_backend_is_named(empty_folder: Path) -> None:
    code, errors = run_play(MPLBACKEND="nonsense")
    assert code == 1
    assert errors.startswith("error: matplotlib cannot start: Key backend: 'nonsense' is not")
    assert errors.count("\n") == 1


def test_play_without_its_packages_says_what_to_install(empty_folder: Path) -> None:
    code = (
        "import sys; sys.modules['torch'] = None;"
        "from blenddigits.cli.main import main; sys.exit(main(['play']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: play needs torch, which is not installed: run `make")
    assert done.stderr.count("\n") == 1


def test_the_saved_picture_is_the_window_as_asked_for(
    made_up_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_state", lambda options: prepare(made_up_state(), options))
    size = ("--size", "1000x660")
    assert main(["play", "--save", "a.png", *size]) == 0
    assert main(["play", "--save", "a.png", "--force", *size]) == 0
    play.run(parsed("--save", "b.png", "--first", "digit:4:2", *size))
    play.run(parsed("--save", "c.png", "--first", "test:14", *size))
    first, second, third = (np.asarray(Image.open(f"{name}.png")) for name in "abc")
    assert first.shape[:2] == (660, 1000)
    assert (first != second).any()
    assert (second == third).all()


def test_a_letter_is_named_as_in_blend(
    made_up_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Options] = []
    monkeypatch.setattr(opening, "open_window", opened.append)
    with pytest.raises(SystemExit):
        main(["play", "--first", "letter:B"])
    assert "argument --first: expected digit:3" in capsys.readouterr().err
    save_data_set(MNIST._replace(noun="letter", classes=tuple("ABCDEFGHIJ")))
    assert main(["play", "--first", "letter:B", "--second", "letter:c:2"]) == 0
    assert [(options.first, options.second) for options in opened] == [(1, 12)]
    assert main(["play", "--first", "letter:X"]) == 1
    assert "error: letter:X: no test image shows it; digits are A to J" in capsys.readouterr().err


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
