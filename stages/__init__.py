"""One script for each stage of dvc.yaml; run them from the project's root."""

import os
import sys
from importlib.util import find_spec

if find_spec("torch") is None:
    sys.exit(
        f"error: {sys.executable} has no torch: activate the project's environment with "
        "`source .venv/bin/activate` (`make setup` makes it), or use `make repro`"
    )

# Threads that wait for each other sleep instead of spinning: on cores with other work, training
# is then about ten times faster (docs/model.md). OpenMP reads this when torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
