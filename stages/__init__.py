"""One script for each stage of dvc.yaml; run them from the project's root."""

import sys
from importlib.util import find_spec

if find_spec("torch") is None:
    sys.exit(
        f"error: {sys.executable} has no torch: activate the project's environment with "
        "`source .venv/bin/activate` (`make setup` makes it), or use `make repro`"
    )
