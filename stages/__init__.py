"""One script for each stage of dvc.yaml; run them from the project's root."""

import sys
from importlib.util import find_spec

from blenddigits.core.interrupts import end_quietly_on_ctrl_c

if find_spec("torch") is None:
    sys.exit(
        f"error: {sys.executable} has no torch: activate the project's environment with "
        "`source .venv/bin/activate` (`make setup` makes it), or use `make repro`"
    )
if sys.argv[0] == "-m":  # as Python has it while it finds the stage that it is to run
    end_quietly_on_ctrl_c()
