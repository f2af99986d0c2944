"""Files that are no emblems, by mistake or on purpose."""

import gzip
import random
from collections.abc import Iterable

import pytest

from document.own_emblem.drawings import png, seal, svg
from document.own_emblem.test_svg import FRAME, SHAPES
from ita_desktop.core.emblem_file import MAX_BYTES, EmblemFile, EmblemKind
from ita_desktop.document.own_emblem import MAX_CHOSEN_BYTES, check_emblem, read_emblem
from ita_desktop.errors import InvalidData

BOMB = "".join(
    f'<g id="a{level}">{f"""<use href="#a{level - 1}"/>""" * 10}</g>' if level else '<path id="a0" d="M0 0h9v9z"/>'
    for level in range(15)
)
CHAIN = '<path id="a0" d="M0 0h9v9z"/>' + "".join(f'<use id="a{n}" href="#a{n - 1}"/>' for n in range(1, 5000))
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))

DRAWINGS = {
    "script": (f"{FRAME}<script>alert(1)</script>", "program"),
    "foreign script": (f'{FRAME}<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', "program"),
    "handler": (f'<g onload="x()">{FRAME}</g>', "program"),
    "handler of the root": (f'{FRAME}<path d="M0 0" ONCLICK="x()"/>', "program"),
    "used from outside": (f'{FRAME}<use href="other.svg#a"/>', "other files"),
    "picture from outside": (f'{FRAME}<image href="http://example.com/a.png"/>', "other files"),
    "xlink from outside": (f'{FRAME}<linearGradient xlink:href="file:///a#b"/>', "other files"),
    "base": (f'<g xml:base="http://example.com/">{FRAME}</g>', "other files"),
    "import": (f'<style>@import "a.css";</style>{FRAME}', "style sheet"),
    "font": (f"<style>@font-face{{src:url(a.ttf)}}</style>{FRAME}", "style sheet"),
    "picture": (f'{FRAME}<image href="data:image/png;base64,AAAA"/>', "made of pixels"),
    "web page": (f"{FRAME}<foreignObject/>", "web page"),
    "text": (f"{FRAME}<text>ก</text>", "convert the text to paths"),
    "animation": (f'{FRAME}<animate attributeName="x"/>', "animation"),
    "drawing": (f"{FRAME}<svg/>", "within the drawing"),
    "unknown": (f"{FRAME}<mesh/>", "unknown kind"),
    "gradient": ('<rect width="9" height="9" fill="url(#g)"/>', "gradient"),
    "gradient in a style": ('<rect width="9" height="9" style="stroke:url(#g) red"/>', "gradient"),
    "mask": (f'<g mask="url(#m)">{FRAME}</g>', "mask"),
    "filter": (f'<g style="filter:url(#f)">{FRAME}</g>', "filter"),
    "markers": ('<path d="M0 0L9 9" stroke="red" marker-end="url(#m)"/>', "arrowheads"),
    "half seen": ('<rect width="9" height="9" opacity=".5"/>', "half-transparent"),
    "half filled": ('<rect width="9" height="9" fill-opacity="50%"/>', "half-transparent"),
    "half colour": ('<rect width="9" height="9" fill="rgba(0,0,0,.5)"/>', "half-transparent"),
    "moved by a style": ('<rect width="9" height="9" style="transform:rotate(9deg)"/>', "movement"),
    "stroke first": ('<rect width="9" height="9" style="paint-order:stroke fill"/>', "strokes under"),
    "unknown style": ('<rect width="9" height="9" style="d:path(\'M0 0\')"/>', "“d”"),
    "selector": (f"<style>g > path{{fill:red}}</style>{FRAME}", "too involved"),
    "nested rule": (f"<style>@media print{{path{{fill:red}}}}</style>{FRAME}", "too involved"),
    "colour": ('<rect width="9" height="9" fill="blurple"/>', "blurple"),
    "length": ('<rect width="9em" height="9"/>', "9em"),
    "sometimes": (f'<g systemLanguage="th">{FRAME}</g>', "only sometimes"),
    "clip of a box": (
        f'<clipPath id="c" clipPathUnits="objectBoundingBox"/><g clip-path="url(#c)">{FRAME}</g>',
        "clip",
    ),
    "clip by a shape": (f'<g clip-path="circle(9px)">{FRAME}</g>', "clipping path"),
    "clip in a clip": ('<clipPath id="c"><path clip-path="url(#c)"/></clipPath>', "within another"),
    "missing": (f'{FRAME}<use href="#nobody"/>', "“nobody”"),
    "circle": (f'{FRAME}<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "in a circle"),
    "itself": (f'<g id="a">{FRAME}<use href="#a"/></g>', "in a circle"),
    "bomb": (f'{BOMB}<use href="#a14"/>', "too many parts"),
    "chain": (f'<use href="#a4999"/>{CHAIN}', "circle"),
    "deep": ("<g>" * 100 + "</g>" * 100, "too many parts"),
    "crowd": ("<g/>" * 10_000, "too many parts"),
    "long": (f'<path d="M0 0{"l1 1" * 50_000}"/>', "too many parts"),
    "dashes": ('<path d="M0 0L9 9" stroke="red" stroke-dasharray=".0001"/>', "too many parts"),
    "attributes": ("<path " + " ".join(f'a{n}=""' for n in range(300)) + "/>", "too many parts"),
    "rules": ("<style>" + ".a{}" * 2_000 + "</style>" + "<g/>" * 2_000, "too many parts"),
    "clip of many": (
        f'<clipPath id="c"><path d="M0 0{"L1 2" * 400}"/></clipPath><path d="M0 0h9v9" clip-path="url(#c)"/>',
        "too many parts",
    ),
    "brackets": (f'<path d="M0 0h9v9" style="fill:{"(" * 100_000}"/>', "damaged"),
    "no path": ('<path d="nothing"/>', "damaged"),
    "no beginning": ('<path d="L9 9"/>', "damaged"),
    "too few numbers": ('<path d="M0 0C1 2 3"/>', "damaged"),
    "no movement": (f'<g transform="walk(1)">{FRAME}</g>', "damaged"),
    "huge numbers": ('<path d="M0 0L1e300 1e300V0z"/>', "damaged"),
    "not closed": ("<g>", "damaged"),
    "nothing": ("", "is empty"),
    "white": ('<rect width="9" height="9" fill="white"/>', "is empty"),
    "beside the page": ('<rect x="200" width="9" height="9"/>', "is empty"),
    "wide": ('<rect width="90" height="9"/>', "wrong shape"),
    "narrow": ('<rect width="1" height="90"/>', "wrong shape"),
    "line": ('<path d="M0 9L90 90" fill="red"/><path d="M5 5"/>', "is empty"),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawings(name: str) -> None:
    inside, words = DRAWINGS[name]
    with pytest.raises(InvalidData, match=words):
        check_emblem(svg(inside))
    with pytest.raises(InvalidData, match=words):
        read_emblem(EmblemFile("svg", svg(inside)))


FILES = {
    "empty": (b"", "neither SVG nor PNG"),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"0" * 99, "neither SVG nor PNG"),
    "web page": (b"<html><body/></html>", "not a drawing"),
    "no namespace": (b'<svg><path d="M0 0h9v9z"/></svg>', "not a drawing"),
    "svgz": (gzip.compress(svg(FRAME)), "compressed"),
    "huge": (b"<" + b" " * MAX_CHOSEN_BYTES, "larger than 8 MB"),
    "entities": (f"<!DOCTYPE svg [<!ENTITY a0 'ha'>{LAUGHS}]>".encode() + svg("&a11;"), "entities"),
    "entities in UTF-16": ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>".encode("utf-16"), "entities"),
    "entity of a file": (b"<!DOCTYPE svg [<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;]><svg/>", "entities"),
    "style sheet of a file": (b'<?xml-stylesheet href="a.css"?>' + svg(FRAME), "other files"),
    "unknown encoding": (b'<?xml version="1.0" encoding="klingon"?><svg/>', "damaged"),
    "distorted": (svg(FRAME).replace(b"viewBox", b'preserveAspectRatio="none" viewBox'), "distortion"),
    "no box": (svg(FRAME, "0 0 100"), "damaged"),
    "empty box": (svg(FRAME, "0 0 0 100"), "damaged"),
    "clipped root": (svg(FRAME).replace(b"viewBox", b'clip-path="url(#c)" viewBox'), "clipping path"),
    "too detailed": (svg(f"<g id='{'a' * 600_000}'>{FRAME}</g>"), "too detailed"),
}


@pytest.mark.parametrize("name", FILES)
def test_files(name: str) -> None:
    data, words = FILES[name]
    with pytest.raises(InvalidData, match=words):
        check_emblem(data)


def test_a_report_made_by_hand_with_too_large_an_emblem() -> None:
    with pytest.raises(InvalidData, match="too large"):
        read_emblem(EmblemFile("svg", svg(FRAME) + b" " * MAX_BYTES))


def mutants(data: bytes, count: int) -> Iterable[bytes]:
    """Yield a file with a few bytes changed, lost or doubled, each time in another way but always the same ones."""
    chance = random.Random(len(data))
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 2, 5))):
            place = chance.randrange(len(changed))
            if chance.random() < 0.6:
                changed[place] = chance.choice(b"0123456789-. MLCZ\"'<>/&;#\x00\xff")
            else:
                part = bytes(changed[place : place + chance.randrange(20)])
                changed[place : place + len(part)] = part * chance.choice((0, 2))
        yield bytes(changed)


ORIGINALS = {
    **{name: svg(FRAME + shape) for name, shape in SHAPES.items()},
    **{mode: png(seal(mode)) for mode in ("RGBA", "RGB", "LA", "L", "P", "1")},
}


@pytest.mark.parametrize("name", ORIGINALS)
def test_damaged_files_are_taken_or_refused_in_words(name: str) -> None:
    kind: EmblemKind = "png" if ORIGINALS[name].startswith(b"\x89PNG") else "svg"
    for changed in mutants(ORIGINALS[name], 20):
        for is_chosen in (True, False):
            try:
                emblem = read_emblem(check_emblem(changed) if is_chosen else EmblemFile(kind, changed))
            except InvalidData:
                continue
            assert emblem.height > 0
