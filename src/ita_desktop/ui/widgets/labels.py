"""Labels whose Thai wraps at words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ita_desktop.typeset.breaking import with_breaks


class WrapLabel(QLabel):
    """A label of several lines. It shows zero width spaces and keeps them to itself: `text` gives what was set."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._text = ""
        self.setText(text)

    def text(self) -> str:
        """Return the text as it was set, with `&` before its mnemonic."""
        return self._text

    def setText(self, text: str) -> None:  # noqa: N802
        """Show a text; `&` marks the mnemonic of the buddy."""
        self._text = text
        super().setText(with_breaks(text))
        # A screen reader would stumble over zero width spaces.
        self.setAccessibleName(_without_mnemonic(text))


def _without_mnemonic(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
