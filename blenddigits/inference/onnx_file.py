"""What an ONNX file holds, read from its bytes without ONNX's own library.

The format is a protobuf message (onnx.proto of ONNX); numbers of fields are those that stand there.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from blenddigits.core.errors import UserError

Message = memoryview
Value = int | Message  # a number, or the bytes of a text or of a message

VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5  # kinds of fields
SIZES = {FIXED64: 8, FIXED32: 4}

# Where tensors are: kind of message -> number of a field -> the kind of message in it.
INNER: Mapping[str, Mapping[int, str]] = {
    "model": {7: "graph", 25: "function"},
    "function": {7: "node"},
    "graph": {1: "node", 5: "tensor", 15: "sparse tensor"},
    "node": {5: "attribute"},
    "attribute": {
        5: "tensor",
        6: "graph",
        10: "tensor",
        11: "graph",
        22: "sparse tensor",
        23: "sparse tensor",
    },
    "sparse tensor": {1: "tensor", 2: "tensor"},
    "tensor": {},
}
DEEPEST = 100  # message in a message that protobuf itself reads
GRAPH = 7  # of a model
NODE, WEIGHT, INPUT = 1, 5, 11  # of a graph
NAME = 8  # of a tensor
DATA_LOCATION, EXTERNAL = 14, 1  # of a tensor: outside of this file


class Versions(NamedTuple):
    """Of the file format, and of ONNX's own operators."""

    ir: int
    opset: int


def versions(content: bytes) -> Versions:
    """What a program must know to read the model; 0 where it tells nothing.

    Raises ValueError where it is damaged.
    """
    ir, opset = 0, 0
    for number, value in _fields(memoryview(content)):
        if number == 1 and isinstance(value, int):
            ir = value
        if number == 8 and isinstance(value, memoryview):
            domain_and_version = dict(_fields(value))
            found = domain_and_version.get(2)
            if not domain_and_version.get(1) and isinstance(found, int):  # ONNX's own: no name
                opset = found
    return Versions(ir, opset)


def check_alone(path: Path) -> None:
    """Raise UserError when numbers of the model in `path` are to be read from other files."""
    if path.is_file() and has_external_data(path.read_bytes()):
        raise UserError(
            f"{path}: keeps numbers in other files, which are not read; save it again as one file"
        )


def has_external_data(content: bytes) -> bool:
    """Whether numbers of the model stand in other files; no more is said where it is damaged."""
    try:
        return any(
            (DATA_LOCATION, EXTERNAL) in _fields(tensor)
            for tensor in _tensors(memoryview(content), "model")
        )
    except ValueError:
        return False


def completed(content: bytes, others: Iterable[bytes]) -> bytes:
    """The model with the weights that its nodes name and it lacks, as others have them.

    Two protobuf messages in a row are one that has what is in either, so nothing is read again.
    Raises ValueError where no other has one, or one of them is damaged.
    """
    lacking = _lacking(content)
    found = {
        name: tensor
        for other in others
        for name, tensor in _named_weights(other).items()
        if name in lacking
    }
    if missing := lacking - found.keys():
        raise ValueError(f"no file beside it has the weights {b', '.join(sorted(missing))!r}")
    weights = b"".join(_as_field(WEIGHT, tensor) for tensor in found.values())
    return content + _as_field(GRAPH, weights)


def _lacking(content: bytes) -> set[bytes]:
    """What nodes of the graph take that nothing in the graph gives."""
    graph = _graph(content)
    nodes = _messages(graph, NODE)
    taken = {name for node in nodes for name in _names(node, 1)}
    given = {name for node in nodes for name in _names(node, 2)}
    inputs = {_name(value, 1) for value in _messages(graph, INPUT)}
    return taken - given - inputs - _named_weights(content).keys() - {b""}  # "": an optional one


def _named_weights(content: bytes) -> dict[bytes, Message]:
    tensors = _messages(_graph(content), WEIGHT)
    return {_name(tensor, NAME): tensor for tensor in tensors}


def _name(message: Message, wanted: int) -> bytes:
    """The last one counts, as for protobuf; raises ValueError where there is none."""
    names = _names(message, wanted)
    if not names:
        raise ValueError("a name is missing")
    return names[-1]


def _names(message: Message, wanted: int) -> list[bytes]:
    """Those of a field that may be repeated; raises ValueError where a number stands for one."""
    names = [value for number, value in _fields(message) if number == wanted]
    if any(isinstance(name, int) for name in names):
        raise ValueError("a number in place of a name")
    return [*map(bytes, names)]


def _graph(content: bytes) -> Message:
    graphs = _messages(memoryview(content), GRAPH)
    if len(graphs) != 1:
        raise ValueError(f"{len(graphs)} graphs in place of one")
    return graphs[0]


def _messages(message: Message, wanted: int) -> list[Message]:
    return [
        value
        for number, value in _fields(message)
        if number == wanted and isinstance(value, memoryview)
    ]


def _as_field(number: int, content: bytes | Message) -> bytes:
    return _as_varint(number << 3 | LENGTH) + _as_varint(len(content)) + bytes(content)


def _as_varint(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])


def _tensors(message: Message, kind: str, depth: int = 0) -> Iterator[Message]:
    if kind == "tensor":
        yield message
    inner = INNER[kind] if depth < DEEPEST else {}
    for number, value in _fields(message) if inner else ():
        if number in inner and isinstance(value, memoryview):
            yield from _tensors(value, inner[number], depth + 1)


def _fields(message: Message) -> Iterator[tuple[int, Value]]:
    """Number and value of every field."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, kind = key >> 3, key & 7
        if kind == VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if kind == LENGTH:
            size, at = _varint(message, at)
        else:
            size = SIZES.get(kind, len(message))
        if at + size > len(message):
            raise ValueError("it ends too early")
        yield number, message[at : at + size]
        at += size


def _varint(message: Message, at: int) -> tuple[int, int]:
    """A number, and where it ends: seven bits in each byte, the lowest first."""
    value, shift = 0, 0
    while at < len(message) and shift < 64:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise ValueError("it ends too early")
