"""The kinds of values that params.yaml holds."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

LONGEST = 200  # letters of a value in a message

Count = Annotated[int, Field(ge=1)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Label = Annotated[int, Field(ge=0)]  # a class, or one of its images, by its position from 0


def describe(value: Any) -> str:
    """A value as a message shows it."""
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


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
