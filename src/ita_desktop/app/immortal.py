"""Keeps a defect of PySide6 from ending the program."""

import ctypes
import sys
from typing import Final

_COUNTED_UNTIL: Final = (3, 12)
_ENOUGH: Final = 1 << 40 if sys.maxsize > 1 << 32 else 1 << 28


def keep_constants() -> None:
    """Give None, True and False more references than can ever be taken.

    PySide6 6.12.0 takes one with many of its calls (setText, emit, …), for it counts on Python 3.12, where the
    constants have no count; Python 3.11 ends the process when the last one is gone, after some thousand calls.
    """
    if sys.version_info < _COUNTED_UNTIL:
        for constant in (None, True, False):
            ctypes.c_ssize_t.from_address(id(constant)).value += _ENOUGH
