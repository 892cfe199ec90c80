"""A contender's process: says that it is ready, then answers each line it reads with JSON.

Run as `python -m bench.serve MODULE SETTINGS`. Its imports are the standard library's, so that
the peak of the memory is the contender's own and another environment can run it.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from importlib import import_module

Turn = Callable[[], dict[str, float]]

READY = "ready"


def main() -> None:
    """Prepare the contender in bench/contenders/MODULE, then measure until the input ends."""
    module, settings = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no answer
    turn: Turn = import_module(f"bench.contenders.{module}").prepare(**json.loads(settings))
    print(READY, file=answers, flush=True)
    for _ in sys.stdin:
        values = turn()
        print(json.dumps({"values": values, "peak_mib": peak_mib()}), file=answers, flush=True)


def peak_mib() -> float:
    """The most memory that this process has held so far."""
    unit = 1 if sys.platform == "darwin" else 1024  # Linux counts in KiB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


if __name__ == "__main__":
    main()
