"""Programs for work on the project: deploy, pull, README, notebook; nobody installs them."""

import sys

from blenddigits.core.interrupts import end_quietly_on_ctrl_c

if sys.argv[0] == "-m":  # as Python has it while it finds the program that it is to run
    end_quietly_on_ctrl_c()
