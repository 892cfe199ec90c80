"""Digits in rows, each with its number: for choosing one of a page."""

import io
from collections.abc import Sequence

import numpy as np
from jaxtyping import Float
from PIL import Image, ImageDraw, ImageFont

from blenddigits.figures.encoding import check_size, enlarged, to_bytes

Digit = Float[np.ndarray, "side side"]

COLUMNS = 5
GROUND, INK = 24, 235  # grey of 255
MARGIN_SHARE, TEXT_SHARE = 0.12, 0.3  # of a digit's side


def numbered_png(digits: Sequence[Digit], scale: int) -> bytes:
    """A grey PNG of the digits, numbered from 1, each pixel a square of `scale` pixels.

    Raises UserError when it would be too large.
    """
    side = digits[0].shape[0] * scale
    margin, text = round(MARGIN_SHARE * side), round(TEXT_SHARE * side)
    columns = min(COLUMNS, len(digits))
    rows = -(-len(digits) // columns)
    step_x, step_y = side + margin, side + margin + text
    width, height = columns * step_x + margin, rows * step_y + margin
    check_size(width * height)
    sheet = Image.new("L", (width, height), GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(max(8, round(0.8 * text)))
    for number, digit in enumerate(digits, start=1):
        row, column = divmod(number - 1, columns)
        left, top = margin + column * step_x, margin + row * step_y
        pen.text((left + side / 2, top + text / 2), str(number), INK, font, anchor="mm")
        sheet.paste(Image.fromarray(enlarged(to_bytes(digit), scale)), (left, top + text))
    content = io.BytesIO()
    sheet.save(content, format="PNG", optimize=True)
    return content.getvalue()
