"""What may be chosen by name in the library, on the command line and in the window."""

from typing import Literal, get_args

Kind = Literal["vae", "ae"]
PathName = Literal["straight", "norm-preserving", "shipped"]

PATHS: tuple[PathName, ...] = get_args(PathName)
STRAIGHT, ARC, SHIPPED = PATHS
