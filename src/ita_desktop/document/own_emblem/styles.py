"""How the parts of a drawing are painted: attributes and style sheets, brought down to what can be printed."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

import tinycss2
from tinycss2.color3 import RGBA, parse_color

from ita_desktop.errors import InvalidData, Message

DRAWN: Final = frozenset(
    (
        *("color", "fill", "fill-opacity", "fill-rule", "clip-rule", "clip-path", "opacity", "display", "visibility"),
        *("stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-dasharray", "stroke-dashoffset"),
    )
)
"""The properties that are printed."""

IDLE: Final[Mapping[str, Message]] = {
    "mask": Message("a mask", {}),
    "mask-image": Message("a mask", {}),
    "filter": Message("a filter effect such as a shadow", {}),
    "backdrop-filter": Message("a filter effect such as a shadow", {}),
    **dict.fromkeys(
        ("marker", "marker-start", "marker-mid", "marker-end"), Message("arrowheads or other marks on lines", {})
    ),
    **dict.fromkeys(("transform", "translate", "rotate", "scale", "offset-path"), Message("a movement in a style", {})),
    **dict.fromkeys(("animation", "animation-name", "transition"), Message("an animation", {})),
    **dict.fromkeys(("mix-blend-mode", "vector-effect", "clip"), Message("a special way of painting", {})),
}
"""The properties that are not, and what they draw; allowed where they do nothing."""

_NOTHING: Final = ("", "none", "normal", "auto")
_COUNTLESS: Final = re.compile(
    r"-|font|text|letter-|word-|line-height|white-space|writing-|direction|unicode-|glyph-|kerning|baseline-|"
    r"dominant-|alignment-|paint-order|color-|image-rendering|shape-|buffered-rendering|solid-|stop-|flood-|lighting-|"
    r"enable-background|overflow|isolation|pointer-events|cursor|inline-size|block-|margin|padding|"
    r"transform-origin|transform-box|mask-type|user-select"
)
"""How the names of properties begin that change nothing on the shapes that are printed."""

_SELECTOR: Final = re.compile(r"(?P<tag>[A-Za-z]+|\*)?(?P<id>#[\w-]+)?(?P<classes>(?:\.[\w-]+)*)")
_ENUMS: Final[Mapping[str, tuple[str, ...]]] = {
    "fill-rule": ("nonzero", "evenodd"),
    "clip-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "visibility": ("visible", "hidden", "collapse"),
}
_UNIT: Final[Mapping[str, float]] = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 24 / 25.4,
}
_NUMBER: Final = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(%|[A-Za-z]*)\s*")
_LARGEST: Final = 1e7


class Rule(NamedTuple):
    """A rule of a style sheet for elements of one name, id and some classes; empty stands for any."""

    tag: str
    id: str
    classes: frozenset[str]
    declared: tuple[tuple[str, str, bool], ...]

    def matches(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Tell whether the rule is for an element."""
        return (
            self.tag in ("", "*", tag)
            and self.id in ("", attributes.get("id"))
            and self.classes <= set(attributes.get("class", "").split())
        )

    @property
    def weight(self) -> tuple[int, int, int]:
        """How special the rule is; the more special one wins."""
        return bool(self.id), len(self.classes), self.tag not in ("", "*")


def rules_of(sheets: Iterable[str]) -> list[Rule]:
    """Return the rules of a drawing's style sheets, the winning one last; InvalidData for what is too involved."""
    rules = [rule for sheet in sheets for part in _parsed(sheet) for rule in _rules(part)]
    return sorted(rules, key=lambda rule: rule.weight)


