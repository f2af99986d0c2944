"""Tries the program's own parts where it is installed: are the fonts, data and libraries there and do they work?"""

import struct
import tempfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from ita_desktop.texts import source_text, translate

Check = tuple[str, Callable[[], None]]

_RING = b"""<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:none;stroke:#000;stroke-width:2}</style>
<circle class="a" cx="9" cy="9" r="8"/></svg>"""
"""A drawing for which the reader needs all its libraries: a style sheet, and a stroke that becomes an area."""


def checks() -> Sequence[Check]:
    """Return each check's name (a source text) and the function that raises if it fails."""
    return (
        (source_text("Thai is drawn by HarfBuzz's shaping"), _shaping),
        (source_text("Thai lines end at ICU's word boundaries"), _breaking),
        (source_text("the sample report prints"), _printing),
        (source_text("an office's own emblem is read and drawn"), _own_emblem),
        (source_text("a report file is written and read back"), _file),
        (source_text("the checks find what is wrong"), _checks),
        (source_text("the Thai catalog is there"), _catalog),
    )


def _shaping() -> None:
    from ita_desktop.typeset.fonts import official_family  # noqa: PLC0415

    face = official_family().face("regular")
    low, shifted = (face.shape(text, thai=True)[0][-1].codepoint for text in ("ที่", "ปี่"))
    expect(low != shifted, "the tone mark over ปี่ is not moved")


def _breaking() -> None:
    from ita_desktop.typeset.breaking import Breaker  # noqa: PLC0415

    pieces = [piece for piece, _ in Breaker().pieces("ประชาชนได้รับบริการ")]
    expect(pieces[0] == "ประชาชน", f"words are not found: {pieces}")


def _printing() -> None:
    from ita_desktop import assets, document, exchange  # noqa: PLC0415

    report = exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes())
    rendered = document.render_pdf(report, document.emblem_of(report))
    expect(rendered.pdf.startswith(b"%PDF-") and rendered.pages > 1, "the PDF is empty")
    expect({"memo.subject", "settings.emblem"} <= rendered.places.keys(), "subject or emblem are not on a page")


def _own_emblem() -> None:
    from ita_desktop.document.own_emblem import check_emblem, read_emblem  # noqa: PLC0415

    for kind, data in (("svg", _RING), ("png", _black_png(200, 300))):
        kept = check_emblem(data)
        expect(kept.kind == kind, f"the {kind} is taken for {kept.kind}")
        read_emblem(kept)


def _black_png(width: int, height: int) -> bytes:
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes((width + 1) * height))),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _file() -> None:
    from ita_desktop import storage  # noqa: PLC0415
    from ita_desktop.core.blank import blank_report  # noqa: PLC0415

    report = blank_report(2567)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ทดสอบ.db"
        storage.write_report(report, path)
        expect(storage.read_report(path).report == report, "the report read back differs")


def _checks() -> None:
    from ita_desktop.core.blank import blank_report  # noqa: PLC0415
    from ita_desktop.core.checks import find  # noqa: PLC0415
    from ita_desktop.core.paths import replace  # noqa: PLC0415

    report = replace(replace(blank_report(2567), "agency.name", "เทศบาลเมืองเบตง"), "memo.to", "นายกเทศมนตรีตำบลแม่สาย")
    rules = {finding.rule for finding in find(report)}
    expect({"other-agency", "empty-section"} <= rules, f"only these are found: {sorted(rules)}")


def _catalog() -> None:
    expect(translate("fiscal year", "th") != "fiscal year", "texts are not translated")


def expect(holds: bool, problem: str) -> None:  # noqa: FBT001
    """Raise with what is wrong if a check does not hold."""
    if not holds:
        raise RuntimeError(problem)
