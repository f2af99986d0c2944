"""An office's settings as one JSON file, version 1, to be carried from one computer to the next."""

from typing import Final, cast

from ita_desktop.core import limits
from ita_desktop.core.history import Official
from ita_desktop.core.limits import COUNTS
from ita_desktop.core.office import Office
from ita_desktop.exchange.codecs import AGENCY, EMBLEM, TEXT, read_object, record, rows, write_object

FORMAT: Final = "ita-office"
VERSION: Final = 1

_OFFICE: Final = record(
    Office,
    agency=AGENCY,
    people=rows(record(Official, name=TEXT, position=TEXT), COUNTS[Office]["people"]),
    divisions=rows(TEXT, COUNTS[Office]["divisions"]),
    number_prefixes=rows(TEXT, COUNTS[Office]["number_prefixes"]),
    phrases=rows(TEXT, COUNTS[Office]["phrases"]),
    emblem=EMBLEM,
)


def read_office(data: bytes) -> Office:
    """Return the settings that a file holds; InvalidData names the place of anything that is not in the format."""
    office = cast(Office, read_object(data, FORMAT, VERSION, _OFFICE))
    limits.validate_office(office)
    return office


def write_office(office: Office) -> bytes:
    """Return settings as JSON in UTF-8, every key written out; InvalidData for what could not be read again."""
    limits.validate_office(office)
    return write_object(office, FORMAT, VERSION, _OFFICE)
