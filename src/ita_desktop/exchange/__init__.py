"""Reports from and to the files of other programs."""

from ita_desktop.exchange.json_format import read_report as read_json
from ita_desktop.exchange.json_format import write_report as write_json
from ita_desktop.exchange.office_format import read_office, write_office

__all__ = ["read_json", "read_office", "write_json", "write_office"]
