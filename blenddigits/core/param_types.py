"""The kinds of values that params.yaml holds."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

LONGEST = 200  # letters of a value in a message
MOST_EPOCHS = 10_000  # of all training images; a thousand take an hour
MOST_DRAWN = 100_000  # pairs, samples: the numbers have four digits long before
MOST_COMPONENTS = 4096  # of a prior: all of them are asked for each code, on the page too
WIDEST = 16_384  # of a layer

Count = Annotated[int, Field(ge=1)]
Epochs = Annotated[int, Field(ge=1, le=MOST_EPOCHS)]
Drawn = Annotated[int, Field(ge=1, le=MOST_DRAWN)]
Width = Annotated[int, Field(ge=1, le=WIDEST)]
Rate = Annotated[float, Field(ge=1e-6, le=1)]  # of learning: with less nothing is learned
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Weight = Annotated[float, Field(ge=0, le=1e6)]  # what counts more is out of a float's reach
NoiseStd = Annotated[float, Field(ge=0, le=10)]  # in pixel units of [0, 1]
Share = Annotated[float, Field(ge=0, le=1)]
Label = Annotated[int, Field(ge=0)]  # a class, or one of its images, by its position from 0


def describe(value: Any) -> str:
    """A value as a message shows it."""
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def check_others(name: str, near: int, name_of_all: str, count: int) -> None:
    """Raise ValueError where one of them has no more than `near` others."""
    if near >= count - 1:
        raise ValueError(f"{name} {near} is not below {name_of_all} {count} - 1")


def check_part(name: str, part: int, name_of_all: str, whole: int) -> None:
    """Raise ValueError where a part is larger than the whole."""
    if part > whole:
        raise ValueError(f"{name} {part} is above {name_of_all} {whole}, of which it is a part")


def _check_bits(bits: int) -> int:
    if not 2 <= bits <= 8 and bits != 32:
        raise ValueError(f"expected 2 to 8, or 32 to round nothing, found {bits}")
    return bits


def _to_pair(value: Any) -> Any:
    """YAML has only lists, whose length nothing fixes."""
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f"expected two numbers such as [3, 8], found {describe(value)}")
    return tuple(value)


WeightBits = Annotated[int, AfterValidator(_check_bits)]
LabelPair = Annotated[tuple[Label, Label], BeforeValidator(_to_pair)]
