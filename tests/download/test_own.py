"""People's own pictures: what is made of them, and what is said of those that cannot be used."""

import io
import json
import os
import re
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from imports import ROOT
from made_up import seeded
from made_up_pictures import FOLDER, READ, png, put_arrays, put_letters
from PIL import Image

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.files import write_bytes, write_json
from blenddigits.core.params import DataSetParams, PrepareParams
from blenddigits.data.data_set import load_data_set
from blenddigits.data.mnist import load_split
from blenddigits.download import splitting
from blenddigits.download.own import own_names, read_own
from blenddigits.download.preparing import prepare
from blenddigits.download.splitting import split
from tools.draw_letters import LETTERS, write_letters

AS_IS = READ.model_copy(update={"treatment": "as_is"})
SPLIT = PrepareParams(validation_size=16)

pytestmark = pytest.mark.usefixtures("empty_folder")


def refused(cfg: DataSetParams = READ) -> str:
    """What prepare_mnist says; it is one line, and leaves nothing behind."""
    with pytest.raises(UserError) as error:
        prepare(cfg, SPLIT, seeded())
    [line] = str(error.value).splitlines()
    assert not paths.DATA.exists()
    return line


def test_a_folder_becomes_a_data_set_split_alike_in_each_class() -> None:
    put_letters(("A", "T"), count=20)
    prepare(READ, SPLIT, seeded())
    data = load_data_set()
    assert (data.title, data.noun, data.classes) == ("mine", "picture", ("A", "T"))
    assert (data.side, data.handwriting) == (28, True)
    assert data.counts == (28, 4, 8, 4)
    for name, each in (("train", 14), ("validation", 2), ("test", 4)):
        images, labels = load_split(name)  # type: ignore[arg-type]  # a split
        assert np.bincount(labels).tolist() == [each, each]
        assert images.shape == (2 * each, 1, 28, 28)
        assert images.amax(dim=(1, 2, 3)).min() == 255  # ink is white, on black
        assert images[:, :, 0].max() < 40


def test_the_seed_decides_the_split_and_nothing_else() -> None:
    labels = np.arange(60) % 3
    first, again, other = (split(labels, seeded(seed)) for seed in (1, 1, 2))
    assert all((a == b).all() for a, b in zip(first, again, strict=True))
    assert not all((a == b).all() for a, b in zip(first, other, strict=True))
    for parts in (first, other):
        assert sorted(np.concatenate(parts).tolist()) == list(range(60))


@pytest.mark.parametrize("side", [32, 64])
def test_pictures_become_as_large_as_wanted(side: int) -> None:
    put_letters()
    own = read_own(READ.model_copy(update={"side": side}))
    rows, columns = np.nonzero(own.images[0] > 30)
    assert own.images.shape == (20, side, side)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == pytest.approx(side * 20 / 28, abs=1)


def test_numbers_are_in_the_order_of_their_size_before_words() -> None:
    put_letters(("10", "9", "b", "A"))
    assert read_own(READ).data.classes == ("9", "10", "A", "b")


def test_names_may_have_spaces_accents_and_emoji() -> None:
    put_letters(("a capital é", "🙂 face"))
    prepare(READ, SPLIT, seeded())
    assert load_data_set().classes == ("a capital é", "🙂 face")


def test_a_file_tells_what_the_pictures_are_called() -> None:
    put_letters()
    write_json(FOLDER / "about.json", {"title": "My letters", "noun": "letter", "licence": "CC0"})
    data = read_own(READ).data
    assert (data.title, data.noun, data.plural) == ("My letters", "letter", "pictures")
    assert data.licence == "CC0"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"nouns": "letter"}, "unknown: nouns; known: title, noun"),
        ({"noun": 3}, "expected text for noun"),
        ({"noun": " "}, "expected words in one line for title or noun or plural"),
        ({"credit": "a\nb"}, "expected words in one line for credit"),
    ],
)
def test_what_it_tells_wrong_is_named(told: dict[str, object], said: str) -> None:
    put_letters()
    write_json(FOLDER / "about.json", told)
    assert f"{FOLDER}/about.json: {said}" in refused()


