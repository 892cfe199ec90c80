"""What a model file tells without ONNX's library, against that library."""

from contextlib import suppress
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from blenddigits.core.errors import UserError
from blenddigits.inference.model_files import open_checked
from blenddigits.inference.onnx_file import Versions, completed, has_external_data, versions


def model_with(weight: TensorProto, *, in_branch: bool = False) -> onnx.ModelProto:
    """y = x + weight; the weight is an initializer, or the constant of an If's branch."""
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", 2]) for name in "xy")
    constant = helper.make_node("Constant", [], ["c"], value=weight)
    flag = numpy_helper.from_array(np.array(True), "flag")
    c = helper.make_tensor_value_info("c", TensorProto.FLOAT, [2])
    branch = helper.make_graph([constant], "branch", [], [c])
    choice = helper.make_node("If", ["flag"], ["w"], then_branch=branch, else_branch=branch)
    add = helper.make_node("Add", ["x", "w"], ["y"])
    nodes, constants = ([choice, add], [flag]) if in_branch else ([add], [weight])
    graph = helper.make_graph(nodes, "g", [x], [y], constants)
    opsets = [helper.make_opsetid("somebody's", 3), helper.make_opsetid("", 17)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def weight(*, elsewhere: bool) -> TensorProto:
    tensor = numpy_helper.from_array(np.ones(2, np.float32), "w")
    if elsewhere:
        onnx.external_data_helper.set_external_data(tensor, "/etc/passwd", 0, 8)
        tensor.ClearField("raw_data")
    return tensor


@pytest.mark.parametrize("in_branch", [False, True])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_numbers_in_other_files_are_seen_wherever_they_are_named(
    elsewhere: bool, in_branch: bool
) -> None:
    model = model_with(weight(elsewhere=elsewhere), in_branch=in_branch)
    assert has_external_data(model.SerializeToString()) == elsewhere


def test_a_model_with_numbers_in_other_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(model_with(weight(elsewhere=True)).SerializeToString())
    with pytest.raises(UserError, match=r"model\.onnx: keeps numbers in other files"):
        open_checked(path, {"x"}, {"y"})


def test_the_versions_are_those_that_onnx_reads() -> None:
    assert versions(model_with(weight(elsewhere=False)).SerializeToString()) == Versions(8, 17)
    assert versions(b"") == Versions(0, 0)


def test_every_beginning_of_a_model_is_read_or_refused() -> None:
    content = model_with(weight(elsewhere=True), in_branch=True).SerializeToString()
    for length in range(len(content)):
        has_external_data(content[:length])
        with suppress(ValueError):
            versions(content[:length])


def test_a_model_in_a_model_in_a_model_is_not_followed_for_ever() -> None:
    content = b""
    for _ in range(3000):  # an attribute of a node of a graph, each in the next
        for tag in (0x32, 0x2A, 0x0A):
            content = bytes([tag]) + length_of(content) + content
    assert not has_external_data(b"\x3a" + length_of(content) + content)


def length_of(content: bytes) -> bytes:
    """As protobuf writes it: seven bits in each byte."""
    size, written = len(content), b""
    while size > 0x7F:
        written += bytes([size & 0x7F | 0x80])
        size >>= 7
    return written + bytes([size])


def test_hostile_bytes_end_in_no_other_error() -> None:
    content = np.frombuffer(model_with(weight(elsewhere=True)).SerializeToString(), np.uint8)
    generator = np.random.default_rng(0)
    for _ in range(300):
        changed = content.copy()
        changed[generator.integers(len(content), size=3)] = generator.integers(256, size=3)
        has_external_data(changed.tobytes())


@pytest.mark.parametrize(
    ("graph", "said"),
    [
        (b"", "0 graphs in place of one"),
        (b"\x3a\0\x3a\0", "2 graphs in place of one"),
        (b"\x3a\x02\x5a\0", "a name is missing"),  # of an input
        (b"\x3a\x02\x2a\0", "a name is missing"),  # of a weight
        (b"\x3a\x08\x0a\x06\x08\xff\xff\xff\xff\x7f", "a number in place of a name"),  # of a node
        (b"\x3a\x04\x5a\x02\x08\x07", "a number in place of a name"),
    ],
)
def test_a_graph_without_its_names_is_not_completed(graph: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        completed(graph, [])
