"""The command line as a person uses it: files, answers, exit codes."""

import argparse
import io
import re
import shutil
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from drawn import as_image, drawn, photographed
from jaxtyping import Float, UInt8
from made_up import MNIST, blob_intensities
from PIL import Image

import blenddigits
from blenddigits.cli import drawing, ticking
from blenddigits.cli.main import main
from blenddigits.cli.sources import read_hand, read_source
from blenddigits.core import paths
from blenddigits.data.data_set import save_data_set
from blenddigits.figures.encoding import to_bytes
from blenddigits.figures.ink import ink_picture
from blenddigits.figures.line import line_png, line_svg

Pixels = UInt8[np.ndarray, "height width"]

DIGITS = ["digit:3", "digit:8"]


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


def test_a_gif_has_every_frame_even_delays_and_no_end(project_folder: Path) -> None:
    assert main(["blend", *DIGITS, "-o", "a.gif", "--frames", "7", "--frame-ms", "90"]) == 0
    with Image.open("a.gif") as animation:
        assert animation.info["loop"] == 0
        assert animation.size == (224, 224)
        for number in range(7):
            animation.seek(number)
            assert animation.info["duration"] == 90
    a, b = read_source("test:3"), read_source("test:8")  # the made-up labels are 0 to 9 in turn
    expected = blenddigits.load().blend(a, b, frames=7)
    for frame, image in zip(frames_of(Path("a.gif")), expected, strict=True):
        np.testing.assert_array_equal(frame, enlarged(image, 8))


def test_back_returns_without_showing_an_end_twice(project_folder: Path) -> None:
    assert main(["blend", *DIGITS, "-o", "a.gif", "--frames", "4", "--back"]) == 0
    frames = frames_of(Path("a.gif"))
    assert len(frames) == 6
    for number in (1, 2):
        np.testing.assert_array_equal(frames[number], frames[-number])


def test_a_strip_shows_the_frames_side_by_side(project_folder: Path) -> None:
    assert main(["blend", *DIGITS, "-o", "a.png", "--frames", "3", "--scale", "2"]) == 0
    expected = blenddigits.load().blend(read_source("test:3"), read_source("test:8"), frames=3)
    np.testing.assert_array_equal(pixels(Path("a.png")), enlarged(np.hstack(list(expected)), 2))


def test_one_position_is_one_picture(project_folder: Path) -> None:
    assert main(["blend", "test:3", "test:8", "-o", "a.png", "--alpha", "0.4", "--scale", "1"]) == 0
    expected = blenddigits.load().blend(read_source("test:3"), read_source("test:8"), 0.4)
    np.testing.assert_array_equal(pixels(Path("a.png")), to_bytes(expected))


@pytest.mark.parametrize("path", ["shipped", "straight", "norm-preserving"])
def test_the_path_is_the_one_asked_for(project_folder: Path, path: str) -> None:
    command = ["blend", *DIGITS, "-o", "a.png", "--alpha", "0.3", "--scale", "1", "--path", path]
    assert main(command) == 0
    model, a, b = blenddigits.load(), read_source("test:3"), read_source("test:8")
    expected = {name: model.blend(a, b, 0.3, path=name) for name in ("shipped", "straight")}
    expected["norm-preserving"] = model.blend(a, b, 0.3, path="norm-preserving")
    np.testing.assert_array_equal(pixels(Path("a.png")), to_bytes(expected[path]))


def test_the_model_is_the_one_asked_for(project_folder: Path) -> None:
    a, b = read_source("test:3"), read_source("test:8")
    expected = {
        "ae": blenddigits.load(kind="ae").blend(a, b, 0.3),
        "cross-fade": np.float32(0.7) * a + np.float32(0.3) * b,
    }
    for model, image in expected.items():
        command = ["blend", *DIGITS, "-o", f"{model}.png", "--alpha", "0.3", "--scale", "1"]
        assert main([*command, "--model", model]) == 0
        found = pixels(Path(f"{model}.png")).astype(int)
        assert np.abs(found - to_bytes(image)).max() <= 1


def test_a_cross_fade_needs_no_models(project_folder: Path) -> None:
    shutil.rmtree(paths.ONNX)
    assert main(["blend", *DIGITS, "-o", "a.gif", "--model", "cross-fade"]) == 0


def test_photos_are_blended_from_end_to_end(project_folder: Path) -> None:
    for digit in (3, 8):
        as_image(photographed(drawn(digit, (600, 450)))).save(f"{digit}.jpg")
    assert (
        main(["blend", "3.jpg", "8.jpg", "-o", "out/a.png", "--frames", "2", "--scale", "1"]) == 0
    )
    read = np.stack([blenddigits.read_digit(f"{digit}.jpg") for digit in (3, 8)])
    expected = np.hstack(list(blenddigits.load().reconstruct(read)))
    assert np.abs(pixels(Path("out/a.png")).astype(int) - to_bytes(expected)).max() <= 1


