"""The published data sets: what each is."""

from blenddigits.core.errors import UserError
from blenddigits.data.data_set import DataSet

DIGITS = tuple("0123456789")

PUBLISHED = {
    data.name: data
    for data in (
        DataSet(
            name="mnist",
            title="MNIST",
            noun="digit",
            plural="digits",
            classes=DIGITS,
            side=28,
            handwriting=True,
            credit="Yann LeCun, Corinna Cortes and Christopher Burges",
            licence="CC BY-SA 3.0",
            source="https://yann.lecun.org/exdb/mnist/index.html",
        ),
    )
}


def find_data_set(name: str) -> DataSet:
    """The data set of this name; raises UserError, which says which there are."""
    if name not in PUBLISHED:
        raise UserError(
            f"dataset.name: there is no data set {name!r}; choose one of {', '.join(PUBLISHED)}"
        )
    return PUBLISHED[name]
