"""Digits in the hand that the user named."""

import argparse
import sys

import numpy as np
from jaxtyping import Float

from blenddigits.cli.sources import read_hand
from blenddigits.core.errors import UserError
from blenddigits.inference.blend_model import BlendModel

Images = Float[np.ndarray, "n 28 28"]


def written(text: str, model: BlendModel, arguments: argparse.Namespace) -> Images:
    """The digits of `text` in the hand of --hand, or the one that --seed chooses.

    As what the hand's digits were read is said on standard error. Raises UserError when one of them
    is not there, or the prior knows no such digit.
    """
    hand = read_hand(arguments.hand) if arguments.hand else None
    try:
        if hand is not None:
            read = ", ".join(map(str, model.classify(hand).tolist()))
            print(f"your hand: read as {read}", file=sys.stderr)
        return model.write(text, hand, seed=arguments.seed)
    except ValueError as error:
        raise UserError(str(error)) from None
