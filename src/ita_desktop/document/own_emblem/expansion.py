"""How much a drawing becomes once all that it uses several times is written out; a few lines can become millions."""

import re
from typing import Any, Final

from lxml import etree

from ita_desktop.document.own_emblem.safe_xml import XLINK, too_many_parts
from ita_desktop.errors import InvalidData

MAX_STEPS: Final = 60_000
"""Numbers of all shapes together, half of what an outline of MAX_SEGMENTS lines has."""

MAX_USES: Final = 20
"""How deep what is used may use other things."""

_NUMBERS: Final = re.compile(r"[0-9.]+")
_CLIP: Final = re.compile(r"url\(#(.*)\)")


def check_expansion(plain: Any) -> None:
    """Refuse a tree of plain shapes that uses what is not there, uses itself, or becomes too large; InvalidData."""
    by_id: dict[str, Any] = {}
    for element in plain.iter("*"):
        if element.get("id"):
            by_id.setdefault(element.get("id"), element)
    if _size(plain, by_id, {}, ()) > MAX_STEPS:
        raise too_many_parts()


def _size(element: Any, by_id: dict[str, Any], known: dict[Any, int], open_uses: tuple[Any, ...]) -> int:
    """Return how many numbers an element has with all that is in it and all that it uses."""
    if element in known:
        return known[element]
    size = 1 + sum(len(_NUMBERS.findall(element.get(name, ""))) for name in ("d", "points"))
    size += sum(_size(child, by_id, known, open_uses) for child in element)
    for target in _used(element):
        if target not in by_id:
            raise InvalidData("The drawing uses “{name}”, which is not in it; save it again as plain SVG", name=target)
        used = by_id[target]
        if used in open_uses or len(open_uses) >= MAX_USES:
            raise InvalidData("The drawing uses its own parts in a circle; save it again as plain SVG")
        size += _size(used, by_id, known, (*open_uses, used))
    known[element] = size
    return size


def _used(element: Any) -> list[str]:
    """Return the ids of what an element uses."""
    used = []
    if etree.QName(element).localname == "use":
        used.append(element.get(f"{{{XLINK}}}href", "").strip().removeprefix("#"))
    if clip := _CLIP.fullmatch(element.get("clip-path", "")):
        used.append(clip[1])
    return used