def test_what_it_tells_must_be_names_with_values() -> None:
    put_letters()
    for content in (b"[1]", b"3", 100_000 * b"["):
        write_bytes(FOLDER / "about.json", content)
        assert refused().startswith(f"{FOLDER}/about.json: damaged (")


def test_few_pictures_work_with_a_word_about_what_to_expect(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put_letters(count=12)
    prepare(READ, SPLIT, seeded())
    first, second = capsys.readouterr().out.splitlines()
    assert first == ("mine: 24 pictures of 2 classes, read as handwriting (dataset.treatment)")
    assert second.startswith("of A there are 12: with fewer than 200 of a class, blends show")


def picture(height: int, width: int, ground: int = 0) -> Image.Image:
    """A white block in the upper half of an even ground."""
    grey = np.full((height, width), ground, np.uint8)
    grey[: height // 2, width // 4 : 3 * width // 4] = 255
    return Image.fromarray(grey)


def test_as_is_scales_the_whole_picture_into_the_middle() -> None:
    for name in ("A", "B"):
        for number in range(10):
            write_bytes(FOLDER / name / f"{number}.png", png(picture(60, 120)))
    image = read_own(AS_IS).images[0]
    assert not image[:7].any()
    assert not image[14:].any()
    assert (image[7:14, 7:21] == 255).all()
    assert not read_own(AS_IS).data.handwriting


def test_colour_is_refused_by_name_where_pictures_are_taken_as_they_are() -> None:
    put_letters()
    colourful = np.random.default_rng(0).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    write_bytes(FOLDER / "A" / "photo.png", png(Image.fromarray(colourful)))
    assert "A/photo.png: a picture in colour, and colour is out of scope" in refused(AS_IS)
    tinted = np.asarray(picture(40, 40, 200))[..., None] - np.array([0, 3, 9], np.uint8)
    write_bytes(FOLDER / "A" / "photo.png", png(Image.fromarray(tinted)))
    assert len(read_own(AS_IS).images) == 21


def test_every_file_that_cannot_be_used_is_named_at_once() -> None:
    put_letters()
    write_bytes(FOLDER / "A" / "bad.png", b"<html>")
    write_bytes(FOLDER / "A" / "empty.jpg", b"")
    write_bytes(FOLDER / "T" / "blank.png", png(Image.new("L", (50, 50), 200)))
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, format="PNG")
    write_bytes(FOLDER / "T" / "huge.png", bomb.getvalue())
    pair = Image.new("L", (200, 100), 235)
    for left in (0, 110):
        pair.paste(Image.open(FOLDER / "A" / "0.png"), (left, 20))
    write_bytes(FOLDER / "T" / "pair.png", png(pair))
    line = refused()
    assert line.startswith(f"{FOLDER}: 5 files cannot be used: A/bad.png: no picture that can be")
    for said in ("A/empty.jpg: empty", "T/blank.png: all of one", "T/huge.png: too many pixels"):
        assert said in line
    assert line.endswith("T/pair.png: 2 characters in one picture; cut it up, one a file")


def test_files_that_are_no_pictures_are_left_alone() -> None:
    put_letters()
    for name in ("notes.txt", ".DS_Store", ".hidden.png", "Thumbs.db"):
        write_bytes(FOLDER / "A" / name, b"something")
    write_bytes(FOLDER / "readme.md", b"something")
    assert len(read_own(READ).images) == 20


@pytest.mark.parametrize(
    ("names", "count", "said"),
    [
        (["A"], 10, "only the class A; a blend needs two or more"),
        (["A", "a", "T"], 1, "A and a are one name on many computers; rename one of them"),
        (["A", "T"], 7, "too few pictures: A has 7, T has 7; 10 or more of each class are needed"),
    ],
)
def test_classes_that_cannot_be_learned_are_named(names: list[str], count: int, said: str) -> None:
    put_letters(names, count)
    assert refused() == f"{FOLDER}: {said}"


def test_classes_without_pictures_are_named() -> None:
    put_letters()
    for name in ("B", "C d"):
        (FOLDER / name).mkdir()
    assert refused() == f"{FOLDER}: no pictures of B, C d; add some, or remove the class"


def test_an_empty_folder_is_named_with_what_belongs_there() -> None:
    FOLDER.mkdir(parents=True)
    assert refused() == (
        f"{FOLDER}: empty; put the pictures of each class into a folder of its own, such as "
        f"{FOLDER}/A/"
    )
    write_bytes(FOLDER / "a.png", png(picture(30, 30)))
    assert "pictures of no class; put the pictures of each class into a folder" in refused()


@pytest.mark.parametrize("name", ["mnits", "../up", "a/b", "🙂", "my letters"])
def test_an_unknown_name_says_which_there_are(name: str) -> None:
    put_letters()
    write_bytes(paths.OWN_DATA / "more.npz", b"")
    assert refused(READ.model_copy(update={"name": name})) == (
        f"dataset.name: there is no data set {name!r}; there are mnist, fashion_mnist, kmnist, "
        "emnist_letters, emnist_balanced, and in datasets/: mine, more"
    )


def test_a_data_set_may_have_a_name_with_spaces() -> None:
    put_letters(folder=paths.OWN_DATA / "my letters 🙂")
    assert own_names() == ["my letters 🙂"]
    prepare(READ.model_copy(update={"name": "my letters 🙂"}), SPLIT, seeded())
    assert load_data_set().title == "my letters 🙂"


IMAGES = np.random.default_rng(0).integers(0, 256, (40, 28, 28), dtype=np.uint8)
LABELS = np.arange(40) % 2


def test_arrays_are_taken_as_they_are() -> None:
    put_arrays(images=IMAGES, labels=LABELS, classes=np.array(["cat / dog", "bird"]))
    own = read_own(AS_IS)
    assert (own.images == IMAGES).all()
    assert own.labels.tolist() == LABELS.tolist()
    assert own.data.classes == ("cat / dog", "bird")
    assert not own.data.handwriting


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.uint64])
def test_labels_may_be_any_whole_numbers(kind: type[np.integer]) -> None:
    put_arrays(images=IMAGES, labels=LABELS.astype(kind))
    own = read_own(AS_IS)
    assert own.data.classes == ("0", "1")
    assert own.labels.tolist() == LABELS.tolist()


