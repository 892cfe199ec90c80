"""The command line as a person uses it: files, answers, exit codes."""

import io
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from drawn import as_image, drawn, photographed
from jaxtyping import Float, UInt8
from PIL import Image

import blenddigits
from blenddigits import commands, paths, picture_files
from blenddigits.cli import main
from blenddigits.idx import mnist_test_image
from blenddigits.pictures import to_bytes

Pixels = UInt8[np.ndarray, "height width"]

DIGITS = ["digit:3", "digit:8"]


@pytest.fixture
def here(
    made_up_data: Path, models_folder: Path, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The current folder, with MNIST and the tiny models where they belong."""
    monkeypatch.delenv("BLENDDIGITS_MODELS", raising=False)
    shutil.copytree(models_folder, paths.ONNX)
    return empty_folder


def pixels(file: Path | io.BytesIO) -> Pixels:
    with Image.open(file) as picture:
        assert picture.mode == "L"
        return np.asarray(picture)


def frames_of(file: Path) -> list[Pixels]:
    with Image.open(file) as animation:
        frames = []
        for number in range(animation.n_frames):  # type: ignore[attr-defined]  # GIFs have it
            animation.seek(number)
            frames.append(np.asarray(animation.convert("L")))
        return frames


def enlarged(image: Float[np.ndarray, "h w"], scale: int) -> Pixels:
    return to_bytes(image).repeat(scale, axis=0).repeat(scale, axis=1)


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


def test_a_gif_has_every_frame_even_delays_and_no_end(here: Path) -> None:
    assert main(["blend", *DIGITS, "-o", "a.gif", "--frames", "7", "--frame-ms", "90"]) == 0
    with Image.open("a.gif") as animation:
        assert animation.info["loop"] == 0
        assert animation.size == (224, 224)
        for number in range(7):
            animation.seek(number)
            assert animation.info["duration"] == 90
    a, b = mnist_test_image(3), mnist_test_image(8)  # the made-up labels are 0 to 9 in turn
    expected = blenddigits.load().blend(a, b, frames=7)
    for frame, image in zip(frames_of(Path("a.gif")), expected, strict=True):
        np.testing.assert_array_equal(frame, enlarged(image, 8))


def test_back_returns_without_showing_an_end_twice(here: Path) -> None:
    assert main(["blend", *DIGITS, "-o", "a.gif", "--frames", "4", "--back"]) == 0
    frames = frames_of(Path("a.gif"))
    assert len(frames) == 6
    for number in (1, 2):
        np.testing.assert_array_equal(frames[number], frames[-number])


def test_a_strip_shows_the_frames_side_by_side(here: Path) -> None:
    assert main(["blend", *DIGITS, "-o", "a.png", "--frames", "3", "--scale", "2"]) == 0
    expected = blenddigits.load().blend(mnist_test_image(3), mnist_test_image(8), frames=3)
    np.testing.assert_array_equal(pixels(Path("a.png")), enlarged(np.hstack(list(expected)), 2))


def test_one_position_is_one_picture(here: Path) -> None:
    assert main(["blend", "test:3", "test:8", "-o", "a.png", "--alpha", "0.4", "--scale", "1"]) == 0
    expected = blenddigits.load().blend(mnist_test_image(3), mnist_test_image(8), 0.4)
    np.testing.assert_array_equal(pixels(Path("a.png")), to_bytes(expected))


@pytest.mark.parametrize("path", ["shipped", "straight", "norm-preserving"])
def test_the_path_is_the_one_asked_for(here: Path, path: str) -> None:
    command = ["blend", *DIGITS, "-o", "a.png", "--alpha", "0.3", "--scale", "1", "--path", path]
    assert main(command) == 0
    model, a, b = blenddigits.load(), mnist_test_image(3), mnist_test_image(8)
    expected = {name: model.blend(a, b, 0.3, path=name) for name in ("shipped", "straight")}
    expected["norm-preserving"] = model.blend(a, b, 0.3, path="norm-preserving")
    np.testing.assert_array_equal(pixels(Path("a.png")), to_bytes(expected[path]))


def test_the_model_is_the_one_asked_for(here: Path) -> None:
    a, b = mnist_test_image(3), mnist_test_image(8)
    expected = {
        "ae": blenddigits.load(kind="ae").blend(a, b, 0.3),
        "cross-fade": np.float32(0.7) * a + np.float32(0.3) * b,
    }
    for model, image in expected.items():
        command = ["blend", *DIGITS, "-o", f"{model}.png", "--alpha", "0.3", "--scale", "1"]
        assert main([*command, "--model", model]) == 0
        found = pixels(Path(f"{model}.png")).astype(int)
        assert np.abs(found - to_bytes(image)).max() <= 1


def test_a_cross_fade_needs_no_models(here: Path) -> None:
    shutil.rmtree(paths.ONNX)
    assert main(["blend", *DIGITS, "-o", "a.gif", "--model", "cross-fade"]) == 0


def test_photos_are_blended_from_end_to_end(here: Path) -> None:
    for digit in (3, 8):
        as_image(photographed(drawn(digit, (600, 450)))).save(f"{digit}.jpg")
    assert (
        main(["blend", "3.jpg", "8.jpg", "-o", "out/a.png", "--frames", "2", "--scale", "1"]) == 0
    )
    read = np.stack([blenddigits.read_digit(f"{digit}.jpg") for digit in (3, 8)])
    expected = np.hstack(list(blenddigits.load().reconstruct(read)))
    assert np.abs(pixels(Path("out/a.png")).astype(int) - to_bytes(expected)).max() <= 1


def test_reconstruct_and_denoise_write_what_the_model_makes(here: Path) -> None:
    image = mnist_test_image(5)
    expected = to_bytes(blenddigits.load().reconstruct(image))
    for command in ("reconstruct", "denoise"):
        assert main([command, "test:5", "-o", f"{command}.png", "--scale", "1"]) == 0
        np.testing.assert_array_equal(pixels(Path(f"{command}.png")), expected)
    beside = ["reconstruct", "test:5", "-o", "b.png", "--scale", "1", "--beside", "--model", "ae"]
    assert main(beside) == 0
    expected = to_bytes(blenddigits.load(kind="ae").reconstruct(image))
    np.testing.assert_array_equal(pixels(Path("b.png")), np.hstack([to_bytes(image), expected]))


def test_noise_is_added_first_and_is_the_same_for_the_same_seed(here: Path) -> None:
    seen = []
    for number, seed in enumerate(("1", "1", "2")):
        name = f"{number}.png"
        command = ["denoise", "test:5", "-o", name, "--noise", "0.4", "--seed", seed, "--beside"]
        assert main([*command, "--scale", "1"]) == 0
        seen.append(pixels(Path(name)))
    np.testing.assert_array_equal(seen[0], seen[1])
    assert (seen[0] != seen[2]).any()
    noise = seen[0][:, :28] / 255 - mnist_test_image(5)
    assert 0.1 < noise.std() < 0.4  # part of it is clipped
    assert 0 <= seen[0].min() <= seen[0].max() <= 255


def test_samples_fill_a_square(here: Path) -> None:
    assert main(["sample", "-n", "5", "-o", "a.png", "--scale", "1", "--seed", "3"]) == 0
    square = pixels(Path("a.png"))
    assert square.shape == (2 * 28, 3 * 28)
    expected = to_bytes(blenddigits.load().sample(5, seed=3))
    np.testing.assert_array_equal(square[:28, 28:56], expected[1])
    np.testing.assert_array_equal(square[28:, :28], expected[3])
    assert not square[28:, 56:].any()


def test_info_tells_inputs_outputs_size_latent_and_origin(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["info", str(paths.ENCODER_ONNX), str(paths.AE_DECODER_ONNX)]) == 0
    first, second = capsys.readouterr().out.split("\n\n")
    size = paths.ENCODER_ONNX.stat().st_size
    facts = dict(line.split(maxsplit=1) for line in first.splitlines() if "put" not in line)
    assert facts["file"] == str(paths.ENCODER_ONNX)
    assert facts["size"] == f"{size:,} bytes"
    assert (facts["latent_dim"], facts["data"]) == ("2", "made-up")
    assert len(facts["md5"]) == 32
    assert "input image    float (N, 1, 28, 28)" in first
    assert "output logvar  float (N, 2)" in first
    assert "input z       float (N, 2)" in second


def test_the_folder_of_the_models_may_be_another(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.ONNX.rename("elsewhere")
    command = ["sample", "-n", "1", "-o", "a.png"]
    assert main(command) == 1
    assert errors(capsys).startswith(f"error: {paths.ENCODER_ONNX}: not found; run `make repro`")
    assert main([*command, "--folder", "elsewhere"]) == 0


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("nothing.png", "nothing.png: not found"),
        (".", ".: expected a picture, found a folder"),
        ("test:64", "test:64: the test images are test:0 to test:63"),
        ("test:-1", "test:-1: expected a number after test:"),
        ("test:", "test:: expected a number after test:"),
        ("digit:seven", "digit:seven: expected a number after digit:"),
        ("digit:10", "digit:10: no test image shows it; digits are 0 to 9"),
    ],
)
def test_a_digit_that_is_not_there_is_said_in_one_line(
    here: Path, capsys: pytest.CaptureFixture[str], source: str, said: str
) -> None:
    for command in (["blend", "digit:3", source], ["reconstruct", source], ["denoise", source]):
        assert main([*command, "-o", "a.png"]) == 1
        assert errors(capsys) == f"error: {said}"
    assert not Path("a.png").exists()


def test_missing_data_says_how_to_get_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(paths.DATA)
    assert main(["blend", *DIGITS, "-o", "a.png"]) == 1
    assert "t10k-labels-idx1-ubyte: not found; run `dvc repro prepare_mnist`" in errors(capsys)


def test_a_file_is_replaced_only_by_force(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.png").write_bytes(b"mine")
    for command in (["blend", *DIGITS], ["sample"], ["denoise", "digit:1"]):
        assert main([*command, "-o", "a.png"]) == 1
        assert errors(capsys) == "error: a.png: is there already; --force replaces it"
    assert Path("a.png").read_bytes() == b"mine"
    assert main(["sample", "-n", "1", "-o", "a.png", "--force"]) == 0
    assert pixels(Path("a.png")).shape == (224, 224)


def test_a_target_that_cannot_be_written_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
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


def test_a_full_disk_leaves_no_file_behind(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, content: bytes) -> None:
        raise OSError(28, os.strerror(28), str(path))

    monkeypatch.setattr(picture_files, "write_bytes", fail)
    assert main(["sample", "-o", "a.png"]) == 1
    assert errors(capsys) == "error: a.png: No space left on device"


def test_ctrl_c_while_writing_leaves_what_was_there(
    here: Path, monkeypatch: pytest.MonkeyPatch
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
        ("info", "the following arguments are required: MODEL.onnx"),
        ("serve --port 70000", "argument --port: expected a whole number from 0 to 65535"),
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
    for command in (*commands.COMMANDS, "info", "serve", "play"):
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


def test_play_without_its_packages_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(arguments: object) -> int:
        raise ModuleNotFoundError("No module named 'torch'", name="torch")

    monkeypatch.setattr("blenddigits.play.play", fail)
    assert main(["play"]) == 1
    assert errors(capsys).startswith("error: play needs torch, which is not installed: run `make")
