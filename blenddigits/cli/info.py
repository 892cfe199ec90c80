"""`blenddigits info`: what an ONNX model is, in words: inputs, outputs, size, and its origin."""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HELP = "tell what an ONNX model is and where it comes from"
EPILOG = """\
Examples:
  blenddigits info artifacts/onnx/encoder.onnx
  blenddigits info artifacts/onnx/*.onnx
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files."""
    parser.add_argument("models", nargs="+", type=Path, metavar="MODEL.onnx")


def run(arguments: argparse.Namespace) -> None:
    """Print some lines about each; raises UserError when one is missing or damaged."""
    print("\n\n".join(_described(path) for path in arguments.models))


def _described(path: Path) -> str:
    from blenddigits.inference.session import open_model

    session = open_model(path, "name an ONNX file such as encoder.onnx")
    content, meta = path.read_bytes(), session.get_modelmeta()
    facts = {
        "file": str(path),
        "size": f"{len(content):,} bytes",
        "md5": hashlib.md5(content, usedforsecurity=False).hexdigest(),
        **_shapes("input", session.get_inputs()),
        **_shapes("output", session.get_outputs()),
        "made by": meta.producer_name,
        **dict(sorted(meta.custom_metadata_map.items())),
    }
    width = max(len(name) for name in facts)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in facts.items() if value)


def _shapes(side: str, values: Sequence[Any]) -> dict[str, str]:
    shapes = {}
    for value in values:
        element = value.type.removeprefix("tensor(").removesuffix(")")
        sizes = ", ".join(str(size) for size in value.shape)
        shapes[f"{side} {value.name}"] = f"{element} ({sizes})"
    return shapes
