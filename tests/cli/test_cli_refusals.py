"""What the command line refuses: one line for the user, the exit code, and nothing lost."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from blenddigits.cli import sources
from blenddigits.cli.main import main
from blenddigits.cli.parser import COMMANDS
from blenddigits.core import paths

DIGITS = ["digit:3", "digit:8"]
ENCODER = paths.ONNX_FILES["encoder"]


def errors(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that was printed for the user."""
    [line] = capsys.readouterr().err.splitlines()
    return line


def usage_error(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """The last line of a refused command."""
    with pytest.raises(SystemExit) as exit_:
        main(command)
    assert exit_.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


def test_the_folder_of_the_models_may_be_another(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.ONNX.rename("elsewhere")
    command = ["sample", "-n", "1", "-o", "a.png"]
    assert main(command) == 1
    assert errors(capsys).startswith(f"error: {ENCODER}: not found; run `make repro`")
    assert main([*command, "--folder", "elsewhere"]) == 0


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("nothing.png", "nothing.png: not found"),
        (".", ".: expected a picture, found a folder"),
        ("test:64", "test:64: the test images are test:0 to test:63"),
        ("", "the name of a digit is empty; name a picture file, or digit:3"),
        (f"test:{5000 * '1'}", f"test:{55 * '1'}...: expected a number after test:"),
        ("test:-1", "test:-1: expected a number after test:"),
        ("test:", "test:: expected a number after test:"),
        ("digit:seven", "digit:seven: no test image shows it; digits are 0 to 9"),
        ("digit:10", "digit:10: no test image shows it; digits are 0 to 9"),
        ("digit:", "digit:: expected a name after digit:"),
        ("class:", "class:: expected a name after class:"),
        ("digit:2:8", "digit:2:8: there are 7 test images of 2; choose 1 to 7"),
        ("digit:2:0", "digit:2:0: expected a number from 1 after digit:2:"),
        ("digit:2:", "digit:2:: expected a number from 1 after digit:2:"),
    ],
)
def test_a_digit_that_is_not_there_is_said_in_one_line(
    project_folder: Path, capsys: pytest.CaptureFixture[str], source: str, said: str
) -> None:
    for command in (["blend", "digit:3", source], ["reconstruct", source], ["denoise", source]):
        assert main([*command, "-o", "a.png"]) == 1
        assert errors(capsys) == f"error: {said}"
    assert not Path("a.png").exists()


