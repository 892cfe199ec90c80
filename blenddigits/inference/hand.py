"""Writing in a hand: what is particular to a few digits is carried over to all others.

The prior tells all that is needed: its components of a digit are stations, places where codes of
that digit are usual. A hand is how far its digits' codes lie, in the mean, from the means of their
own digits. Another digit in that hand is sought at that digit's mean, moved as far. Far out nobody
writes it, and it may even be another: so its code begins at the digit's nearest stations, and goes
part of the way from there, only as long as it is certainly of that digit. docs/hand.md tells how
well that works, docs/trials.md what else was tried; hand.ts has the same for the page.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int64

from blenddigits.inference.prior import NO_DIGIT, MixturePrior, known_digits

NEAR = 2.0  # variance, in latent units, of the distance from which a station is chosen
CERTAIN = 0.99  # probability of the digit that a code keeps on its way
STRIDES = 20  # in which it goes
DOUBT = 1.5  # how many digits tell as much of a hand as their codes leave open
SMALLEST = 1e-30  # weight of a component, so that its logarithm is finite

Code = Float[np.ndarray, " latent"]
Codes = Float[np.ndarray, "n latent"]
Shares = Float[np.ndarray, "n digits"]


class Hand(NamedTuple):
    """How somebody writes."""

    offset: Code  # from the mean of any digit
    digits: Int64[np.ndarray, " n"]  # that are known
    codes: Codes  # of these
    reach: float  # how much of the way from a station is gone: the more digits tell it, the more


def hand_of(codes: Codes, prior: MixturePrior) -> Hand:
    """The hand in which digits with these codes are written; which digits they are is read."""
    digits = digits_of(codes, prior)
    offsets = [
        code - _mean(prior, digit) for code, digit in zip(codes, digits.tolist(), strict=True)
    ]
    return Hand(np.mean(offsets, axis=0), digits, codes, _reach(len(codes)))


def digits_of(codes: Codes, prior: MixturePrior) -> Int64[np.ndarray, " n"]:
    """The likeliest digit of each code; raises ValueError where the prior knows none."""
    return np.array(known_digits(prior))[digit_shares(codes, prior).argmax(axis=1)]


def some_hand(prior: MixturePrior, random: np.random.Generator) -> Hand:
    """That of one of the prior's stations, each as often as its digits are."""
    known = prior.weights * (prior.digits != NO_DIGIT)
    _check_known(known_digits(prior))
    station = random.choice(len(known), p=known / known.sum())
    offset = prior.means[station] - _mean(prior, int(prior.digits[station]))
    return Hand(offset, prior.digits[:0], prior.means[:0], _reach(1))


def digit_shares(codes: Codes, prior: MixturePrior) -> Shares:
    """How likely each code is of each digit that the prior knows, in ascending order: rows of 1.

    Raises ValueError where the prior knows none.
    """
    known = known_digits(prior)
    _check_known(known)
    joint = _log_joint(codes, prior)
    by_digit = [np.logaddexp.reduce(joint[:, prior.digits == digit], axis=1) for digit in known]
    return np.exp(np.stack(by_digit, axis=1) - np.logaddexp.reduce(by_digit)[:, None])


def written_codes(digits: Sequence[int], hand: Hand, prior: MixturePrior) -> Codes:
    """A code for each digit, in the hand; the hand's own digits come as they are.

    The same digit again is written a little otherwise. Raises ValueError where the prior has no
    component of a digit.
    """
    written: Counter[int] = Counter()
    codes = []
    for digit in digits:
        codes.append(_written(digit, written[digit], hand, prior))
        written[digit] += 1
    return np.stack(codes)


def _written(digit: int, times: int, hand: Hand, prior: MixturePrior) -> Code:
    """The code of a digit that was written so many times before."""
    own = hand.codes[hand.digits == digit]
    if times < len(own):
        return own[times]
    stations = _components(prior, digit)
    goal = own[times % len(own)] if len(own) else _mean(prior, digit) + hand.offset
    again = times // max(1, len(own))
    start = _nearest(stations, goal) if again == 0 else _by_distance(stations, goal, again - 1)
    return _as_far_as_certain(start, start + hand.reach * (goal - start), digit, prior)


def _nearest(stations: MixturePrior, goal: Code) -> Code:
    """Where a code is expected that was seen at `goal`, give or take NEAR: between stations."""
    variances = np.exp(stations.logvars)
    spread = variances + NEAR
    nearness = np.log(stations.weights.clip(min=SMALLEST)) - 0.5 * (
        np.square(stations.means - goal) / spread + np.log(spread)
    ).sum(axis=1)
    weights = np.exp(nearness - np.logaddexp.reduce(nearness))
    return weights @ (stations.means + variances / spread * (goal - stations.means))


def _by_distance(stations: MixturePrior, goal: Code, place: int) -> Code:
    """The station at this place from the goal, from 0, and from the last on the first again."""
    order = np.square(stations.means - goal).sum(axis=1).argsort(kind="stable")
    return stations.means[order[place % len(order)]]


def _as_far_as_certain(start: Code, goal: Code, digit: int, prior: MixturePrior) -> Code:
    """The last of the strides from start to goal before the first that leaves the digit."""
    way = start + np.linspace(0, 1, STRIDES + 1)[:, None] * (goal - start)
    shares = digit_shares(way, prior)[:, known_digits(prior).index(digit)]
    [left] = np.nonzero(shares < CERTAIN)
    return way[max(left[0] - 1, 0) if len(left) else STRIDES]


def _mean(prior: MixturePrior, digit: int) -> Code:
    own = _components(prior, digit)
    return own.weights @ own.means / own.weights.sum()


def _components(prior: MixturePrior, digit: int) -> MixturePrior:
    """Those of a digit; raises ValueError where there are none."""
    own = prior.digits == digit
    if digit == NO_DIGIT or not own.any():
        known = ", ".join(map(str, known_digits(prior)))
        raise ValueError(f"text: the prior has no component of a {digit}: it knows {known}")
    return MixturePrior(*(part[own] for part in prior))


def _reach(digits: int) -> float:
    """All of the way leads to broken strokes where few digits tell it."""
    return digits / (digits + DOUBT)


def _check_known(known: Sequence[int]) -> None:
    if not known:
        raise ValueError("text: the prior is N(0, I), of no digit: it can write none")


def _log_joint(codes: Codes, prior: MixturePrior) -> Float[np.ndarray, "n components"]:
    """Of code and component, up to a constant."""
    squares = np.square(codes[:, None] - prior.means) / np.exp(prior.logvars) + prior.logvars
    return np.log(prior.weights.clip(min=SMALLEST)) - 0.5 * squares.sum(axis=2)