def _parsed(sheet: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _rules(part: Any) -> Iterable[Rule]:
    if part.type != "qualified-rule":
        raise _too_involved()
    declared = _declarations(tinycss2.serialize(part.content))
    for selector in tinycss2.serialize(part.prelude).split(","):
        found = _SELECTOR.fullmatch(selector.strip())
        if not found or not selector.strip():
            raise _too_involved()
        classes = frozenset(name for name in found["classes"].split(".") if name)
        yield Rule(found["tag"] or "", (found["id"] or "")[1:], classes, declared)


def _too_involved() -> InvalidData:
    return InvalidData(
        "The style sheet in the drawing is too involved. In the drawing program, save it with styles as attributes, "
        "or save the emblem as PNG"
    )


@lru_cache(maxsize=1024)
def _declarations(source: str) -> tuple[tuple[str, str, bool], ...]:
    found = []
    for part in tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True):
        if part.type != "declaration":
            raise _too_involved()
        name, value = part.lower_name, tinycss2.serialize(part.value).strip()
        if name == "paint-order" and value.replace("markers", "").split()[:1] == ["stroke"]:
            raise refused(Message("strokes under the areas that they enclose", {}))
        if name not in DRAWN and name not in IDLE and not _COUNTLESS.match(name):
            raise refused(Message("the style “{name}”", {"name": name}))
        found.append((name, value, bool(part.important)))
    return tuple(found)


def declared(tag: str, attributes: Mapping[str, str], rules: Iterable[Rule]) -> dict[str, str]:
    """Return the properties that count for an element by itself, of those that are drawn; InvalidData for others."""
    attributed = [(name, attributes[name], False) for name in _ATTRIBUTES if name in attributes]
    sheets = [declaration for rule in rules if rule.matches(tag, attributes) for declaration in rule.declared]
    own = _declarations(attributes.get("style", ""))
    winning: dict[str, str] = {}
    for important in (False, True):
        winning |= {
            name: value for name, value, is_important in (*attributed, *sheets, *own) if is_important is important
        }
    for name, part in IDLE.items():
        if winning.pop(name, "none").strip().lower() not in _NOTHING:
            raise refused(part)
    return {name: value.strip() for name, value in winning.items() if name in DRAWN and value.strip() != "inherit"}


_ATTRIBUTES: Final = (*DRAWN, *(set(IDLE) - {"transform", "translate", "rotate", "scale", "offset-path"}))
"""The properties that mean the same as attributes."""


def refused(part: Message) -> InvalidData:
    """Return the error for a part of a drawing that would be missing on paper."""
    return InvalidData(
        "The drawing has {part}, which cannot be printed. "
        "Take it out in the drawing program, or save the emblem as PNG",
        part=part,
    )


def paint(value: str, current: str) -> str:
    """Return a colour as `#rrggbb` or `none`; `current` stands for `currentColor`."""
    if value.startswith("url("):
        raise refused(Message("a colour gradient or a pattern", {}))
    if value == "none":
        return value
    colour = parse_color(value)
    if colour == "currentColor":
        return current
    if not isinstance(colour, RGBA):
        raise InvalidData(
            "The drawing has the colour “{value}”, which is not known; choose another in the drawing program",
            value=value[:40],
        )
    if colour.alpha <= 0:
        return "none"
    check_opacity(str(colour.alpha))
    red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in colour[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


def check_opacity(value: str) -> bool:
    """Tell whether something is seen at all; InvalidData where it is half seen."""
    opacity = length(value, 1.0)
    if 0 < opacity < 1:
        raise refused(Message("half-transparent parts", {}))
    return opacity > 0


def one_of(name: str, value: str) -> str:
    """Return the value of a property that takes one of a few words."""
    if value not in _ENUMS[name]:
        raise refused(Message("the style “{name}”", {"name": f"{name}: {value[:40]}"}))
    return value


def length(value: str, full: float | None = None) -> float:
    """Return a length in pixels; `full` is what 100 % are, where those are possible. InvalidData for anything else."""
    found = _NUMBER.fullmatch(value)
    if found:
        unit = full / 100 if found[2] == "%" and full is not None else _UNIT.get(found[2].lower())
        if unit is not None and abs(number := float(found[1]) * unit) <= _LARGEST:
            return number
    raise InvalidData(
        "The drawing has the length “{value}”, which cannot be read; save it as plain SVG", value=value[:40]
    )


def lengths(value: str) -> list[float]:
    """Return the lengths of a list."""
    return [length(part) for part in value.replace(",", " ").split()]