def put_uncompressed(**arrays: np.ndarray) -> Path:
    file = FOLDER.with_suffix(".npz")
    file.parent.mkdir()
    np.savez(file, allow_pickle=True, **arrays)
    return file


@pytest.mark.parametrize("images", [IMAGES, IMAGES[:, None], np.asfortranarray(IMAGES)])
def test_arrays_that_are_not_compressed_are_mapped_and_not_read(images: np.ndarray) -> None:
    put_uncompressed(images=images, labels=LABELS)
    own = read_own(AS_IS)
    assert (own.images == IMAGES).all()
    assert not own.images.flags.writeable


def test_a_mapped_file_is_written_in_pieces_as_it_is_in_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_arrays(images=IMAGES, labels=LABELS)
    prepare(AS_IS, SPLIT, seeded())
    expected = {file: file.read_bytes() for file in paths.DATA.rglob("*.*")}
    FOLDER.with_suffix(".npz").unlink()
    shutil.rmtree(paths.DATA)
    FOLDER.parent.rmdir()
    put_uncompressed(images=IMAGES, labels=LABELS)
    monkeypatch.setattr(splitting, "PIECE_BYTES", 3 * 784)
    prepare(AS_IS, SPLIT, seeded())
    assert {file: file.read_bytes() for file in paths.DATA.rglob("*.*")} == expected


def test_an_uncompressed_file_that_is_damaged_is_named() -> None:
    file = put_uncompressed(images=IMAGES, labels=LABELS)
    content = bytearray(file.read_bytes())
    content[5000] ^= 1
    file.write_bytes(content)
    assert refused().startswith(f"{file}: damaged (images.npy is not what was written")


def test_objects_in_an_uncompressed_file_are_refused() -> None:
    file = put_uncompressed(images=np.array([None]), labels=LABELS[:1])
    assert refused().startswith(f"{file}: damaged (")


