"""Reports from and to the files of other programs."""

from ita_desktop.exchange.json_format import read_report as read_json
from ita_desktop.exchange.json_format import write_report as write_json

__all__ = ["read_json", "write_json"]
