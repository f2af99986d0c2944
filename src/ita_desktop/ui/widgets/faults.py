"""Keeps a fault of ours inside: Qt ends the process when what it asks a layout for has no answer."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject

_Self = TypeVar("_Self", bound=QObject)
_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")
_Method = Callable[Concatenate[_Self, _Arguments], _Answer]

_TOLD = "fault_told"


def tell_once(asked: QObject) -> None:
    """Give the fault that is being handled to the crash handler, unless the object has had one before.

    Faults in painting come back with every repaint.
    """
    if not asked.property(_TOLD):
        asked.setProperty(_TOLD, 1)
        sys.excepthook(*sys.exc_info())


def answering(
    otherwise: Callable[[_Self], _Answer],
) -> Callable[[_Method[_Self, _Arguments, _Answer]], _Method[_Self, _Arguments, _Answer]]:
    """Let a method that Qt calls answer with what `otherwise` returns for its object when it fails."""

    def guard(method: _Method[_Self, _Arguments, _Answer]) -> _Method[_Self, _Arguments, _Answer]:
        @wraps(method)
        def guarded(self: _Self, /, *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Answer:
            try:
                return method(self, *args, **kwargs)
            except Exception:  # noqa: BLE001 - whatever it is, it must not reach Qt
                tell_once(self)
                return otherwise(self)

        return guarded

    return guard
