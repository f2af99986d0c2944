"""An office's own emblem: what a clerk chooses is checked and kept small; what a report holds is read and printed.

Nothing of this is loaded for reports with the program's own Garuda.
"""

from functools import lru_cache
from typing import Final

from ita_desktop.core.emblem_file import MAX_BYTES, EmblemFile
from ita_desktop.document.emblem import Emblem
from ita_desktop.errors import InvalidData

MAX_CHOSEN_BYTES: Final = 8 * 1024 * 1024
"""How large a file a clerk may choose; what is kept of it is far smaller."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_GZIP: Final = b"\x1f\x8b"


def check_emblem(data: bytes) -> EmblemFile:
    """Return what a report keeps of a chosen file: drawing or picture cut to what is inked, without anything else.

    The kind is told by the contents. InvalidData, which says what to do, for whatever cannot be printed whole.
    """
    if len(data) > MAX_CHOSEN_BYTES:
        raise InvalidData("The file is larger than {limit} MB; choose a smaller one", limit=MAX_CHOSEN_BYTES // 1024**2)
    if data.startswith(_PNG):
        from ita_desktop.document.own_emblem.png import normal_png  # noqa: PLC0415 - only who needs it loads it

        return EmblemFile("png", normal_png(data))
    if data.startswith(_GZIP):
        raise InvalidData("The drawing is compressed (SVGZ); save it as plain SVG")
    if not _looks_like_xml(data):
        raise InvalidData("The file is neither SVG nor PNG; save the emblem as one of these")
    from ita_desktop.document.own_emblem.svg import normal_svg  # noqa: PLC0415 - only who needs it loads it

    drawing = normal_svg(data)
    if len(drawing) > MAX_BYTES:
        raise InvalidData("The drawing is too detailed; choose a simpler one, or save the emblem as PNG")
    return EmblemFile("svg", drawing)


@lru_cache(maxsize=4)
def read_emblem(file: EmblemFile) -> Emblem:
    """Return a report's own emblem as it is printed; InvalidData if it cannot be, as in a report made by hand."""
    if len(file.data) > MAX_BYTES:
        raise InvalidData("The emblem in the report is too large; choose it again")
    if file.kind == "png":
        from ita_desktop.document.own_emblem.png import png_emblem  # noqa: PLC0415 - only who needs it loads it

        return png_emblem(file.data)
    from ita_desktop.document.own_emblem.svg import svg_emblem  # noqa: PLC0415 - only who needs it loads it

    return svg_emblem(file.data)


def _looks_like_xml(data: bytes) -> bool:
    """Tell whether a file may be XML: its first letter is a bracket, in UTF-8 or UTF-16."""
    return data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
