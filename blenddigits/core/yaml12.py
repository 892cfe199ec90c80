"""YAML as DVC reads it, which is version 1.2; PyYAML alone follows 1.1."""

import re
from typing import Any

import yaml
from yaml.constructor import ConstructorError

MOST_VALUES = 100_000  # in a file: dvc.lock has about a thousand

_IMPLICIT = {  # tags of plain words: what they match as a whole, and how they may begin
    "null": (r"~|null|Null|NULL|", "~nN"),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?(0|[1-9][0-9]*)", "-+0123456789"),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+0123456789.",
    ),
    "merge": (r"<<", "<"),
}


class _Loader(yaml.SafeLoader):
    """`1e-3` is a number, `on` is a word, and no key stands twice in a mapping."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012, so it is in PyYAML

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue  # PyYAML refuses it, below
            if key.value in keys:
                raise ConstructorError(
                    problem=f'found duplicate key "{key.value}"', problem_mark=key.start_mark
                )
            keys.add(key.value)
        return super().construct_mapping(node, deep)


for _tag, (_pattern, _first) in _IMPLICIT.items():
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), [*_first, ""]
    )


def read_yaml(text: str) -> Any:
    """What a text of YAML 1.2 holds; raises ValueError, with the line, where it is no YAML."""
    try:
        return _constructed(_Loader(text))
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None
    except RecursionError:
        raise ValueError("nested too deeply, or within itself") from None


def _constructed(loader: _Loader) -> Any:
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        _check_size(node)
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _check_size(node: yaml.Node) -> None:
    """Raise ValueError where aliases make much of little: ten names stand for a billion values."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node) -> int:
        if id(node) not in sizes:
            sizes[id(node)] = 1 + sum(map(size, _children(node)))
        return sizes[id(node)]

    if size(node) > MOST_VALUES:
        raise ValueError(f"more than {MOST_VALUES:,} values, which aliases repeat")


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [child for pair in node.value for child in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []
