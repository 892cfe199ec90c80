"""A page of several digits on the command line: shown, chosen from, turned, and told apart."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from drawn import as_image, drawn
from PIL import Image

import blenddigits
from blenddigits.cli.main import main
from blenddigits.cli.turning import turned
from blenddigits.core import paths
from blenddigits.core.files import write_json
from blenddigits.figures.encoding import to_bytes
from blenddigits.figures.ink import ink_picture
from blenddigits.inference import familiarity
from blenddigits.inference.familiarity import KEY


@pytest.fixture
def page(project_folder: Path) -> str:
    as_image(1 - np.concatenate([drawn(3), drawn(8), drawn(4)], axis=1)).save("page.png")
    return "page.png"


def test_all_digits_of_a_page_are_shown_with_their_numbers(page: str) -> None:
    assert main(["reconstruct", page, "--digits", "-o", "sheet.png", "--scale", "4"]) == 0
    with Image.open("sheet.png") as sheet:
        pixels = np.asarray(sheet)
    rows, columns = (side - 4 * 28 for side in pixels.shape)
    for digit in blenddigits.read_digits(page):
        shown = to_bytes(digit).repeat(4, axis=0).repeat(4, axis=1)
        places = ((row, column) for row in range(rows) for column in range(columns))
        cuts = (pixels[row : row + 112, column : column + 112] for row, column in places)
        assert any((cut == shown).all() for cut in cuts)


def test_a_page_is_refused_and_one_of_its_digits_is_not(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reconstruct", page, "-o", "a.png"]) == 1
    assert "error: page.png: 3 digits; choose one, as in page.png#2" in capsys.readouterr().err
    assert main(["reconstruct", "page.png#2", "-o", "a.png"]) == 0
    assert main(["blend", "page.png#1", "page.png#3", "-o", "a.gif", "--frames", "2"]) == 0


def test_reconstruct_says_how_familiar_a_digit_is(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(familiarity, "STRANGE", -1)
    assert main(["reconstruct", "test:5", "-o", "a.png"]) == 0
    assert capsys.readouterr().err.startswith("familiarity: ")
    monkeypatch.setattr(familiarity, "STRANGE", 2)
    assert main(["reconstruct", "test:5", "-o", "b.png"]) == 0
    assert capsys.readouterr().err.startswith("this does not look like a digit to the model: ")


def test_a_digit_is_turned_by_so_much_or_to_where_it_is_most_familiar(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    model, image = blenddigits.load(), blenddigits.read_digit("page.png#1")
    ways = {str(90 * quarters): np.rot90(image, quarters) for quarters in range(4)}
    for turn, way in ways.items():
        np.testing.assert_array_equal(turned(image, turn, model, "page"), way)
    assert capsys.readouterr().err == ""
    best = min(ways, key=lambda turn: float(model.neg_elbo(ways[turn].copy())))
    np.testing.assert_array_equal(turned(image, "auto", model, "page"), ways[best])
    said = "" if best == "0" else f"page: turned by {best} degrees to the left\n"
    assert capsys.readouterr().err == said


def test_only_the_vae_turns_by_itself(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["reconstruct", "page.png#1", "-o", "a.png", "--model", "ae", "--turn"]
    assert main([*command, "90"]) == 0
    with pytest.raises(SystemExit):
        main([*command, "auto"])
    assert "only the vae knows what is familiar" in capsys.readouterr().err


def test_a_blend_is_drawn_in_ink(page: str) -> None:
    ends = ["page.png#1", "page.png#2"]
    command = ["blend", *ends, "-o", "ink.png", "--alpha", "0", "--ink", "--scale", "3"]
    assert main(command) == 0
    a, b = (blenddigits.read_digit(end) for end in ends)
    image = blenddigits.load().blend(a, b, 0.0)
    with Image.open("ink.png") as picture:
        np.testing.assert_array_equal(np.asarray(picture), to_bytes(ink_picture(image, 84)))
    assert main(["blend", *ends, "-o", "ink.gif", "--ink", "--scale", "1", "--frames", "2"]) == 0
    assert main(["blend", *ends, "-o", "path.svg", "--frames", "3", "--back"]) == 0
    assert Path("path.svg").read_text().count("<animate ") == 4


def test_what_does_not_look_like_a_digit_is_blended_and_told(
    page: str, models_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = models_folder_with([1.0, 2.0], models_folder)
    command = ["blend", f"{page}#1", "test:3", "--frames", "2", "-o", "a.png", "--folder", file]
    assert main(command) == 0
    said = f"{page}#1: this does not look like a digit to the model\n"
    assert capsys.readouterr().err == said
    assert main(["write", "3", "--hand", f"{page}#1", "-o", "b.png", "--folder", file]) == 0
    assert "(does not look like a digit)" in capsys.readouterr().err


def models_folder_with(quantiles: list[float], models: Path) -> str:
    """The models, to which digits are explained so well."""
    write_json(Path(shutil.copytree(models, "familiar")) / paths.FAMILIARITY.name, {KEY: quantiles})
    return "familiar"
