"""Classes as the command line names them."""

from collections.abc import Sequence


def label_of(name: str, classes: Sequence[str]) -> int | None:
    """The position of the class of this name, in whatever case where that is clear."""
    if name in classes:
        return classes.index(name)
    alike = [label for label, own in enumerate(classes) if own.casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else None


def listed(classes: Sequence[str]) -> str:
    """All of them: "0 to 9" where they follow each other, else one by one."""
    if all(len(name) == 1 for name in classes):
        places = [ord(name) for name in classes]
        if places == list(range(places[0], places[0] + len(places))):
            return f"{classes[0]} to {classes[-1]}"
    return ", ".join(classes)
