"""One exported model in ONNX Runtime on one thread, at each batch size."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
from onnxruntime import InferenceSession, NodeArg, SessionOptions

from bench.serve import Turn
from bench.settings import BATCH_SIZES

FEWEST_RUNS = 5


def prepare(path: str, seconds: float) -> Turn:
    """A turn gives the median milliseconds of a run by batch size."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = InferenceSession(Path(path).read_bytes(), options)
    generator = np.random.default_rng(0)
    feeds = {
        size: {each.name: random_input(each, size, generator) for each in session.get_inputs()}
        for size in BATCH_SIZES
    }

    def turn() -> dict[str, float]:
        return {
            str(size): median_ms(lambda feed=feed: session.run(None, feed), seconds)  # type: ignore[misc]
            for size, feed in feeds.items()
        }

    return turn


def random_input(node: NodeArg, size: int, generator: np.random.Generator) -> np.ndarray:
    """Numbers in [0, 1] in the shape that the model asks for."""
    return generator.random((size, *node.shape[1:]), dtype=np.float32)


def median_ms(run: Callable[[], object], seconds: float) -> float:
    """The median duration of runs that fill `seconds`."""
    took: list[float] = []
    end = time.perf_counter() + seconds
    while len(took) < FEWEST_RUNS or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        took.append(1000 * (time.perf_counter() - start))
    return median(took)
