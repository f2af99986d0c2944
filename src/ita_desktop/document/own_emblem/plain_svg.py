"""A drawing brought down to shapes: a new tree of the few elements and attributes that are printed.

What would be left out silently is refused, so that no emblem lacks a part on paper.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from lxml import etree

from ita_desktop.document.own_emblem import styles
from ita_desktop.document.own_emblem.safe_xml import SVG, XLINK, check_references, damaged, read_xml, too_many_parts
from ita_desktop.document.own_emblem.styles import Rule, length
from ita_desktop.errors import InvalidData, Message

GEOMETRY: Final[Mapping[str, Mapping[str, str]]] = {
    "path": {},
    "rect": {"x": "x", "y": "y", "width": "x", "height": "y", "rx": "x", "ry": "y"},
    "circle": {"cx": "x", "cy": "y", "r": ""},
    "ellipse": {"cx": "x", "cy": "y", "rx": "x", "ry": "y"},
    "line": {"x1": "x", "y1": "y", "x2": "x", "y2": "y"},
    "polyline": {},
    "polygon": {},
    "use": {"x": "x", "y": "y"},
}
"""The shapes, and which lengths of theirs are shares of what: the drawing's width, its height, or nothing."""

_GROUPS: Final = ("g", "defs", "clipPath")
_PASSED_OVER: Final = frozenset(
    (
        *("title", "desc", "metadata", "style", "view", "cursor", "font", "font-face", "color-profile"),
        *("linearGradient", "radialGradient", "pattern", "mask", "filter", "marker", "symbol", "solidColor"),
    )
)
"""Elements that draw nothing by themselves; that something is painted with them is refused elsewhere."""

_REFUSED: Final[Mapping[str, Message]] = {
    **dict.fromkeys(("svg", "switch", "a", "view"), Message("a drawing within the drawing", {})),
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "set"), Message("an animation", {})),
    **dict.fromkeys(("foreignObject", "video", "audio", "iframe", "canvas"), Message("parts of a web page", {})),
    **dict.fromkeys(("image", "feImage"), Message("a picture made of pixels", {})),
}
_TEXTS: Final = ("text", "tspan", "tref", "textPath", "altGlyph", "flowRoot")
_TRANSFORM: Final = re.compile(r"(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([^()]*\)[\s,]*)*")
_CLIP: Final = re.compile(r"url\(\s*['\"]?#([^'\"()]+)['\"]?\s*\)")
_PATH: Final = re.compile(r"(?:[Mm][MmLlHhVvCcSsQqTtAaZz0-9eE+.,\s-]*)?")
_POINTS: Final = re.compile(r"[0-9eE+.,\s-]*")
_TRAILING_POINT: Final = re.compile(r"(\d)\.(?![\d])([eE]?)")
_MOST_MATCHES: Final = 2_000_000
"""How often a rule of a style sheet may be compared with an element."""


class _Scope(NamedTuple):
    """What the elements of a part take from those around them."""

    size: tuple[float, float]
    rules: Sequence[Rule]
    color: str = "#000000"
    is_visible: bool = True
    clip_rule: str = "nonzero"
    is_clip: bool = False


def plain_svg(data: bytes) -> Any:
    """Return a drawing's tree of plain shapes; InvalidData, which says what to do, for what cannot be printed whole."""
    root = read_xml(data)
    if root.tag != f"{{{SVG}}}svg":
        raise InvalidData("The file is not a drawing; save the emblem as SVG or PNG")
    check_references(root)
    rules = styles.rules_of(element.text or "" for element in root.iter(f"{{{SVG}}}style"))
    if len(rules) * sum(1 for element in root.iter("*")) > _MOST_MATCHES:
        raise too_many_parts()
    plain = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})
    box = _view_box(root)
    if box:
        plain.set("viewBox", " ".join(map(repr, box)))
    scope = _Scope((box[2], box[3]) if box else (100.0, 100.0), rules)
    plain.set("fill", "#000000")
    _copy_style(root, plain, scope)
    if plain.get("clip-path"):
        raise styles.refused(Message("a clipping path on the whole drawing", {}))
    _copy_children(root, plain, _inner(root, scope))
    return plain


def _view_box(root: Any) -> tuple[float, ...] | None:
    """Return left, top, width and height of the visible part in the drawing's own units, None if it is all visible."""
    if "none" in root.get("preserveAspectRatio", ""):
        raise styles.refused(Message("a distortion of the whole drawing", {}))
    if root.get("viewBox"):
        box = tuple(styles.lengths(root.get("viewBox")))
    elif root.get("width") and root.get("height") and "%" not in root.get("width") + root.get("height"):
        box = (0.0, 0.0, length(root.get("width")), length(root.get("height")))
    else:
        return None
    if len(box) != 4 or min(box[2:]) <= 0:
        raise damaged()
    return box


