"""DVC, which Ctrl-C ends without a traceback even while it starts.

Run as `python -m tools.quiet_dvc`, with DVC's own arguments; `make repro` does.
"""

import sys

from dvc.cli import main  # type: ignore[import-untyped]

if __name__ == "__main__":
    sys.exit(main())