def test_of_many_pictures_no_more_are_measured_on_than_fit_into_memory() -> None:
    test, validation, train = split(np.arange(200_000) % 2, seeded())
    assert (len(test), len(validation), len(train)) == (10_000, 5_000, 185_000)


@pytest.mark.parametrize("images", [IMAGES[..., None], IMAGES[:, None], IMAGES / 255])
def test_arrays_may_have_an_axis_for_grey_or_numbers_up_to_1(images: np.ndarray) -> None:
    put_arrays(images=images, labels=np.array(["b", "a"])[LABELS])
    own = read_own(AS_IS)
    assert (own.images == IMAGES).all()
    assert own.data.classes == ("a", "b")
    assert own.labels.tolist() == (1 - LABELS).tolist()


def test_a_file_beside_the_arrays_tells_what_they_are_called() -> None:
    file = put_arrays(images=IMAGES, labels=LABELS)
    write_json(file.with_suffix(".json"), {"title": "My birds", "plural": "birds"})
    data = read_own(AS_IS).data
    assert (data.title, data.noun, data.plural) == ("My birds", "picture", "birds")
    assert own_names() == ["mine"]
    write_json(file.with_suffix(".json"), {"nouns": "bird"})
    assert f"{FOLDER}.json: unknown: nouns; known: title, noun" in refused(AS_IS)


def test_arrays_of_handwriting_are_read_as_a_folder_of_them_is() -> None:
    put_letters()
    read = read_own(READ)
    shutil.rmtree(FOLDER)
    put_arrays(images=read.images, labels=read.labels, classes=np.array(["A", "T"]))
    own = read_own(READ)
    assert own.data == read.data
    assert own.data.handwriting
    assert (own.images == read.images).all()  # what has MNIST's form is taken as it is
    FOLDER.with_suffix(".npz").unlink()
    put_arrays(images=255 - np.roll(read.images, 3, axis=2), labels=read.labels)
    moved = read_own(READ).images / 255
    assert np.abs(moved - read.images / 255).mean() < 0.1  # as white on black, in the middle


def test_images_that_cannot_be_read_as_handwriting_are_named() -> None:
    images = np.zeros((40, 28, 28), np.uint8)
    images[:, 4:24, 12:16] = 255
    images[[7, 9]], images[8, 4:24, 20:24] = 0, 255
    file = put_arrays(images=images, labels=LABELS)
    assert refused() == (
        f"{file}: of its first 40 images these cannot be read as handwriting, counted from 0: 7, 9"
        ": all of one colour: there is no digit in it; 8: 2 characters in one picture; mend them, "
        "or set dataset.treatment to as_is"
    )
    put_arrays(images=0 * images, labels=LABELS)
    assert not read_own(AS_IS).images.any()


