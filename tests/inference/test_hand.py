"""What is particular to a hand is carried over, as far as digits stay what they are."""

import json

import numpy as np
import pytest

from blenddigits.inference.hand import digit_shares, digits_of, hand_of, some_hand, written_codes
from blenddigits.inference.prior import NO_DIGIT, MixturePrior
from tools import golden_hand

# A row of 0s, one of 1s above it, and far away two 2s; what one digit is nobody knows.
MEANS = np.array([[-2, 0], [0, 0], [2, 0], [-2, 6], [0, 6], [2, 6], [40, 0], [44, 0], [9, 9.0]])
DIGITS = np.array([0, 0, 0, 1, 1, 1, 2, 2, NO_DIGIT])
PRIOR = MixturePrior(MEANS, np.zeros_like(MEANS), np.full(9, 1 / 9), DIGITS)
TO_THE_RIGHT = np.array([[1.5, 0.2]])


def test_shares_are_those_of_the_components_of_each_digit() -> None:
    shares = digit_shares(np.array([[0.0, 0], [0, 3], [40, 0]]), PRIOR)
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    np.testing.assert_allclose(shares[1], [0.5, 0.5, 0], atol=1e-9)
    assert digits_of(np.array([[1.0, 1], [1, 5], [41, 3]]), PRIOR).tolist() == [0, 1, 2]


def test_another_digit_is_moved_as_those_of_the_hand_are() -> None:
    hand = hand_of(TO_THE_RIGHT, PRIOR)
    np.testing.assert_allclose(hand.offset, TO_THE_RIGHT[0])
    [one] = written_codes([1], hand, PRIOR)
    assert 0.5 < one[0] < 2
    [other] = written_codes([1], hand_of(-TO_THE_RIGHT, PRIOR), PRIOR)
    np.testing.assert_allclose(other[0], -one[0], atol=1e-6)


def test_the_more_digits_tell_of_a_hand_the_further_it_goes() -> None:
    few, many = (hand_of(np.repeat([[3.0, 0]], n, axis=0), PRIOR) for n in (1, 10))
    assert few.reach < many.reach < 1
    assert written_codes([1], few, PRIOR)[0, 0] < written_codes([1], many, PRIOR)[0, 0]


def test_a_digit_stays_what_it_is() -> None:
    upwards = hand_of(np.array([[0.0, 2.9]] * 10), PRIOR)  # to where a 0 is nearly a 1
    codes = written_codes([0, *[2] * 3], upwards._replace(digits=DIGITS[:0]), PRIOR)
    assert digit_shares(codes, PRIOR)[0, 0] >= 0.99
    assert codes[0, 1] > 0.5
    assert digits_of(codes, PRIOR).tolist() == [0, 2, 2, 2]


def test_digits_of_the_hand_come_as_they_are_and_then_a_little_otherwise() -> None:
    own = np.array([[1.0, 0], [-1, 0]])
    codes = written_codes([0, 0, 0, 0], hand_of(own, PRIOR), PRIOR)
    np.testing.assert_array_equal(codes[:2], own)
    assert len(np.unique(codes.round(6), axis=0)) == 4


def test_the_same_digit_is_never_written_twice_alike() -> None:
    codes = written_codes([1, 1, 1, 1], hand_of(TO_THE_RIGHT, PRIOR), PRIOR)
    assert len(np.unique(codes.round(6), axis=0)) == 4
    assert len(written_codes([2] * 9, hand_of(TO_THE_RIGHT, PRIOR), PRIOR)) == 9


def test_some_hand_is_that_of_a_station() -> None:
    hands = [some_hand(PRIOR, np.random.default_rng(seed)) for seed in range(20)]
    offsets = {tuple(hand.offset.round(6)) for hand in hands}
    assert offsets == {(-2, 0), (0, 0), (2, 0)}
    assert written_codes([0, 1, 2], hands[0], PRIOR).shape == (3, 2)


def test_a_digit_that_the_prior_does_not_know_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="no component of a 7: it knows 0, 1, 2"):
        written_codes([7], hand_of(TO_THE_RIGHT, PRIOR), PRIOR)
    standard = MixturePrior(MEANS[1:2], np.zeros((1, 2)), np.ones(1), np.array([NO_DIGIT]))
    with pytest.raises(ValueError, match=r"the prior is N\(0, I\), of no digit"):
        hand_of(TO_THE_RIGHT, standard)
    with pytest.raises(ValueError, match=r"the prior is N\(0, I\), of no digit"):
        some_hand(standard, np.random.default_rng(0))


def test_the_committed_numbers_of_the_page_are_what_python_gives_now() -> None:
    committed = json.loads(golden_hand.FILE.read_text())
    now = json.loads(json.dumps(golden_hand.golden()))
    for name in golden_hand.HANDS:
        np.testing.assert_allclose(
            now[name].pop("written"), committed[name].pop("written"), atol=3e-6
        )
    assert now["familiarity"].pop("nats") == pytest.approx(committed["familiarity"].pop("nats"))
    assert now == committed