def test_reconstruct_and_denoise_write_what_the_model_makes(project_folder: Path) -> None:
    image = read_source("test:5")
    expected = to_bytes(blenddigits.load().reconstruct(image))
    for command in ("reconstruct", "denoise"):
        assert main([command, "test:5", "-o", f"{command}.png", "--scale", "1"]) == 0
        np.testing.assert_array_equal(pixels(Path(f"{command}.png")), expected)
    beside = ["reconstruct", "test:5", "-o", "b.png", "--scale", "1", "--beside", "--model", "ae"]
    assert main(beside) == 0
    expected = to_bytes(blenddigits.load(kind="ae").reconstruct(image))
    np.testing.assert_array_equal(pixels(Path("b.png")), np.hstack([to_bytes(image), expected]))


def test_noise_is_added_first_and_is_the_same_for_the_same_seed(project_folder: Path) -> None:
    seen = []
    for number, seed in enumerate(("1", "1", "2")):
        name = f"{number}.png"
        command = ["denoise", "test:5", "-o", name, "--noise", "0.4", "--seed", seed, "--beside"]
        assert main([*command, "--scale", "1"]) == 0
        seen.append(pixels(Path(name)))
    np.testing.assert_array_equal(seen[0], seen[1])
    assert (seen[0] != seen[2]).any()
    noise = seen[0][:, :28] / 255 - read_source("test:5")
    assert 0.1 < noise.std() < 0.4  # part of it is clipped
    assert 0 <= seen[0].min() <= seen[0].max() <= 255


def test_samples_fill_a_square(project_folder: Path) -> None:
    assert main(["sample", "-n", "5", "-o", "a.png", "--scale", "1", "--seed", "3"]) == 0
    square = pixels(Path("a.png"))
    assert square.shape == (2 * 28, 3 * 28)
    expected = to_bytes(blenddigits.load().sample(5, seed=3))
    np.testing.assert_array_equal(square[:28, 28:56], expected[1])
    np.testing.assert_array_equal(square[28:, :28], expected[3])
    assert not square[28:, 56:].any()


def test_samples_may_be_of_one_digit(project_folder: Path) -> None:
    assert main(["sample", "--digit", "7", "-n", "4", "-o", "a.png", "--scale", "1"]) == 0
    expected = to_bytes(blenddigits.load().sample(4, digit=7))
    np.testing.assert_array_equal(pixels(Path("a.png"))[28:, 28:], expected[3])