@pytest.mark.parametrize("kind", ["U", "S"])
def test_names_for_labels_are_in_the_order_of_the_classes(kind: str) -> None:
    names = np.array(["L", "S", "M"]).astype(kind)
    sizes = np.array(["S", "M", "L"])
    put_arrays(images=IMAGES, labels=names[np.arange(40) % 3], classes=sizes)
    own = read_own(AS_IS)
    assert own.data.classes == ("S", "M", "L")
    assert own.labels[:3].tolist() == [2, 0, 1]


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"images": IMAGES}, "expected arrays images and labels: "),
        ({"images": IMAGES, "labels": LABELS[:3]}, r"40 images, but labels of shape \(3,\)"),
        ({"images": IMAGES[:, :20], "labels": LABELS}, "20x28 pixels.*28; make them square"),
        (
            {"images": IMAGES[:, :20, :20], "labels": LABELS},
            "20x20 pixels.* set dataset.side to 20",
        ),
        ({"images": np.stack(3 * [IMAGES], 3), "labels": LABELS}, "colour is out of scope"),
        ({"images": IMAGES[0], "labels": LABELS[:28]}, r"of shape \(n, side, side\), found"),
        ({"images": IMAGES * 1.0, "labels": LABELS}, r"of bytes, or of numbers in \[0, 1\]"),
        ({"images": IMAGES, "labels": LABELS / 2}, "labels that are whole numbers or names"),
        ({"images": IMAGES, "labels": LABELS - 1}, "labels outside of 0 to 0.*: -1"),
        (
            {"images": IMAGES, "labels": 5 * LABELS, "classes": np.array(["a", "b"])},
            "labels outside of 0 to 1, the positions of its classes: 5",
        ),
        (
            {
                "images": IMAGES,
                "labels": np.array(["a", "c\n"])[LABELS],
                "classes": np.array(["a"]),
            },
            r"labels that are none of its classes: 'c\\n'",
        ),
        (
            {
                "images": np.zeros((112, 28, 28), np.uint8),
                "labels": np.arange(112).astype(str),
                "classes": np.array(["1", "2"]),
            },
            "none of its classes: '0', '10', '100', .* and 10 more",
        ),
        ({"images": IMAGES, "labels": 2 * LABELS}, "no pictures of 1; add some, or remove"),
        ({"images": np.array([None]), "labels": LABELS[:1]}, "damaged"),
        ({"images": np.array(5), "labels": np.array(1)}, r"0 images, but labels of shape \(\)"),
        ({"images": IMAGES, "labels": 10**15 * LABELS}, f"a label of {10**15}; the largest is 255"),
        ({"images": IMAGES, "labels": np.array([b"\xff"])[0 * LABELS]}, "damaged"),
        ({"images": IMAGES, "labels": np.array(["", "b"])[LABELS]}, "'' is no name of a class"),
        (
            {"images": IMAGES, "labels": LABELS, "classes": np.array(["a", "a\nb"])},
            r"'a\\nb' is no name of a class; rename it",
        ),
        (
            {"images": IMAGES, "labels": LABELS, "classes": np.array(["a", "a"])},
            "two classes are called a; rename one",
        ),
    ],
)
def test_wrong_arrays_are_named(arrays: dict[str, np.ndarray], said: str) -> None:
    file = put_arrays(**arrays)
    assert re.search(f"^{file}: .*{said}", refused())


def test_a_file_that_is_no_npz_is_named() -> None:
    write_bytes(FOLDER.with_suffix(".npz"), b"<html>")
    assert refused().startswith(f"{FOLDER}.npz: damaged (")


def test_a_file_of_one_array_and_one_that_claims_too_much_are_named() -> None:
    content = io.BytesIO()
    np.save(content, IMAGES)
    write_bytes(FOLDER.with_suffix(".npz"), content.getvalue())
    assert refused().startswith(f"{FOLDER}.npz: damaged (")
    with zipfile.ZipFile(FOLDER.with_suffix(".npz"), "w") as archive:
        header = content.getvalue().replace(b"(40, 28, 28), } ", b"(9999999999, 28, 28), }")
        archive.writestr("images.npy", header)
        archive.writestr("labels.npy", content.getvalue())
    assert refused().startswith(f"{FOLDER}.npz: damaged (")


def test_a_pipe_among_the_pictures_is_named_and_not_waited_for() -> None:
    put_letters()
    os.mkfifo(FOLDER / "A" / "pipe.png")
    assert "A/pipe.png: no file" in refused()


def test_a_folder_and_a_file_of_one_name_are_refused() -> None:
    put_letters()
    put_arrays(images=IMAGES, labels=LABELS)
    write_json(FOLDER / "about.json", {})
    line = refused()
    assert "two data sets of one name; remove one of them" in line
    assert line.endswith(f"tell about an .npz in {FOLDER}.json")


def test_the_example_is_what_its_script_draws(tmp_path: Path) -> None:
    example = ROOT / paths.OWN_DATA / "letters"
    write_letters(tmp_path, hands=40)
    drawn = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*.*")}
    assert {file.relative_to(example): file.read_bytes() for file in example.rglob("*.*")} == drawn
    assert len(drawn) == 40 * len(LETTERS) + 1
    assert sum(map(len, drawn.values())) < 200_000
    assert json.loads((example / "about.json").read_text())["noun"] == "letter"
