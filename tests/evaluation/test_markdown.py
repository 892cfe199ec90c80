"""Tables in Markdown."""

import pytest

from blenddigits.evaluation.markdown import markdown_table

HEADER, ROWS = ["speed", "here", "there, too"], [["of ours", "12", "3"], ["x", "-", "1,234"]]


def test_the_first_column_is_to_the_left_and_the_others_to_the_right() -> None:
    assert markdown_table(HEADER, ROWS).splitlines() == [
        "| speed | here | there, too |",
        "| --- | ---: | ---: |",
        "| of ours | 12 | 3 |",
        "| x | - | 1,234 |",
    ]


def test_padded_columns_stand_below_each_other() -> None:
    assert markdown_table(HEADER, ROWS, padded=True).splitlines() == [
        "| speed   | here | there, too |",
        "| ------- | ---: | ---------: |",
        "| of ours |   12 |          3 |",
        "| x       |    - |      1,234 |",
    ]


def test_a_row_of_another_length_is_no_row() -> None:
    with pytest.raises(ValueError, match="zip"):
        markdown_table(HEADER, [["one cell"]])
