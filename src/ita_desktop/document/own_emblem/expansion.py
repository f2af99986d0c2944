"""How much a drawing becomes once all that it uses several times is written out; a few lines can become millions."""

import re
from typing import Any, Final

from lxml import etree

from ita_desktop.document.own_emblem.safe_xml import XLINK, too_many_parts
from ita_desktop.errors import InvalidData

MAX_STEPS: Final = 80_000
"""Numbers of all shapes together: 13,000 curves, several times a finely traced Garuda, are read in 2 s."""

MAX_USES: Final = 20
"""How deep what is used may use other things."""

MAX_CLIP: Final = 600
"""Numbers of a clipping path: one of 100 curves that all cross takes 0.06 s to work out, one of 200 takes 0.3 s."""

_CLIP_COST: Final = 20
"""How much more a number of a clipping path counts, wherever the path is used."""

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
    for name, cost in _used(element):
        if name not in by_id:
            raise InvalidData("The drawing uses “{name}”, which is not in it; save it again as plain SVG", name=name)
        used = by_id[name]
        if used in open_uses or len(open_uses) >= MAX_USES:
            raise InvalidData("The drawing uses its own parts in a circle; save it again as plain SVG")
        used_size = _size(used, by_id, known, (*open_uses, used))
        if cost > 1 and used_size > MAX_CLIP:
            raise too_many_parts()
        size += cost * used_size
    known[element] = size
    return size


def _used(element: Any) -> list[tuple[str, int]]:
    """Return the ids of what an element uses, and how much each counts."""
    used = []
    if etree.QName(element).localname == "use":
        used.append((element.get(f"{{{XLINK}}}href", "").strip().removeprefix("#"), 1))
    if clip := _CLIP.fullmatch(element.get("clip-path", "")):
        used.append((clip[1], _CLIP_COST))
    return used
