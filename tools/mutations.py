"""Damaged copies of files: what a bad disk, a broken download or somebody hostile makes of them."""

from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]

ODD_NUMBERS = (b"\x00", b"\xff", b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\xff\xff\xff\xff")


def mutated(content: bytes, random: Random) -> bytes:
    """The content after one to four changes."""
    for _ in range(random.randint(1, 4)):
        content = random.choice(MUTATIONS)(content, random) or b"\0"
    return content


def _flipped(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _with_odd_number(content: bytes, random: Random) -> bytes:
    """Near the beginning more often: there sizes stand."""
    at = random.randrange(min(len(content), random.choice((64, 1024, len(content)))))
    number = random.choice(ODD_NUMBERS)
    return content[:at] + number + content[at + len(number) :]


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


def _without_part(content: bytes, random: Random) -> bytes:
    start, length = random.randrange(len(content)), random.randint(1, 64)
    return content[:start] + content[start + length :]


def _with_part_twice(content: bytes, random: Random) -> bytes:
    start, length = random.randrange(len(content)), random.randint(1, 64)
    return content[: start + length] + content[start:]


MUTATIONS: tuple[Mutation, ...] = (
    _flipped,
    _with_odd_number,
    _cut,
    _without_part,
    _with_part_twice,
)
