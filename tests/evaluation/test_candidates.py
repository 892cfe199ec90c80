"""The digits and pairs that methods are compared on, and models with what stands for them."""

from pathlib import Path

import pytest
import torch
from made_up import MNIST, random_guide, seeded
from made_up_evaluation import EVALUATE, made_up_digits

from blenddigits.core.errors import UserError
from blenddigits.data.images import to_intensities
from blenddigits.data.mnist import load_known, load_split
from blenddigits.evaluation.candidates import (
    check_every_class,
    choose_pairs,
    load_digits,
    prepare_candidates,
)
from blenddigits.models.autoencoders import VAE


@pytest.mark.parametrize("count", [1, 50, 500])
def test_pairs_are_of_different_classes_and_as_many_as_wanted(count: int) -> None:
    labels = torch.arange(30) % 3
    pairs = choose_pairs(labels, count, seeded())
    assert len(pairs.first) == len(pairs.second) == count
    assert (labels[pairs.first] != labels[pairs.second]).all()
    for again, chosen in zip(choose_pairs(labels, count, seeded()), pairs, strict=True):
        assert torch.equal(again, chosen)


def test_pairs_are_drawn_from_all_classes() -> None:
    labels = torch.arange(30) % 3
    pairs = choose_pairs(labels, 300, seeded())
    drawn = set(zip(labels[pairs.first].tolist(), labels[pairs.second].tolist(), strict=True))
    assert len(drawn) == 6


def test_each_model_gets_its_own_codes_and_guide(tiny_vae: VAE) -> None:
    digits, guides = made_up_digits(), {"one": random_guide(), "other": random_guide()}
    prepared = prepare_candidates(dict.fromkeys(guides, tiny_vae), guides, digits.test_x)
    assert list(prepared) == ["one", "other"]
    for name, candidate in prepared.items():
        torch.testing.assert_close(candidate.test_codes, tiny_vae.encode(digits.test_x)[0])
        assert torch.equal(candidate.guide.prototypes, guides[name].prototypes)


def test_all_is_measured_on_the_first_test_images_only(made_up_data: Path) -> None:
    digits = load_digits(EVALUATE, seeded())
    _, labels = load_split("test")
    assert len(digits.test_x) == 40
    assert torch.equal(digits.test_labels, labels[:40])
    assert int(torch.stack(digits.pairs).max()) < 40


def test_real_digits_are_of_those_to_train_on_which_stay_bytes(made_up_data: Path) -> None:
    digits = load_digits(EVALUATE, seeded())
    images, _ = load_known()
    assert torch.equal(digits.train_images, images)
    order = torch.randperm(len(images), generator=seeded())
    assert torch.equal(digits.real_x, to_intensities(images)[order[: EVALUATE.real_images]])


def test_a_class_that_the_first_images_leave_out_is_named(made_up_data: Path) -> None:
    few = load_digits(EVALUATE.model_copy(update={"images": 9}), seeded())
    with pytest.raises(UserError, match=r"evaluate\.images: the first 9 hold no digit 9; raise it"):
        check_every_class(few, MNIST)
    check_every_class(load_digits(EVALUATE, seeded()), MNIST)


def test_more_images_than_there_are_means_all(made_up_data: Path) -> None:
    digits = load_digits(EVALUATE.model_copy(update={"images": 10_000}), seeded())
    assert len(digits.test_x) == len(load_split("test")[0])
