"""The page's digits and path."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from made_up import MNIST, PATH, blobs, made_up_prior, random_guide, seeded
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.page.codes import write_path, write_prior
from blenddigits.page.digits import choose_digits, write_digits

LABELS = torch.arange(200) % 10  # 20 of each


def write(folder: Path, per_digit: int = 2) -> torch.Tensor:
    """Write `per_digit` of each digit; gives back the positions that were chosen."""
    chosen = choose_digits(LABELS, MNIST, per_digit, seeded())
    mu = np.random.default_rng(0).normal(size=(len(chosen), 3)).astype(np.float32)
    write_digits(folder, MNIST, blobs(200)[chosen], LABELS[chosen], chosen, mu, 0.5)
    return chosen


def test_as_many_of_each_digit_as_wanted_ordered_by_digit() -> None:
    chosen = choose_digits(LABELS, MNIST, 7, seeded())
    assert LABELS[chosen].tolist() == [digit for digit in range(10) for _ in range(7)]
    assert len(set(chosen.tolist())) == 70


def test_the_seed_fixes_the_choice() -> None:
    first, again, other = (choose_digits(LABELS, MNIST, 7, seeded(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_all_there_are_may_be_chosen() -> None:
    assert sorted(choose_digits(LABELS, MNIST, 20, seeded()).tolist()) == list(range(200))


def test_31_of_a_digit_that_has_5_is_said_in_words() -> None:
    labels = torch.cat([torch.arange(10).repeat(31), torch.tensor([7])])
    only_five = labels[(labels != 3) | (torch.arange(311) < 50)]
    expected = (
        r"sample_subset\.per_digit: 31 images of each digit are wanted, but the test split has 5 "
        r"of digit 3; lower it in params\.yaml"
    )
    with pytest.raises(UserError, match=expected):
        choose_digits(only_five, MNIST, 31, seeded())


def test_each_digit_is_listed_with_label_position_and_code(tmp_path: Path) -> None:
    chosen = write(tmp_path)
    content = json.loads((tmp_path / "digits.json").read_text())
    assert content["dataset"] == MNIST.described()
    assert (content["latent_dim"], content["per_digit"]) == (3, 2)
    assert content["noise_std_max"] == 0.5
    assert [entry["index"] for entry in content["digits"]] == chosen.tolist()
    assert [entry["label"] for entry in content["digits"]] == LABELS[chosen].tolist()
    mu = np.random.default_rng(0).normal(size=(20, 3))
    written = content["unit"] * np.array([entry["mu"] for entry in content["digits"]])
    np.testing.assert_allclose(written, mu, atol=0.00006)


@pytest.mark.parametrize("per_digit", [1, 2, 7])
def test_the_picture_has_a_row_for_each_digit_with_its_images_in_order(
    tmp_path: Path, per_digit: int
) -> None:
    chosen = write(tmp_path, per_digit)
    picture = Image.open(tmp_path / "digits.png")
    assert (picture.mode, picture.size) == ("L", (28 * per_digit, 280))
    pixels = np.asarray(picture)
    for position, index in enumerate(chosen.tolist()):
        row, column = divmod(position, per_digit)
        tile = pixels[28 * row : 28 * row + 28, 28 * column : 28 * column + 28]
        assert (tile == blobs(200)[index, 0].numpy()).all()


def test_nothing_else_is_written(tmp_path: Path) -> None:
    write(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"digits.png", "digits.json"}


def test_the_path_is_listed_with_its_settings_and_what_leads_it(tmp_path: Path) -> None:
    guide = random_guide(3)
    write_path(tmp_path / "path.json", guide, PATH)
    content = json.loads((tmp_path / "path.json").read_text())
    assert content.items() >= PATH.model_dump().items()
    written = {"prototypes": content["prototypes"], **content["reader"]}
    for name, part in {"prototypes": guide.prototypes, **guide.reader._asdict()}.items():
        found = content["unit"] * torch.tensor(written[name])
        torch.testing.assert_close(found, part, atol=0.00006, rtol=0)


def test_the_prior_is_listed_by_component(tmp_path: Path) -> None:
    prior = made_up_prior()
    write_prior(tmp_path / "prior.json", prior, sharpness=1.5, strange_nats=123.456)
    content = json.loads((tmp_path / "prior.json").read_text())
    components, unit = content["components"], content["unit"]
    assert (content["sharpness"], content["strange_nats"]) == (1.5, 123.46)
    assert [part["label"] for part in components] == prior.digits.tolist()
    np.testing.assert_allclose([part["weight"] for part in components], prior.weights, atol=1e-6)
    np.testing.assert_allclose(
        [[unit * number for number in part["mean"]] for part in components], prior.means, atol=0.006
    )
    np.testing.assert_allclose(
        [[unit * number for number in part["std"]] for part in components],
        np.exp(prior.logvars / 2),
        atol=0.006,
    )


def test_the_same_digits_give_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "first")
    write(tmp_path / "again")
    for file in (tmp_path / "first").iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
