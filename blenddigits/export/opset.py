"""The oldest form of ONNX that the models' operators allow: the more programs read them."""

import onnx
from onnx import defs, helper, numpy_helper

EXPORTED_OPSET = 18  # the oldest that torch's exporter writes
OPSET = 17  # the first that knows LayerNormalization, which every model has


def lowered(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model in OPSET, and in the first version of the file format that knows that.

    Of the operators that torch's exporter uses for these models only Split is another one in
    EXPORTED_OPSET: there it tells how many parts of equal size it gives, which follows from the
    names of its outputs before. What a Reshape does with a size of 0 is left unsaid where there is
    none: not every reader knows it.
    """
    opsets = (OPSET, EXPORTED_OPSET)
    older = onnx.ModelProto()
    older.CopyFrom(model)
    without_zeros = {w.name for w in older.graph.initializer if numpy_helper.to_array(w).all()}
    for node in older.graph.node:
        if node.op_type == "Split":
            _drop_attribute(node, "num_outputs")
        else:
            since = [defs.get_schema(node.op_type, opset).since_version for opset in opsets]
            assert len(set(since)) == 1, f"{node.op_type} is not the same in opset {OPSET}"
        if node.op_type == "Reshape" and node.input[1] in without_zeros:
            _drop_attribute(node, "allowzero")
    [used] = older.opset_import
    used.version = OPSET
    older.ir_version = helper.find_min_ir_version_for([used])
    return older


def _drop_attribute(node: onnx.NodeProto, name: str) -> None:
    kept = [attribute for attribute in node.attribute if attribute.name != name]
    del node.attribute[:]
    node.attribute.extend(kept)
