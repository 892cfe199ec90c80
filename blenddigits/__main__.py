"""`python -m blenddigits`."""

import sys

from blenddigits.cli import main

sys.exit(main())
