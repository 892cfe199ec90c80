"""What an ONNX model is, in words: inputs, outputs, size, and where it comes from."""

import hashlib
from pathlib import Path

from onnxruntime import NodeArg

from blenddigits.inference.session import open_model


def describe_model(path: Path) -> str:
    """A few lines about the model in `path`; raises UserError when it is missing or damaged."""
    session = open_model(path, "name an ONNX file such as encoder.onnx")
    content, meta = path.read_bytes(), session.get_modelmeta()
    facts = {
        "file": str(path),
        "size": f"{len(content):,} bytes",
        "md5": hashlib.md5(content, usedforsecurity=False).hexdigest(),
        **{f"input {value.name}": _shape(value) for value in session.get_inputs()},
        **{f"output {value.name}": _shape(value) for value in session.get_outputs()},
        "made by": meta.producer_name,
        **dict(sorted(meta.custom_metadata_map.items())),
    }
    width = max(len(name) for name in facts)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in facts.items() if value)


def _shape(value: NodeArg) -> str:
    element = value.type.removeprefix("tensor(").removesuffix(")")
    return f"{element} ({', '.join(str(size) for size in value.shape)})"
