"""One ONNX model run by one program, in the environment that tools/readers.py makes for it.

python reader_program.py PROGRAM MODEL.onnx OUTPUT,OUTPUT INPUT=SIZE,SIZE ...

Reads INPUT.in and writes OUTPUT.out, raw float32, in the current folder. Only PROGRAM is installed
there; what it takes of this project needs nothing else.
"""

import runpy
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

Arrays = Mapping[str, np.ndarray]

TORCHVISION_OPS = Path(__file__).parents[1] / "blenddigits" / "core" / "torchvision_ops.py"


def onnx_runtime(model: str, inputs: Arrays, outputs: list[str]) -> list[np.ndarray]:
    """ONNX Runtime of any version."""
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return list(session.run(outputs, inputs))


def reference(model: str, inputs: Arrays, outputs: list[str]) -> list[np.ndarray]:
    """The reference evaluator of onnx itself."""
    from onnx.reference import ReferenceEvaluator

    return list(ReferenceEvaluator(model).run(outputs, dict(inputs)))


def opencv(model: str, inputs: Arrays, outputs: list[str]) -> list[np.ndarray]:
    """OpenCV's module dnn."""
    import cv2

    net = cv2.dnn.readNetFromONNX(model)
    for name, values in inputs.items():
        net.setInput(values, name)
    return list(net.forward(outputs))


def onnx2torch(model: str, inputs: Arrays, outputs: list[str]) -> list[np.ndarray]:
    """A module of PyTorch made of the model."""
    import torch

    _kept = runpy.run_path(str(TORCHVISION_OPS))  # or a CPU build of torch has no torchvision
    import onnx2torch

    module = onnx2torch.convert(model).eval()
    with torch.no_grad():
        found = module(*(torch.from_numpy(values) for values in inputs.values()))
    return [values.numpy() for values in (found if len(outputs) > 1 else [found])]


PROGRAMS: Mapping[str, Callable[[str, Arrays, list[str]], list[np.ndarray]]] = {
    program.__name__: program for program in (onnx_runtime, reference, opencv, onnx2torch)
}


def main() -> None:
    """Run the program that the command line names."""
    program, model, outputs, *given = sys.argv[1:]
    names = outputs.split(",")
    shapes = {
        name: [int(size) for size in sizes.split(",")]
        for name, sizes in (text.split("=") for text in given)
    }
    inputs = {
        name: np.fromfile(f"{name}.in", np.float32).reshape(shape) for name, shape in shapes.items()
    }
    for name, values in zip(names, PROGRAMS[program](model, inputs, names), strict=True):
        Path(f"{name}.out").write_bytes(np.ascontiguousarray(values, np.float32).tobytes())


if __name__ == "__main__":
    main()
