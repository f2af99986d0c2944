"""The fonts of a PDF: Type 0 fonts whose codes give back the typed text, embedded as subsets."""

import zlib
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from ita_desktop.typeset.fonts import Face

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_CMAP_CHUNK = 100  # entries a bfchar block may hold (Adobe technical note 5014)
_SYMBOLIC = 4
# Two marks of no width side by side end a line for pdfminer; this width (em / 1000) is too small to move anything.
_LEAST_WIDTH = 0.01
# Readers show glyphs by number: the tables for shaping and for characters only cost room.
_UNNEEDED_TABLES = (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"kern", b"LTSH", b"VDMX", b"hdmx")


class _DocumentFont:
    """One face within one document: collects the codes shown and writes the font's objects at the end."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.codes: set[int] = set()

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - called so by ReportLab
        """Write the font's objects; ReportLab calls this once when the document is finished."""
        if self.codes:
            reference = document.Reference(_type0(document, self.face, tuple(sorted(self.codes))))
            document.idToObject["BasicFonts"].dict[self.face.key] = reference


def use(document: pdfdoc.PDFDocument, codes: Iterable[tuple[Face, int]]) -> None:
    """Tell a ReportLab document which codes of which faces its pages show, so that they are embedded."""
    by_face: dict[Face, set[int]] = defaultdict(set)
    for face, code in codes:
        by_face[face].add(code)
    for face in sorted(by_face, key=lambda face: face.key):
        _font_of(document, face).codes |= by_face[face]


def _font_of(document: pdfdoc.PDFDocument, face: Face) -> _DocumentFont:
    for font in document.delayedFonts:
        if isinstance(font, _DocumentFont) and font.face is face:
            return font
    font = _DocumentFont(face)
    document.delayedFonts.append(font)
    document.fontMapping[face.key] = "/" + face.key
    return font


def stream(data: bytes, **entries: Any) -> pdfdoc.PDFStream:
    """Return a PDF stream of bytes that are compressed already."""
    dictionary = pdfdoc.PDFDictionary({**entries, "Filter": pdfdoc.PDFName("FlateDecode")})
    return pdfdoc.PDFStream(dictionary=dictionary, content=data, filters=[])


def _type0(document: pdfdoc.PDFDocument, face: Face, codes: tuple[int, ...]) -> pdfdoc.PDFDictionary:
    name = pdfdoc.PDFName
    parts = _embedded(face, codes)
    base_font = name(f"{parts.tag}+{face.key}")
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": name("FontDescriptor"),
            "FontName": base_font,
            "Flags": _SYMBOLIC,
            "FontFile2": document.Reference(stream(parts.font, Length1=parts.font_length)),
            **parts.metrics,
        }
    )
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base_font,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(descriptor),
            "DW": 0,
            "W": parts.widths,
            "CIDToGIDMap": document.Reference(stream(parts.glyph_map)),
        }
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": base_font,
            "Encoding": name("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
            "ToUnicode": document.Reference(stream(parts.to_unicode)),
        }
    )


class _Embedded:
    """What a document needs of a face: compressed streams, widths and measures. Made once for each set of codes."""

    def __init__(self, face: Face, codes: tuple[int, ...]) -> None:
        glyphs = {code: face.texts[code][0] for code in codes}
        font, numbers = _subset(face, frozenset(glyphs.values()))
        self.tag = _tag(font)
        self.font_length = len(font)
        self.font = zlib.compress(font)
        self.glyph_map = zlib.compress(_glyph_map({code: numbers[glyph] for code, glyph in glyphs.items()}))
        widths = (f"{code} [{max(face.width(code), _LEAST_WIDTH):g}]" for code in codes)
        self.widths = f"[{' '.join(widths)}]"
        self.to_unicode = zlib.compress(_to_unicode(face, codes).encode("ascii"))
        self.metrics = _metrics(face)


@lru_cache(maxsize=16)
def _embedded(face: Face, codes: tuple[int, ...]) -> _Embedded:
    return _Embedded(face, codes)


def _subset(face: Face, glyphs: frozenset[int]) -> tuple[bytes, dict[int, int]]:
    """Cut a font down to some glyphs; returns its bytes and each old glyph's new number."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    dropped.update({int.from_bytes(table, "big") for table in _UNNEEDED_TABLES})
    plan = hb.SubsetPlan(face.hb_face, wanted)
    return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)


def _tag(font: bytes) -> str:
    """Return the six capitals that mark a subset's name, the same for the same subset."""
    number = int.from_bytes(sha256(font).digest()[:8], "big")
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _glyph_map(numbers: dict[int, int]) -> bytes:
    table = bytearray(2 * (max(numbers) + 1))
    for code, glyph in numbers.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _to_unicode(face: Face, codes: tuple[int, ...]) -> str:
    entries = [f"<{code:04X}> <{face.texts[code][1].encode('utf-16-be').hex().upper()}>" for code in codes]
    blocks = [entries[start : start + _CMAP_CHUNK] for start in range(0, len(entries), _CMAP_CHUNK)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return _CMAP_HEAD + body + _CMAP_TAIL


def _metrics(face: Face) -> dict[str, Any]:
    extents = face.font.get_font_extents("ltr")
    scale = face.scale
    bold = "Bold" in face.name
    return {
        "Ascent": round(extents.ascender * scale),
        "Descent": round(extents.descender * scale),
        "CapHeight": round(extents.ascender * scale),
        "ItalicAngle": -12 if "Italic" in face.name else 0,
        "StemV": 120 if bold else 80,
        "FontBBox": pdfdoc.PDFArray([-500, round(extents.descender * scale), 1500, round(extents.ascender * scale)]),
    }
