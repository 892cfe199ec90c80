"""What may be chosen by name, in the library and on the command line."""

from typing import Literal

Kind = Literal["vae", "ae"]
PathName = Literal["shipped", "straight", "norm-preserving"]
CROSS_FADE = "cross-fade"
PIPE = "-"  # in place of a file: standard input or output
