"""XML of strangers: read without entities, files or network, and only as large and deep as a drawing is."""

from collections.abc import Sized
from typing import Any, Final
from xml.parsers import expat

from lxml import etree

from ita_desktop.errors import InvalidData

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"

MAX_ELEMENTS: Final = 8_000
MAX_DEPTH: Final = 60
MAX_ATTRIBUTES: Final = 200
"""Of one element; lxml takes quadratic time for them."""


def read_xml(data: bytes) -> Any:
    """Return the root of an XML document; InvalidData if it is damaged or has what no drawing needs."""
    _look_through(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise damaged() from None


def damaged() -> InvalidData:
    """Return the error for a drawing that no program could read."""
    return InvalidData("The drawing is damaged; save it again as plain SVG or choose another one")


def too_many_parts() -> InvalidData:
    """Return the error for a drawing that would take too long, or is meant to."""
    return InvalidData("The drawing has too many parts; choose a simpler one, or save the emblem as PNG")


def _look_through(data: bytes) -> None:
    """Read a document once without keeping anything, so that nothing is built that is refused."""
    parser = expat.ParserCreate()
    depth = count = 0

    def start(_name: str, attributes: Sized) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS or len(attributes) > MAX_ATTRIBUTES:
            raise too_many_parts()

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def document_type(_name: str, _system: object, _public: object, has_definitions: int) -> None:
        if has_definitions:
            raise InvalidData("The drawing defines words of its own (entities); save it as plain SVG")

    def instruction(target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise _outside()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler, parser.ProcessingInstructionHandler = document_type, instruction
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except (expat.ExpatError, LookupError, ValueError):
        raise damaged() from None


def _outside() -> InvalidData:
    return InvalidData("The drawing needs other files or pages of the internet; save it as plain SVG")


def check_references(root: Any) -> None:
    """Refuse programs and whatever lies outside of a document, wherever in it that stands; InvalidData."""
    for element in root.iter("*"):
        if etree.QName(element).localname.lower() in ("script", "handler", "listener"):
            raise _program()
        for name, value in element.attrib.items():
            local = etree.QName(name).localname.lower()
            if local.startswith("on"):
                raise _program()
            if name == "{http://www.w3.org/XML/1998/namespace}base":
                raise _outside()
            if local in ("href", "src") and not value.strip().startswith("#") and not _is_picture(element):
                raise _outside()


def _program() -> InvalidData:
    return InvalidData("The drawing holds a program (script); save it as plain SVG")


def _is_picture(element: Any) -> bool:
    """Tell whether an element is a picture that stands in the document itself; those have a message of their own."""
    return bool(
        etree.QName(element).localname == "image"
        and all(
            value.startswith("data:") for name, value in element.attrib.items() if etree.QName(name).localname == "href"
        )
    )
