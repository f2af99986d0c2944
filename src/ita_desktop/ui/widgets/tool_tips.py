"""Tool tips of texts that came from outside."""

from html import escape

from ita_desktop.app.texts import wrapped


def plain_tip(text: str) -> str:
    """Return the tool tip that shows a text as it is: Qt would take a `<` in it for the beginning of markup."""
    return f"<qt>{escape(wrapped(text)).replace(chr(10), '<br>')}</qt>" if text else ""
