"""Qt's own texts, on buttons, in menus and dialogs, in the window's language; Qt brings no Thai."""

import gettext
from typing import Final

from PySide6.QtCore import QTranslator

from ita_desktop import assets

DOMAIN: Final = "qt"


class QtStrings(QTranslator):
    """Gives Qt the texts of `qt.po`; for those that are not there Qt shows its own."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._catalog = gettext.translation(DOMAIN, assets.resource("locale"), [language], fallback=True)
        self._catalog.add_fallback(_Nothing())

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        """Return a text of Qt's; None lets Qt ask elsewhere."""
        return self._catalog.pgettext(context, source) or None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that there are texts; Qt does not ask a translator that has none."""
        return False


class _Nothing(gettext.NullTranslations):
    """Stands behind a catalog and tells what it does not know, instead of giving the source text back."""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the signature of gettext's method
        """Return an empty text."""
        return ""
