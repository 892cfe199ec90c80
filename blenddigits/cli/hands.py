"""Digits in the hand that the user named."""

import argparse
import sys

import numpy as np
from jaxtyping import Float

from blenddigits.cli.sources import read_hand, reads_for
from blenddigits.core.errors import UserError
from blenddigits.inference.blend_model import BlendModel
from blenddigits.inference.familiarity import STRANGE

Images = Float[np.ndarray, "n 28 28"]


def written(text: str, model: BlendModel, arguments: argparse.Namespace) -> Images:
    """The digits of `text` in the hand of --hand, or the one that --seed chooses.

    As what the hand's digits were read is said on standard error, and if they look like none.
    Raises UserError when one of them is not there, or the prior knows no such digit.
    """
    hand = read_hand(arguments.hand, reads_for(model)) if arguments.hand else None
    try:
        if hand is not None:
            print(f"your hand: read as {_read(hand, model)}", file=sys.stderr)
        return model.write(text, hand, seed=arguments.seed)
    except ValueError as error:
        raise UserError(str(error)) from None


def _read(hand: Images, model: BlendModel) -> str:
    """As in "3, 5 (does not look like a digit)"."""
    strange = model.familiarity(hand) < STRANGE
    words = [str(digit) for digit in model.classify(hand)]
    return ", ".join(
        f"{word} (does not look like a digit)" if odd else word
        for word, odd in zip(words, strange, strict=True)
    )
