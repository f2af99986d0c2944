"""What a command of the window is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something to choose; it calls the window's method `slot`, with `value` if there is one.

    `keys` are its shortcuts, of which the first is shown. Commands of one `group` exclude each other. With `fills` it
    is a menu, which the slot fills whenever it opens. `always` tells that it needs no open report, `for_section` that
    it needs a section's tab.
    """

    id: str
    text: str
    tip: str
    slot: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    value: str = ""
    checkable: bool = False
    group: str = ""
    fills: bool = False
    always: bool = False
    for_section: bool = False
