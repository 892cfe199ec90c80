"""The models that a wheel carries: the small ones, and a blend that shares their weights."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import onnx

from blenddigits.core import paths
from blenddigits.core.files import write_bytes
from blenddigits.inference.model_files import BLEND_GRAPH

FEWEST = 50  # numbers of a weight that is worth sharing


class Part(NamedTuple):
    """An encoder or decoder as it was exported, and its small form."""

    whole: onnx.ModelProto
    small: onnx.ModelProto


def write_trained(models: Path, folder: Path) -> None:
    """Write what the wheel carries of `models`, a folder such as artifacts/onnx, into `folder`."""
    parts = [_part(models, name) for name in ("encoder", "decoder")]
    for name in ("encoder", "decoder"):
        small = models / paths.ONNX_FILES[f"{name}_small"].name
        write_bytes(folder / paths.ONNX_FILES[name].name, small.read_bytes())
    for file in (paths.PRIOR, paths.FAMILIARITY):
        write_bytes(folder / file.name, (models / file.name).read_bytes())
    blend = onnx.load(models / paths.ONNX_FILES["blend"].name)
    write_bytes(folder / BLEND_GRAPH, without_weights(blend, parts).SerializeToString())


def without_weights(blend: onnx.ModelProto, parts: Sequence[Part]) -> onnx.ModelProto:
    """The blend without the weights that its parts have.

    It names them as the small parts do, and has the nodes that restore them of fewer bits:
    onnx_file.completed makes a whole model of it again.
    """
    graph_only = onnx.ModelProto()
    graph_only.CopyFrom(blend)
    graph = graph_only.graph
    names = _shared_names(graph, parts)
    kept = [weight for weight in graph.initializer if weight.name not in names]
    nodes = [*_restoring_nodes(parts, set(names.values())), *graph.node]
    for node in graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
    del graph.initializer[:], graph.value_info[:]
    graph.initializer.extend(kept)
    nodes = [*map(_copy, nodes)]
    del graph.node[:]
    graph.node.extend(nodes)
    return graph_only


def _shared_names(graph: onnx.GraphProto, parts: Iterable[Part]) -> dict[str, str]:
    """For each weight of the blend that a part has, too, by its value: the part's name of it."""
    theirs = {
        (tuple(weight.dims), weight.raw_data): weight.name
        for part in parts
        for weight in part.whole.graph.initializer
    }
    found = {
        weight.name: theirs.get((tuple(weight.dims), weight.raw_data))
        for weight in graph.initializer
        if len(weight.raw_data) >= 4 * FEWEST
    }
    return {name: other for name, other in found.items() if other is not None}


def _restoring_nodes(parts: Iterable[Part], names: set[str]) -> list[onnx.NodeProto]:
    """The nodes of the small parts that make these weights of what is stored.

    A name that both parts have stands for the same weight: one of them makes it.
    """
    wanted, found = set(names), []
    for part in parts:
        for node in reversed(part.small.graph.node):
            if wanted.intersection(node.output):
                wanted.difference_update(node.output)
                wanted.update(node.input)
                found.append(node)
    return found[::-1]


def _copy(node: onnx.NodeProto) -> onnx.NodeProto:
    copy = onnx.NodeProto()
    copy.CopyFrom(node)
    return copy


def _part(models: Path, name: str) -> Part:
    files = (models / paths.ONNX_FILES[key].name for key in (name, f"{name}_small"))
    return Part(*map(onnx.load, files))