def test_a_hand_is_of_ten_digits_at_most_and_writes_what_the_prior_knows(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["write", "37", "-o", "a.png", "--hand"]
    assert main([*command, *["digit:3"] * 11]) == 1
    assert errors(capsys) == "error: --hand: 11 digits; a hand is 1 to 10 of them"
    assert main(["write", "5", "-o", "a.png"]) == 1
    assert errors(capsys) == "error: text: the prior has no component of a 5: it knows 3, 7"
    assert not Path("a.png").exists()


def test_missing_data_says_how_to_get_it(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(paths.DATA)
    assert main(["blend", *DIGITS, "-o", "a.png"]) == 1
    assert "t10k-labels-idx1-ubyte: not found; run `dvc repro prepare_mnist`" in errors(capsys)


def test_a_file_is_replaced_only_by_force(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.png").write_bytes(b"mine")
    for command in (["blend", *DIGITS], ["sample"], ["denoise", "digit:1"]):
        assert main([*command, "-o", "a.png"]) == 1
        assert errors(capsys) == "error: a.png: is there already; --force replaces it"
    assert Path("a.png").read_bytes() == b"mine"
    assert main(["sample", "-n", "1", "-o", "a.png", "--force"]) == 0
    with Image.open("a.png") as picture:
        assert picture.size == (224, 224)


def test_a_target_that_cannot_be_written_is_named(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder.png").mkdir()
    assert main(["sample", "-o", "folder.png", "--force"]) == 1
    assert errors(capsys) == "error: folder.png: expected the name of a picture, found a folder"
    Path("file").touch()
    assert main(["sample", "-o", "file/a.png"]) == 1
    assert errors(capsys).startswith("error: file")
    too_large = ["blend", *DIGITS, "-o", "a.gif", "--frames", "1000", "--scale", "64"]
    assert main(too_large) == 1
    assert "the picture would have 3,211 million pixels" in errors(capsys)


def test_a_picture_that_would_stand_still_for_longer_than_a_gif_knows_is_refused(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    still = ["blend", "digit:3", "digit:3", "-o", "a.gif", "--scale", "1", "--model", "cross-fade"]
    assert main([*still, "--frames", "66", "--frame-ms", "10000"]) == 1
    assert errors(capsys).startswith(
        "error: a picture would stand still for more than 655.35 s, the longest that a GIF knows"
    )
    assert not Path("a.gif").exists()
    assert main([*still, "--frames", "65", "--frame-ms", "10000"]) == 0


def test_a_full_disk_leaves_no_file_behind(
    project_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, content: bytes, mode: int | None) -> None:
        raise OSError(28, os.strerror(28), str(path))

    monkeypatch.setattr(sources, "write_bytes", fail)
    assert main(["sample", "-o", "a.png"]) == 1
    assert errors(capsys) == "error: a.png: No space left on device"


def test_a_folder_that_is_a_file_is_seen_before_anything_is_computed(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(paths.ONNX)  # without which nothing could be
    Path("a.png").touch()
    assert main(["sample", "-o", "a.png/b/c.png"]) == 1
    assert errors(capsys) == "error: a.png: expected a folder for c.png, found a file"


@pytest.mark.parametrize(
    "command",
    [
        "sample -n 10000 --scale 64 -o a.png",
        "blend test:3 test:8 --frames 1000 --scale 64 -o a.gif",
    ],
)
def test_a_picture_that_would_be_too_large_is_refused_before_it_is_computed(
    project_folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    def compute(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("blenddigits.inference.model_files.run_batched", compute)
    assert main(command.split()) == 1
    assert "million pixels, more than 268" in errors(capsys)


def test_what_a_link_points_to_is_replaced_and_keeps_its_mode(project_folder: Path) -> None:
    Path("real.png").touch()
    Path("real.png").chmod(0o640)
    Path("a.png").symlink_to("real.png")
    assert main(["sample", "-n", "1", "-o", "a.png", "--force"]) == 0
    assert Path("a.png").is_symlink()
    assert Path("real.png").read_bytes().startswith(b"\x89PNG")
    assert Path("real.png").stat().st_mode & 0o777 == 0o640


def test_a_link_to_nothing_is_there_already(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.png").symlink_to("nothing.png")
    assert main(["sample", "-o", "a.png"]) == 1
    assert errors(capsys) == "error: a.png: is there already; --force replaces it"
    assert Path("a.png").is_symlink()


def test_a_link_to_itself_is_no_target(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.png").symlink_to("a.png")
    assert main(["sample", "-o", "a.png", "--force"]) == 1
    assert errors(capsys).startswith("error: a.png: a link that leads back to itself")


def test_a_named_pipe_is_written_to_and_stays(project_folder: Path) -> None:
    os.mkfifo("a.png")
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(Path("a.png").read_bytes)
        assert main(["sample", "-n", "1", "-o", "a.png", "--force"]) == 0
        assert read.result().startswith(b"\x89PNG")
    assert Path("a.png").is_fifo()


def test_labels_of_another_number_than_images_are_said(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = paths.MNIST_RAW / "t10k-labels-idx1-ubyte"
    labels.write_bytes(b"\0\0\x08\1\0\0\0\x08" + bytes(range(8)))
    assert main(["blend", *DIGITS, "-o", "a.png"]) == 1
    assert "damaged: 64 images, but 8 labels; run `dvc repro prepare_mnist`" in errors(capsys)


def test_ctrl_c_while_writing_leaves_what_was_there(
    project_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    Path("a.png").write_bytes(b"mine")
    before = sorted(os.listdir())
    monkeypatch.setattr(os, "replace", interrupt)
    assert main(["sample", "-o", "a.png", "--force"]) == 130
    assert Path("a.png").read_bytes() == b"mine"
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("blend digit:3 -o a.gif", "the following arguments are required: B"),
        ("blend digit:3 digit:8", "the following arguments are required: -o/--output"),
        ("blend digit:3 digit:8 -o a.jpg", "argument -o: expected a name that ends in .gif or"),
        ("blend digit:3 digit:8 -o a.gif --frames 1", "expected a whole number from 2 to 1000"),
        ("blend digit:3 digit:8 -o a.gif --frames 2.5", "expected a whole number from 2 to 1000"),
        ("blend digit:3 digit:8 -o a.png --alpha 1.01", "argument --alpha: expected a number from"),
        ("blend digit:3 digit:8 -o a.png --alpha nan", "argument --alpha: expected a number from"),
        ("blend digit:3 digit:8 -o a.png --alpha 0 --frames 3", "not allowed with argument"),
        ("blend digit:3 digit:8 -o a.gif --alpha 0.5", "argument --alpha: makes one picture"),
        ("blend digit:3 digit:8 -o a.png --back", "argument --back: only for a .gif file"),
        ("blend digit:3 digit:8 -o a.png --format gif", "a.png does not end in .gif"),
        ("blend digit:3 digit:8 -o a.gif --model gan", "argument --model: invalid choice: 'gan'"),
        ("blend digit:3 digit:8 -o a.gif --path round", "argument --path: invalid choice: 'round'"),
        ("blend digit:3 digit:8 -o a.gif --model ae --path shipped", "shipped path is the VAE's"),
        ("blend digit:3 digit:8 -o a.gif --model cross-fade --path straight", "takes no path"),
        ("blend - - -o a.gif", "only one can come from the pipe"),
        ("blend digit:3 digit:8 -o a.gif --scale 0", "argument --scale: expected a whole number"),
        ("sample -o a.gif", "expected a name that ends in .png, not 'a.gif'"),
        ("sample -n 0 -o a.png", "argument -n/--count: expected a whole number from 1 to 10000"),
        ("denoise digit:3 -o a.png --noise -1", "argument --noise: expected a number from 0 to 10"),
        ("write 20x6 -o a.png", "argument NUMBER: expected up to 40 digits, not '20x6'"),
        (f"write {41 * '1'} -o a.png", "expected up to 40 digits, not '111"),
        (f"write {5000 * '1'} -o a.png", f"expected up to 40 digits, not '{60 * '1'}' and more"),
        (f"clock --time {5000 * '1'} -o a.gif", f"not '{20 * '1'}'"),
        ("write 2026 -o a.gif", "expected a name that ends in .png or .svg, not 'a.gif'"),
        ("write 2026 -o a.svg --pixels", "argument --pixels: an .svg is of ink"),
        ("write 2026 -o a.png --size 5", "argument --size: expected a whole number from 28"),
        ("clock --time 24:00 -o a.gif", "argument --time: expected a time as in 12:59"),
        ("clock -o a.png", "expected a name that ends in .gif, not 'a.png'"),
        ("count 0 5000 -o a.gif", "arguments FROM and TO: more than 3600 steps apart"),
        ("count -1 5 -o a.gif", "argument FROM: expected a whole number from 0 to 999999999"),
        (f"sample -o a.png --seed {5000 * '9'}", f"not '{60 * '9'}' and more"),
        ("blend digit:3 digit:8 -o a.gif --size 9", "argument --size: expected a whole number"),
        ("blend digit:3 digit:8 -o a.gif --size 99 --scale 2", "not allowed with argument --s"),
        ("blend digit:3 digit:8 -o a.gif --turn auto --model ae", "only the vae knows what is"),
        ("reconstruct a.jpg -o a.png --digits --ink", "argument --digits: shows the pixels"),
        ("reconstruct a.jpg -o a.png --digits --turn 90", "neither turned nor noisy"),
        ("denoise a.jpg -o a.png --digits --noise 0.4", "neither turned nor noisy"),
        ("reconstruct a.jpg#2 -o a.png --digits", "--digits: shows all digits of a picture: leave"),
        ("denoise a.jpg#2 -o a.png --digits", "--digits: shows all digits of a picture: leave"),
        ("serve --port 70000", "argument --port: expected a whole number from 0 to 65535"),
        (
            "play --first 3:12",
            "argument --first: expected digit:3, digit:3:12 for its twelfth test",
        ),
        ("play --blend 0.3", "argument --blend: write --alpha 0.3, as for blend"),
        ("play --path even", "argument --path: invalid choice: 'even'"),
        ("bland", "invalid choice: 'bland'"),
    ],
)
def test_wrong_usage_is_named_and_ends_with_2(
    empty_folder: Path, capsys: pytest.CaptureFixture[str], command: str, said: str
) -> None:
    assert said in usage_error(capsys, *command.split())
    assert os.listdir() == []


def test_help_names_every_command_and_each_has_examples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 0
    overview = capsys.readouterr().out
    for command in COMMANDS:
        assert f"    {command} " in overview
        with pytest.raises(SystemExit) as exit_:
            main([command, "--help"])
        assert exit_.value.code == 0
        text = capsys.readouterr().out
        assert f"Examples:\n  blenddigits {command}" in text
        assert "Exit codes: 0 done" in text


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "blenddigits 0.1.0\n"
