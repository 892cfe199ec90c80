"""`blenddigits info`: what ONNX models are, in words: inputs, outputs, size, and their origin."""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HELP = "tell what ONNX models are and where they come from"
EPILOG = """\
Without a file it tells of the models that the other commands take.

Examples:
  blenddigits info
  blenddigits info artifacts/onnx/encoder.onnx
  blenddigits info artifacts/onnx/*.onnx
"""
REMEDY = "name an ONNX file such as encoder.onnx"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files."""
    parser.add_argument("models", nargs="*", type=Path, metavar="MODEL.onnx")


def run(arguments: argparse.Namespace) -> None:
    """Print some lines about each; raises UserError when one is missing or damaged."""
    models = arguments.models or _models_in_use()
    print("\n\n".join(_described(path) for path in models))
    if origin := _origin(models[0].parent):
        print(f"\n{origin}")


def _models_in_use() -> list[Path]:
    from blenddigits.inference.model_files import find_files

    files = find_files(None, "vae")
    return [files.encoder, files.decoder]


def _origin(folder: Path) -> str | None:
    """Which commit and run a wheel's models are of; None of other models."""
    from blenddigits.core.files import read_json
    from blenddigits.inference.model_files import PROVENANCE

    file = folder / PROVENANCE
    if not file.is_file():
        return None
    told = read_json(file, "install the package again")
    return (
        f"built of commit {told.get('commit')}, whose dvc.lock has the MD5 {told.get('lock_md5')}"
    )


def _described(path: Path) -> str:
    from blenddigits.core.errors import UserError
    from blenddigits.inference.onnx_file import check_alone, versions
    from blenddigits.inference.session import open_model

    check_alone(path)
    session = open_model(path, REMEDY)
    content, meta = path.read_bytes(), session.get_modelmeta()
    try:
        ir_version, opset = versions(content)
    except ValueError as error:
        raise UserError(f"{path}: damaged ({error}); {REMEDY}") from None
    facts = {
        "file": str(path),
        "size": f"{len(content):,} bytes",
        "md5": hashlib.md5(content, usedforsecurity=False).hexdigest(),
        "format": f"ONNX, IR version {ir_version}, opset {opset}",
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
