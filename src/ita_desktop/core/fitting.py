"""Makes what comes from an editor or the clipboard fit the report; nothing is ever cut off.

A text that is longer than a file takes stays whole: its field tells, and so does whoever saves.
"""

import re
from typing import Any, Final

from ita_desktop.core import paths
from ita_desktop.core.limits import RANGES
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import normalise

_LAST_STEP: Final = re.compile(r"(?:(?P<owner>.*)\.)?(?P<name>[a-z_]+)(?:\[[^\[\]]*\])?", re.DOTALL)


def fitted(report: Report, path: str, value: object) -> object:
    """Return `value` as the field at `path` may hold it; paths.UnknownPath if there is no such record.

    Texts are brought into the normal form, numbers into their range.
    """
    step = _LAST_STEP.fullmatch(path)
    if step is None:
        raise paths.UnknownPath(path)
    owner: type = type(paths.get(report, step["owner"])) if step["owner"] else Report
    return fitted_field(owner, step["name"], value)


def fitted_field(record: type, name: str, value: Any) -> Any:
    """Return `value` as the field `name` of a record may hold it."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, tuple) and all(isinstance(row, str) for row in value):
        return tuple(map(normalise, value))
    if isinstance(value, int | float) and name in RANGES.get(record, {}):
        low, high = RANGES[record][name]
        return type(value)(min(max(value, low), high))
    return value