def test_a_digit_that_the_prior_does_not_know_is_named(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sample", "--digit", "5", "-o", "a.png"]) == 1
    said = "error: digit: the prior has no component of a 5: it knows 3, 7\n"
    assert capsys.readouterr().err == said
    assert not Path("a.png").exists()
    assert main(["sample", "--class", "10", "-o", "a.png"]) == 1
    said = "error: --digit 10: the model knows no such digit; its digits are 0 to 9\n"
    assert capsys.readouterr().err == said


def test_digits_are_drawn_at_any_size_in_pixels_and_in_ink(project_folder: Path) -> None:
    assert main(["blend", *DIGITS, "-o", "a.png", "--frames", "3", "--size", "50"]) == 0
    assert pixels(Path("a.png")).shape == (50, 150)
    assert main(["sample", "-n", "4", "-o", "b.png", "--size", "45"]) == 0
    assert pixels(Path("b.png")).shape == (90, 90)
    command = ["reconstruct", "test:5", "--ink", "--size", "100", "-o", "c.png"]
    assert main([*command, "--beside"]) == 0
    image = read_source("test:5")
    both = np.stack([image, blenddigits.load().reconstruct(image)])
    expected = np.hstack([to_bytes(ink_picture(shown, 100)) for shown in both])
    np.testing.assert_array_equal(pixels(Path("c.png")), expected)


def test_both_digits_of_a_blend_are_turned(project_folder: Path) -> None:
    command = ["blend", "test:3", "test:8", "--frames", "2", "--scale", "1", "--model"]
    assert main([*command, "cross-fade", "--turn", "90", "-o", "a.png"]) == 0
    turned = [np.rot90(read_source(name)) for name in ("test:3", "test:8")]
    np.testing.assert_array_equal(pixels(Path("a.png")), to_bytes(np.hstack(turned)))
    assert main([*command, "vae", "--turn", "auto", "-o", "b.png"]) == 0


def test_a_number_is_written_in_a_hand(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand = np.stack([read_source("test:3"), read_source("test:8")])
    command = ["write", "373", "--hand", "test:3", "test:8", "--size", "100"]
    for name in ("a.png", "a.svg"):
        assert main([*command, "-o", name]) == 0
    images = blenddigits.load().write("373", hand)
    assert Path("a.png").read_bytes() == line_png(images, 100, ink=True)
    assert Path("a.svg").read_bytes() == line_svg(images)
    first, second = blenddigits.load().classify(hand)
    said = capsys.readouterr().err.replace(" (does not look like a digit)", "")
    assert f"your hand: read as {first}, {second}\n" in said
    assert main(["write", 20 * "37", "-o", "long.svg"]) == 0
    assert main(["write", "37", "-o", "b.png", "--seed", "3", "--pixels"]) == 0
    expected = line_png(blenddigits.load().write("37", seed=3), 448, ink=False)
    assert Path("b.png").read_bytes() == expected


def test_a_page_of_digits_is_a_hand(project_folder: Path) -> None:
    page = np.concatenate([drawn(3, (200, 150)), drawn(8, (200, 150))], axis=1)
    as_image(photographed(page)).save("page.jpg")
    assert len(read_hand(["page.jpg", "test:3"])) == 3
    assert len(read_hand(["page.jpg#2"])) == 1


def test_a_hand_is_read_for_the_model_whatever_is_in_data(project_folder: Path) -> None:
    as_image(1 - drawn(3)).save("3.png")
    save_data_set(MNIST._replace(plural="bags", side=32, handwriting=False))
    assert main(["write", "37", "--hand", "3.png", "-o", "a.png"]) == 0


def test_a_clock_and_a_counter_show_each_step(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = ["clock", "--time", "23:37:33", "--steps", "0", "--size", "28", "--force"]
    with pytest.raises(SystemExit):
        main([*clock, "-o", "a.gif"])
    assert "--steps: expected a whole number from 1" in capsys.readouterr().err
    assert main(["count", "7", "3", "-o", "a.gif"]) == 1  # the made-up prior knows 3 and 7 alone
    assert "error: text: the prior has no component of a 4" in capsys.readouterr().err
    assert main(["count", "37", "37", "-o", "a.gif", "--size", "28"]) == 0
    [frame] = frames_of(Path("a.gif"))
    assert frame.shape == (28, 4 + 2 * 21 + 4)
    assert main(["count", "33", "33", "-o", "b.gif", "--size", "28", "--hand", "test:3"]) == 0
    assert "your hand: read as" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ("--time 23:59 --steps 1", ["23:59", "00:00"]),
        ("--time 9:08:59 --seconds --steps 1", ["09:08:59", "09:09:00"]),
    ],
)
def test_a_clock_goes_on_from_its_time(
    monkeypatch: pytest.MonkeyPatch, options: str, texts: list[str]
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(ticking, "write_ticking", lambda texts, _: shown.append(texts))
    assert main(["clock", *options.split(), "-o", "a.gif"]) == 0
    assert shown == [texts]


def test_a_counter_counts_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(ticking, "write_ticking", lambda texts, _: shown.append(texts))
    assert main(["count", "9", "11", "-o", "a.gif"]) == 0
    assert main(["count", "2", "0", "-o", "a.gif"]) == 0
    assert shown == [[" 9", "10", "11"], ["2", "1", "0"]]


def test_info_tells_inputs_outputs_size_latent_and_origin(
    project_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    encoder, decoder = paths.ONNX_FILES["encoder"], paths.ONNX_FILES["ae_decoder"]
    assert main(["info", str(encoder), str(decoder)]) == 0
    first, second = capsys.readouterr().out.split("\n\n")
    size = encoder.stat().st_size
    facts = dict(line.split(maxsplit=1) for line in first.splitlines() if "put" not in line)
    assert facts["file"] == str(encoder)
    assert facts["size"] == f"{size:,} bytes"
    assert (facts["latent_dim"], facts["data"]) == ("2", "made-up")
    assert len(facts["md5"]) == 32
    assert facts["format"] == "ONNX, IR version 8, opset 17"
    assert "input image    float (N, 1, 28, 28)" in first
    assert "output logvar  float (N, 2)" in first
    assert "input z       float (N, 2)" in second


A_GROUP = b"\xa3\x06\xa4\x06"  # a field of a kind that protobuf has given up


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"made-up", b"made\xff\xffp", r"damaged \(.*utf-8.*\); name an ONNX file"),
        (b"", A_GROUP, r"damaged \(it ends too early\); name an ONNX file"),
    ],
)
def test_info_of_a_damaged_model_is_a_line(
    project_folder: Path, capsys: pytest.CaptureFixture[str], old: bytes, new: bytes, said: str
) -> None:
    encoder = paths.ONNX_FILES["encoder"]
    encoder.write_bytes(encoder.read_bytes().replace(old, new, 1))
    assert main(["info", str(encoder)]) == 1
    assert re.fullmatch(rf"error: {encoder}: {said}.*\n", capsys.readouterr().err)


def test_large_frames_take_a_byte_a_pixel() -> None:
    images = blob_intensities(50).squeeze(1).numpy()
    tracemalloc.start()
    frames, _ = drawing.drawn(images, argparse.Namespace(ink=False, size=200))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert frames.shape == (50, 200, 200)
    assert frames.nbytes <= most < 1.5 * frames.nbytes