def _copy_children(source: Any, target: Any, scope: _Scope) -> None:
    for element in source.iterchildren("*"):
        name = etree.QName(element)
        if name.namespace == SVG:
            _copy(element, name.localname, target, scope)


def _copy(element: Any, name: str, target: Any, scope: _Scope) -> None:
    if name in _PASSED_OVER:
        return
    if name in _TEXTS:
        raise InvalidData("The drawing has text. In the drawing program, convert the text to paths and save it again")
    if name not in GEOMETRY and name not in _GROUPS:
        raise styles.refused(_REFUSED.get(name, Message("parts of an unknown kind", {})))
    if any(element.get(condition) for condition in ("requiredExtensions", "requiredFeatures", "systemLanguage")):
        raise styles.refused(Message("parts that show only sometimes", {}))
    copied = etree.Element(f"{{{SVG}}}{name}")
    if not _copy_style(element, copied, scope):
        return
    _copy_place(element, copied, name, scope)
    target.append(copied)
    if name in _GROUPS:
        _copy_children(element, copied, _inner(element, scope, is_clip=scope.is_clip or name == "clipPath"))


def _inner(element: Any, scope: _Scope, *, is_clip: bool = False) -> _Scope:
    """Return what an element's children take from it."""
    own = styles.declared(etree.QName(element).localname, element.attrib, scope.rules)
    return scope._replace(
        color=styles.paint(own.get("color", "currentColor"), scope.color),
        is_visible=styles.one_of("visibility", own["visibility"]) == "visible"
        if "visibility" in own
        else scope.is_visible,
        clip_rule=styles.one_of("clip-rule", own.get("clip-rule", scope.clip_rule)),
        is_clip=is_clip,
    )


def _copy_style(element: Any, target: Any, scope: _Scope) -> bool:
    """Write down how an element is painted; False if it is not seen."""
    name = etree.QName(element).localname
    own = styles.declared(name, element.attrib, scope.rules)
    inner = _inner(element, scope)
    if own.get("display") == "none" or not styles.check_opacity(own.get("opacity", "1")):
        return False
    if not inner.is_visible and name in GEOMETRY:
        return False
    for attribute, value in _painted(own, inner.color):
        target.set(attribute, value)
    if scope.is_clip:
        target.set("clip-rule", inner.clip_rule)
    if own.get("clip-path", "none") != "none":
        if scope.is_clip or name == "clipPath":
            raise styles.refused(Message("a clipping path within another", {}))
        target.set("clip-path", _clip(own["clip-path"]))
    return True


def _painted(own: Mapping[str, str], color: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes that paint an element as its properties say."""
    for colour in ("fill", "stroke"):
        if not styles.check_opacity(own.get(f"{colour}-opacity", "1")):
            yield colour, "none"
        elif colour in own:
            yield colour, styles.paint(own[colour], color)
    for word in ("fill-rule", "stroke-linecap", "stroke-linejoin"):
        if word in own:
            yield word, styles.one_of(word, own[word])
    for measure in ("stroke-width", "stroke-miterlimit", "stroke-dashoffset"):
        if measure in own:
            yield measure, repr(length(own[measure]))
    if dashes := own.get("stroke-dasharray"):
        yield "stroke-dasharray", dashes if dashes == "none" else " ".join(map(repr, styles.lengths(dashes)))


def _clip(value: str) -> str:
    found = _CLIP.fullmatch(value)
    if not found:
        raise styles.refused(Message("a clipping path of an unknown kind", {}))
    return f"url(#{found[1].strip()})"


def _copy_place(element: Any, target: Any, name: str, scope: _Scope) -> None:
    """Write down where an element is: id, shape and movement."""
    full = {"x": scope.size[0], "y": scope.size[1], "": None}
    for measure, share in GEOMETRY.get(name, {}).items():
        if element.get(measure, "auto") != "auto":
            target.set(measure, repr(length(element.get(measure), full[share])))
    for attribute, pattern in (("d", _PATH), ("points", _POINTS), ("transform", _TRANSFORM)):
        value = element.get(attribute, "").strip()
        if not pattern.fullmatch(value):
            raise damaged()
        if value:
            target.set(attribute, _TRAILING_POINT.sub(lambda found: found[1] + (found[2] or " "), value))
    if element.get("id"):
        target.set("id", element.get("id"))
    if name == "use":
        target.set(f"{{{XLINK}}}href", element.get("href") or element.get(f"{{{XLINK}}}href") or "")
    if "objectBoundingBox" in (element.get("clipPathUnits"), element.get("clip-path-units")):
        raise styles.refused(Message("a clipping path of an unknown kind", {}))
