"""What the program says, in Thai or English: gettext catalogs under `resources/locale/`, source texts in English."""

import gettext
import os
from functools import cache
from typing import Final

from ita_desktop import assets
from ita_desktop.errors import Message

DOMAIN: Final = "ita_desktop"
LANGUAGES: Final = ("th", "en")


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    """Return a language's catalog; English is the source texts themselves, and serves when a catalog is missing."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, assets.resource("locale"), [language], fallback=True)


def use_language(language: str) -> None:
    """Let the texts of Python's own libraries, argparse's for one, come from our catalog too."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, assets.resource("locale"))
    gettext.textdomain(DOMAIN)


def source_text(text: str) -> str:
    """Return `text` as it is; marks it for the catalogs where it is translated elsewhere."""
    return text


def translate(text: str, language: str) -> str:
    """Return a source text in a language; one without translation stays English."""
    return _catalog(language).gettext(text)


def say(message: Message, language: str) -> str:
    """Return a message in a language, its values filled in; messages among the values are said too."""
    values = {
        name: say(value, language) if isinstance(value, Message) else value for name, value in message.values.items()
    }
    return translate(message.text, language).format(**values)
