"""The window's texts in the language that was chosen for it, Qt's own among them."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from ita_desktop import texts
from ita_desktop.app.qt_strings import QtStrings
from ita_desktop.errors import Message
from ita_desktop.texts import LANGUAGES

_LOCALES: Final = {
    "th": QLocale(QLocale.Language.Thai, QLocale.Country.Thailand),
    # British: days stand before months.
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class _Chosen:
    """What has been chosen; Qt needs the strings to live as long as they are installed."""

    language: str = LANGUAGES[0]
    strings: QtStrings | None = None


def choose(language: str) -> None:
    """Take the window's language, once, when the QApplication is there and before anything is shown.

    A language that the program does not speak becomes the first one, Thai.
    """
    _Chosen.language = language if language in _LOCALES else LANGUAGES[0]
    locale = QLocale(_LOCALES[_Chosen.language])
    # A year such as 2567 is a number to Qt: it must not become 2,567.
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(locale)
    if _Chosen.strings is not None:
        QCoreApplication.removeTranslator(_Chosen.strings)
    _Chosen.strings = QtStrings(_Chosen.language)
    QCoreApplication.installTranslator(_Chosen.strings)


def language() -> str:
    """Return the window's language."""
    return _Chosen.language


def tr(source: str, **values: object) -> str:
    """Return a source text in the window's language, with the values for its `{placeholders}` filled in."""
    translated = texts.translate(source, _Chosen.language)
    return translated.format(**values) if values else translated


def say(message: Message) -> str:
    """Return a message, such as an error's, in the window's language."""
    return texts.say(message, _Chosen.language)


def wrapped(text: str) -> str:
    """Return a text for labels, where Qt itself wraps Thai only at spaces; for display only, never to be stored."""
    from ita_desktop.typeset.breaking import with_breaks  # noqa: PLC0415 - nothing here but labels needs the breaker

    return with_breaks(text)
