"""The editor of a score."""

from decimal import Decimal

from ita_desktop.core.limits import parse_score
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit


class ScoreEdit(ParsedEdit):
    """Edits a Decimal or None; takes 95.76 and ๙๕.๗๖."""

    def parse(self, text: str) -> Decimal | None:
        """Return the score that a text means."""
        return parse_score(text)

    def format(self, value: object) -> str:
        """Return a score as it was typed, with western digits."""
        return "" if value is None else f"{value:f}"
