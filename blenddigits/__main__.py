"""`python -m blenddigits`."""

import sys

from blenddigits.cli.main import main

sys.exit(main())
