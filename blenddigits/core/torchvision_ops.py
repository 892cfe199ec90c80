"""Lets `import torchvision` work beside a CPU build of torch; import this module first.

The torchvision wheel on the package index is built against CUDA. Beside a CPU torch its compiled
operators do not load, and its import then fails because two of them are never declared. The
schemas alone are enough for what we use: datasets, transforms and utils.
"""

from importlib.util import find_spec
from pathlib import Path

import torch

_SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)


def _operators_load() -> bool:
    spec = find_spec("torchvision")
    assert spec is not None
    assert spec.origin is not None
    libraries = list(Path(spec.origin).parent.glob("_C*"))
    try:
        for library in libraries:
            torch.ops.load_library(str(library))
    except OSError:
        return False
    return bool(libraries)


if not _operators_load():
    _library = torch.library.Library("torchvision", "DEF")  # kept: its end would undo the schemas
    for _schema in _SCHEMAS:
        _library.define(_schema)
