"""YAML is read as DVC reads it."""

import math
from itertools import pairwise
from typing import Any

import pytest
from dvc.utils.serialize import parse_yaml  # type: ignore[import-untyped]

from blenddigits.core.yaml12 import read_yaml

NUMBERS = ["1e-3", "1E3", "-2.5e+1", "1.", ".5", "-7", "+3", "0", "16.0", "0.001", "-.inf", ".INF"]
WORDS = ["on", "off", "yes", "No", "y", "1:30", "1e", "e3", ".", "12e03x", "nothing"]
CONSTANTS = ["true", "False", "null", "~", "", "[3, 8]", "'1e-3'", '"on"', "{a: 1e-3, b: [on]}"]


@pytest.mark.parametrize("text", NUMBERS + WORDS + CONSTANTS)
def test_a_value_is_the_one_that_dvc_reads(text: str) -> None:
    found, expected = (read(f"key: {text}\n")["key"] for read in (read_yaml, dvc_reads))
    assert (type(found), found) == (type(expected), expected)


def dvc_reads(text: str) -> Any:
    return parse_yaml(text, "params.yaml")


def test_what_is_no_number_is_one_to_dvc_too() -> None:
    assert math.isnan(read_yaml("key: .nan")["key"])


def test_anchors_and_merges_work() -> None:
    text = "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n"
    assert read_yaml(text)["b"] == dvc_reads(text)["b"] == {"x": 1, "y": 3}


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: {b: 1, b: 2}", "- a: 1\n  a: 1"])
def test_a_key_given_twice_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(ValueError, match=r'duplicate key "[ab]".* line \d'):
        read_yaml(text)


@pytest.mark.parametrize("text", ["seed: {{ seed }}", "[a]: 1", "a: 1\n? {b: 1}\n: 2"])
def test_a_key_that_is_no_word_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"unhashable key.* line \d"):
        read_yaml(text)


@pytest.mark.parametrize("text", ["a: [1", "a: 1\n\tb: 2", "a: b: c", "a: !!python/name:os.system"])
def test_broken_yaml_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"line \d"):
        read_yaml(text)


def test_a_bomb_of_aliases_and_what_holds_itself_are_refused_at_once() -> None:
    names = "abcdefghij"
    lines = ["a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for last, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join(10 * [f'*{last}'])}]")
    for text in ("\n".join(lines), "a: &a [*a]", 5000 * "["):
        with pytest.raises(ValueError, match=r"values, which aliases repeat|nested too|line 1"):
            read_yaml(text)
    assert read_yaml("a: &a [1, 2]\nb: *a") == {"a": [1, 2], "b": [1, 2]}
