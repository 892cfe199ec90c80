"""Arrays of an .npz file, which may be larger than memory."""

import struct
import zipfile
from pathlib import Path

import numpy as np

_LENGTHS = struct.Struct("<HH")  # of the name and what follows it, in the header of a zip's member
_BEFORE_LENGTHS = 26  # bytes of that header
_HEADERS = {
    (1, 0): np.lib.format.read_array_header_1_0,
    (2, 0): np.lib.format.read_array_header_2_0,
}


def open_array(file: Path, name: str) -> np.ndarray:
    """The array of this name: mapped, and not read, where np.savez has stored it as it is.

    What np.savez_compressed has written is read into memory. Raises KeyError when there is none of
    this name, and OSError, ValueError or BadZipFile when the file is damaged.
    """
    with zipfile.ZipFile(file) as archive:
        member = archive.getinfo(f"{name}.npy")
        if member.compress_type == zipfile.ZIP_STORED:
            if damaged := archive.testzip():
                raise zipfile.BadZipFile(f"{damaged} is not what was written")
            return _mapped(file, member.header_offset)
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        return arrays[name]


def _mapped(file: Path, member: int) -> np.ndarray:
    with file.open("rb") as raw:
        raw.seek(member + _BEFORE_LENGTHS)
        raw.seek(sum(_LENGTHS.unpack(raw.read(_LENGTHS.size))), 1)
        shape, is_fortran, dtype = _HEADERS[np.lib.format.read_magic(raw)](raw)
        if dtype.hasobject:
            raise ValueError("Python objects")
        return np.memmap(raw, dtype, "r", raw.tell(), shape, "F" if is_fortran else "C")
